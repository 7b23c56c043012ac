import { Alert, Button, Flex, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { WaitingFileList } from '../../components/files/waiting-file-list.tsx';
import { useAllWaitingFiles } from '../../offline/file-outbox.ts';
import { giveUpReport, useSentReports, useWaitingReports } from '../../offline/report-outbox.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { reportWords } from './words.ts';

const inShort = (summary: string): string => (summary.length > 40 ? `${summary.slice(0, 40)}…` : summary);

/** What was written here and has not reached the office yet, and what has. */
export function WaitingReports({ ownerId }: { readonly ownerId: string }) {
  return (
    <>
      <SentReports />
      <UnsentReports ownerId={ownerId} />
      <UnsentFiles ownerId={ownerId} />
    </>
  );
}

function SentReports() {
  const say = useWords(reportWords);
  const sent = useSentReports();
  if (sent.length === 0) return null;
  return (
    <Alert
      type="success"
      showIcon
      title={say('sentTitle', { count: sent.length })}
      description={
        <ul className="plain">
          {sent.map(({ disputeId, summary }) => (
            <li key={disputeId}>
              <Link to={`/disputes/${disputeId}`}>{inShort(summary)}</Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function UnsentReports({ ownerId }: { readonly ownerId: string }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const name = useNames();
  const waiting = useWaitingReports();
  const files = useAllWaitingFiles();
  const filesOf = (id: string) =>
    files.filter(({ home }) => 'reportId' in home && home.reportId === id).length;
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
                  {dates.moment(writtenAt)} · {inShort(report.summary)}{' '}
                  {filesOf(id) > 0 && <Tag>{say('withFiles', { count: filesOf(id) })}</Tag>}
                </span>
                {refusal && <span role="alert">{say('refused', { why: name(refusal) })}</span>}
              </Flex>
              {refusal && <Button onClick={() => void giveUpReport(ownerId, id)}>{say('drop')}</Button>}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Files whose report has arrived already, case by case. */
function UnsentFiles({ ownerId }: { readonly ownerId: string }) {
  const say = useWords(reportWords);
  const homes = useAllWaitingFiles().flatMap(({ home }) => ('disputeId' in home ? [home.disputeId] : []));
  if (homes.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('filesWait', { count: homes.length })}
      description={[...new Set(homes)].map((disputeId) => (
        <div key={disputeId}>
          <Link to={`/disputes/${disputeId}`}>{say('theirCase')}</Link>
          <WaitingFileList ownerId={ownerId} home={{ disputeId }} />
        </div>
      ))}
    />
  );
}
