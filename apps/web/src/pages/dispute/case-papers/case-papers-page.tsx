import { DownloadOutlined, LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Flex, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { FileScans } from './file-scans.tsx';
import { type CasePaper, useCasePapers, useDownload } from './paper-query.ts';
import { casePaperWords } from './words.ts';

/** Every paper of a case: what can be printed now, what was, and which signed pages are there. */
export function CasePapersPage() {
  const { id = '' } = useParams();
  const say = useWords(casePaperWords);
  const { data, error, refetch } = useCasePapers(id);
  const [personal, setPersonal] = useState(false);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" />;
  const part = (isNotice: boolean) => data.items.filter((paper) => paper.isNotice === isNotice);
  return (
    <Flex vertical gap={16}>
      <Link to={`/disputes/${id}`}>
        <LeftOutlined /> {say('back')}
      </Link>
      <PageHeading title={say('title')} lead={say('lead')} />
      <FileScans disputeId={id} />
      {data.mayUnmask && (
        <Checkbox checked={personal} onChange={({ target }) => setPersonal(target.checked)}>
          {say('personal')}
        </Checkbox>
      )}
      {([false, true] as const).map((isNotice) => (
        <Card key={String(isNotice)} title={say(isNotice ? 'notices' : 'dossier')}>
          <ul className="plain">
            {part(isNotice).map((paper) => (
              <PaperLine
                key={`${paper.form}-${paper.seq ?? ''}`}
                disputeId={id}
                paper={paper}
                personal={personal}
              />
            ))}
          </ul>
        </Card>
      ))}
    </Flex>
  );
}

function PaperLine(props: {
  readonly disputeId: string;
  readonly paper: CasePaper;
  readonly personal: boolean;
}) {
  const { form, name, place, isNotice, source, seq, on, can } = props.paper;
  const say = useWords(casePaperWords);
  const label = useNames();
  const dates = useDates();
  const navigate = useNavigate();
  const download = useDownload(props.disputeId);
  const title = on === null ? label(name) : say('ofDay', { name: label(name), day: dates.day(on) });
  const query = new URLSearchParams({
    ...(seq === null ? {} : { seq: String(seq) }),
    ...(props.personal ? { personal: 'true' } : {}),
  });
  return (
    <li className="row">
      <Flex vertical gap={4} style={{ flex: '1 1 240px', minWidth: 0 }}>
        <strong>{isNotice ? title : `${place} ${title}`}</strong>
        <Typography.Text type="secondary">{label(source)}</Typography.Text>
        <PaperMarks paper={props.paper} />
        {download.error && <Failure error={download.error} />}
      </Flex>
      {can !== 'notYet' && (
        <Flex gap={8} wrap>
          <Button
            icon={<PrinterOutlined />}
            size="large"
            aria-label={`${say('print')} ${title}`}
            onClick={() => navigate(`/disputes/${props.disputeId}/papers/${form}?${query}`)}
          >
            {say('print')}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            size="large"
            loading={download.isPending}
            aria-label={`${say('download')} ${title}`}
            onClick={() => download.mutate({ form, seq, personal: props.personal })}
          >
            {say('download')}
          </Button>
        </Flex>
      )}
    </li>
  );
}

const colours = { isThere: 'green', missing: 'gold', notFiled: 'default' } as const;

function PaperMarks({
  paper: { can, isDue, isMissing, isKnown, prints, scans },
}: {
  readonly paper: CasePaper;
}) {
  const say = useWords(casePaperWords);
  const [latest] = prints;
  const lying = isKnown ? 'isThere' : isMissing ? 'missing' : 'notFiled';
  return (
    <Flex gap={4} wrap>
      {scans.length > 0 && <Tag color="green">{say('filed', { count: scans.length })}</Tag>}
      {scans.length === 0 && isDue && <Tag color={colours[lying]}>{say(lying)}</Tag>}
      {scans.length > 0 && scans.every(({ lacksEnd }) => lacksEnd) && (
        <Tag color="red">{say('lacksEnd')}</Tag>
      )}
      {scans.some(({ differs }) => differs) && <Tag color="red">{say('differs')}</Tag>}
      {latest?.draft === 'awaits' && <Tag color="blue">{say('draft')}</Tag>}
      {latest && <Tag>{say('printed', { version: latest.version })}</Tag>}
      {can !== 'print' && <Tag>{say(can)}</Tag>}
    </Flex>
  );
}
