import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex } from 'antd';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { useWords } from '../../../words/words.ts';
import { SlipLine } from '../../slips/slip-line.tsx';
import { useTaskSlips } from '../../slips/slip-query.ts';
import { slipWords } from '../../slips/words.ts';

/** The papers of a closed meeting as files in the official form, and which units have signed for their slips. */
export function PapersCard({ meetingId }: { readonly meetingId: string }) {
  const say = useWords(slipWords);
  const list = useTaskSlips({ meetingId });
  const { data, error, refetch } = list;
  const slips = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="no-print">
      <Card title={say('papers')} loading={!data && !error}>
        <Flex vertical gap={16}>
          <Flex gap={8} wrap>
            {(['minutes', 'analysis'] as const).map((paper) => (
              <Button
                key={paper}
                icon={<DownloadOutlined />}
                href={`/api/v1/review/meetings/${meetingId}/papers/${paper}.docx`}
                download
              >
                {say(paper)}
              </Button>
            ))}
          </Flex>
          {error && <Failure error={error} retry={refetch} />}
          <section>
            <h2>{say('receipts')}</h2>
            {data && slips.length === 0 && (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noSlips')} />
            )}
            <ul className="plain">
              {slips.map((slip) => (
                <SlipLine key={slip.id} slip={slip} />
              ))}
            </ul>
            <MoreBelow list={list} />
          </section>
        </Flex>
      </Card>
    </div>
  );
}
