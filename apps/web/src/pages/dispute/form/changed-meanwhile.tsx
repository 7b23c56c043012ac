import { Alert } from 'antd';
import type { Shapes } from '../../../api/client.ts';
import type { Problem } from '../../../api/problem.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { disputeWords } from '../words.ts';

/** Shows what somebody else did since the case was opened, so that the person can decide. Nothing written is lost. */
export function ChangedMeanwhile({ problem }: { readonly problem: Problem }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const changes = problem.changes as readonly Pick<Shapes['HistoryLine'], 'seq' | 'at' | 'sentence'>[];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={say('changedTitle')}
      description={
        <>
          <p>{say('changedHint')}</p>
          <ul>
            {changes.map(({ seq, at, sentence }) => (
              <li key={seq}>
                {dates.moment(at)} {name(sentence)}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
