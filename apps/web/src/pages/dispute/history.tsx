import { Card, Skeleton, Timeline, Typography } from 'antd';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type Dispute, useHistory } from './dispute-query.ts';
import { disputeWords } from './words.ts';

/** What happened, newest first, as a story. */
export function History({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { data, error, refetch } = useHistory(dispute.id, dispute.version);
  return (
    <Card title={say('history')}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <Timeline
          items={[...data].reverse().map((line) => ({
            key: line.seq,
            content: (
              <>
                <div>{name(line.sentence)}</div>
                {line.why && <Typography.Paragraph className="story">{line.why}</Typography.Paragraph>}
                <Typography.Text type="secondary" title={`${say('hash')} ${line.hash}`}>
                  {dates.moment(line.at)}
                </Typography.Text>
              </>
            ),
          }))}
        />
      )}
    </Card>
  );
}
