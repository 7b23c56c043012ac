import { LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Spin } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { type PaperForm, paperFormFacts, paperForms } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { WordSheet } from '../../../components/word/word-sheet.tsx';
import { LostPage } from '../../../frame/lost-page.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { printPaper } from './paper-query.ts';
import { casePaperWords } from './words.ts';

/** One paper of a case as a sheet that the browser prints: the same file that can be saved. */
export function PaperPrintPage() {
  const { id = '', form = '' } = useParams();
  const known = paperForms.find((one) => one === form);
  return known === undefined ? <LostPage /> : <Sheet disputeId={id} form={known} />;
}

function Sheet({ disputeId, form }: { readonly disputeId: string; readonly form: PaperForm }) {
  const [query] = useSearchParams();
  const say = useWords(casePaperWords);
  const label = useNames();
  const seq = query.get('seq');
  const personal = query.get('personal') === 'true';
  const { data, error, refetch } = useQuery({
    queryKey: ['dispute', disputeId, 'paper', form, seq, personal],
    queryFn: async () => {
      const file = await printPaper(disputeId, { form, personal, seq: seq === null ? null : Number(seq) });
      return new Uint8Array(await file.arrayBuffer());
    },
    // Whoever opens it prints it: the answer is made once, and with numbers in full is noted once.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" description={say('preparing')} />;
  return (
    <Flex vertical gap={16}>
      <Flex vertical gap={16} className="no-print">
        <Link to={`/disputes/${disputeId}/papers`}>
          <LeftOutlined /> {say('title')}
        </Link>
        <PageHeading title={label(paperFormFacts[form])}>
          <Button type="primary" size="large" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('now')}
          </Button>
        </PageHeading>
      </Flex>
      <WordSheet bytes={data} />
    </Flex>
  );
}
