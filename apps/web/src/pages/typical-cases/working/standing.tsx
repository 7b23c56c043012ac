import { Alert, Flex } from 'antd';
import { Link } from 'react-router-dom';
import { toldFields } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { writtenFields } from './edits.ts';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';
import type { Working } from './working-query.ts';

const bars = {
  'not-yours': 'barNotYours',
  'leader-only': 'barLeaderOnly',
  'own-work': 'barOwnWork',
} as const;

/** Where an edition stands, who had it in hand, and what to think of before the next step. */
export function Standing({ working, writing }: { readonly working: Working; readonly writing: Writing }) {
  const say = useWords(workingWords);
  const name = useNames();
  const dates = useDates();
  const { id, state, submittedBy, submittedAt, releasedBy, releasedAt, ended, releaseBar } = working;
  const isUnderway = state === 'draft' || state === 'submitted';
  return (
    <Flex vertical gap={8}>
      {state === 'submitted' && submittedBy && submittedAt && (
        <Alert
          type="info"
          showIcon
          title={say('isSubmitted', { name: submittedBy, at: dates.moment(submittedAt) })}
          description={releaseBar && say(bars[releaseBar])}
        />
      )}
      {releasedBy && releasedAt && (
        <Alert
          type={state === 'released' ? 'success' : 'info'}
          showIcon
          title={say('isReleased', { name: releasedBy, at: dates.moment(releasedAt) })}
          description={state === 'released' && <Link to={`/typical-cases/${id}`}>{say('read')}</Link>}
        />
      )}
      {ended && (
        <Alert
          type="warning"
          showIcon
          title={
            <span lang="zh-CN">
              {say('ended', { name: ended.by, at: dates.moment(ended.at), reason: ended.reason })}
            </span>
          }
        />
      )}
      {working.remarks.map((remark) => (
        <Alert
          key={remark.at}
          type="warning"
          showIcon
          title={
            <span lang="zh-CN">
              {say('remark', { name: remark.by, at: dates.moment(remark.at), words: remark.words })}
            </span>
          }
        />
      ))}
      {isUnderway && working.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('warnings')}
          description={
            <ul className="working-warnings">
              {working.warnings.map((warning) => (
                <li key={warning.zh}>{name(warning)}</li>
              ))}
            </ul>
          }
        />
      )}
      {isUnderway && <Checked working={working} writing={writing} />}
    </Flex>
  );
}

/** What the check has found in what stands on the screen. */
function Checked({ working, writing }: { readonly working: Working; readonly writing: Writing }) {
  const say = useWords(workingWords);
  const open = toldFields.flatMap(writing.residuesIn).filter(({ clearedBy }) => clearedBy === undefined);
  if (open.length > 0) return <Alert type="error" showIcon title={say('unclean', { count: open.length })} />;
  if (writing.pending > 0) return <Alert type="info" showIcon title={say('unchecked')} />;
  const isBlank = writtenFields.every((field) => writing.written[field].length === 0);
  return isBlank ? null : <Alert type="success" showIcon title={say('clean')} key={working.version} />;
}
