import { Alert, Checkbox } from 'antd';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Report } from './report-query.ts';
import { useSentenceNames } from './sentence-item.tsx';
import { reportWords } from './words.ts';

/** The edited sentences in doubt, and the tick of whoever has looked at them: without it nothing is published. */
export function SentenceDoubts(props: {
  readonly doubts: Report['draft']['doubts'];
  readonly isLookedAt: boolean;
  readonly onLookedAt: (isLookedAt: boolean) => void;
  /** Publishing was tried without it. */
  readonly isMissing: boolean;
}) {
  const say = useWords(reportWords);
  const { join } = useLists();
  const nameOf = useSentenceNames();
  const { doubts, isLookedAt, onLookedAt, isMissing } = props;
  const points = doubts.flatMap(({ id, hasMoved, numbers }) => [
    ...(hasMoved ? [say('movedIn', { name: nameOf(id) })] : []),
    ...(numbers.length === 0 ? [] : [say('oddIn', { name: nameOf(id), numbers: join(numbers) })]),
  ]);
  return (
    <Alert
      type={isMissing ? 'error' : 'warning'}
      showIcon
      role={isMissing ? 'alert' : 'note'}
      style={{ marginBottom: 16 }}
      title={say('doubts')}
      description={
        <>
          <ul className="plain">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <Checkbox checked={isLookedAt} onChange={({ target }) => onLookedAt(target.checked)}>
            {say('lookedAt')}
          </Checkbox>
          {isMissing && <p style={{ marginBlock: '8px 0' }}>{say('lookFirst')}</p>}
        </>
      }
    />
  );
}
