import { Alert, Button, Flex } from 'antd';
import { dropReport, useWaitingReports } from '../../offline/report-outbox.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { reportWords } from './words.ts';

/** What was written here and has not reached the office yet. */
export function WaitingReports({ ownerId }: { readonly ownerId: string }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const name = useNames();
  const waiting = useWaitingReports();
  if (waiting.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('waiting', { count: waiting.length })}
      description={
        <ul className="plain">
          {waiting.map(({ id, writtenAt, report, refusal }) => (
            <li key={id} className="row">
              <Flex vertical style={{ flex: 1, minWidth: 0 }}>
                <span>
                  {dates.moment(writtenAt)} · {report.summary.slice(0, 40)}
                </span>
                {refusal && <span role="alert">{say('refused', { why: name(refusal) })}</span>}
              </Flex>
              {refusal && <Button onClick={() => void dropReport(ownerId, id)}>{say('drop')}</Button>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
