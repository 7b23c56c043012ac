import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex } from 'antd';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { SlipLine } from '../../slips/slip-line.tsx';
import { useTaskSlips } from '../../slips/slip-query.ts';
import { slipWords } from '../../slips/words.ts';
import type { Meeting } from '../review-query.ts';
import { latest } from './edition-choice.tsx';
import { paperWords } from './paper-words.ts';

/** The papers of an edition as files in the official form, and which units have signed for the slips that went out with it. */
export function PapersCard({ meeting, edition }: { readonly meeting: Meeting; readonly edition: number }) {
  const say = useWords(slipWords);
  const sayPaper = useWords(paperWords);
  const { aside } = useLists();
  const { id, formerEditions, minutes } = meeting;
  const isFormer = edition !== latest;
  const list = useTaskSlips({
    meetingId: id,
    edition: isFormer ? edition : (minutes?.edition ?? formerEditions.length + 1),
  });
  const { data, error, refetch } = list;
  const slips = data?.pages.flatMap(({ items }) => items) ?? [];
  /** Where there are several editions, whatever is shown or downloaded says of which it is. */
  const titled = (word: string) =>
    formerEditions.length === 0
      ? word
      : aside(word, isFormer ? sayPaper('ofEdition', { edition }) : sayPaper('latest'));
  return (
    <>
      <Card className="no-print" title={titled(say('papers'))}>
        <Flex gap={8} wrap>
          {(['minutes', 'analysis'] as const).map((paper) => (
            <Button
              key={paper}
              icon={<DownloadOutlined />}
              href={`/api/v1/review/meetings/${id}/papers/${paper}.docx${isFormer ? `?edition=${edition}` : ''}`}
              download
            >
              {titled(say(paper))}
            </Button>
          ))}
        </Flex>
      </Card>
      <Card className="no-print" title={titled(say('receipts'))} loading={!data && !error}>
        {error && <Failure error={error} retry={refetch} />}
        {data && slips.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noSlips')} />
        )}
        <ul className="plain">
          {slips.map((slip) => (
            <SlipLine key={slip.id} slip={slip} />
          ))}
        </ul>
        <MoreBelow list={list} />
      </Card>
    </>
  );
}
