import { Alert, Button, Flex, Popconfirm, Tag, Tooltip } from 'antd';
import { Link } from 'react-router-dom';
import { WaitingFileList } from '../../components/files/waiting-file-list.tsx';
import { moveFiles, useAllWaitingFiles } from '../../offline/file-outbox.ts';
import {
  dropReport,
  giveUpReport,
  useSentReports,
  useWaitingReports,
  type WaitingReport,
} from '../../offline/report-outbox.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { draftFrom, inShort, type ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly ownerId: string;
  /** Takes a refused report back into the form; undefined while another draft stands there. */
  readonly onEdit?: ((draft: ReportDraft) => void) | undefined;
}

/** What was written here and has not reached the office yet, and what has. */
export function WaitingReports({ ownerId, onEdit }: Props) {
  return (
    <>
      <SentReports />
      <UnsentReports ownerId={ownerId} onEdit={onEdit} />
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

function UnsentReports({ ownerId, onEdit }: Props) {
  const say = useWords(reportWords);
  const dates = useDates();
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
          {waiting.map((one) => (
            <li key={one.id} className="row">
              <Flex vertical style={{ flex: 1, minWidth: 0 }}>
                <span>
                  {dates.moment(one.writtenAt)} · {inShort(one.report.summary)}{' '}
                  {filesOf(one.id) > 0 && <Tag>{say('withFiles', { count: filesOf(one.id) })}</Tag>}
                </span>
                <Refusal of={one} />
              </Flex>
              {one.refusal && <AfterRefusal ownerId={ownerId} onEdit={onEdit} of={one} />}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Refusal({ of: { disputeId, refusal } }: { readonly of: WaitingReport }) {
  const say = useWords(reportWords);
  const name = useNames();
  if (!refusal) return null;
  return (
    <span role="alert">
      {say(disputeId ? 'settlementRefused' : 'refused', { why: name(refusal) })}{' '}
      {disputeId && <Link to={`/disputes/${disputeId}`}>{say('theirCase')}</Link>}
    </span>
  );
}

/** What can be done about a refusal: the report is mended or given up; a settlement is entered at its case. */
function AfterRefusal({ ownerId, onEdit, of: report }: Props & { readonly of: WaitingReport }) {
  const say = useWords(reportWords);
  if (report.disputeId)
    return <Button onClick={() => void dropReport(ownerId, report.id)}>{say('understood')}</Button>;
  const edit = async () => {
    const draft = draftFrom(report);
    await moveFiles(ownerId, { reportId: report.id }, { reportId: draft.id });
    onEdit?.(draft);
    await dropReport(ownerId, report.id);
  };
  return (
    <Flex gap={8} wrap>
      <Tooltip title={onEdit ? undefined : say('editLater')}>
        <Button disabled={onEdit === undefined} onClick={() => void edit()}>
          {say('edit')}
        </Button>
      </Tooltip>
      <Popconfirm title={say('dropSure')} onConfirm={() => giveUpReport(ownerId, report.id)}>
        <Button>{say('drop')}</Button>
      </Popconfirm>
    </Flex>
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
