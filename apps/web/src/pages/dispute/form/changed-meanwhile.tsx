import { Alert } from 'antd';
import type { Shapes } from '../../../api/client.ts';
import type { Problem } from '../../../api/problem.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useHistory } from '../dispute-query.ts';
import { disputeWords } from '../words.ts';

type Change = Pick<Shapes['HistoryLine'], 'seq' | 'at' | 'sentence'>;

/** Shows what somebody else did since the case was opened, so that the person can decide. Nothing written is lost. */
export function ChangedMeanwhile({ problem }: { readonly problem: Problem }) {
  const say = useWords(disputeWords);
  return (
    <Warning
      title={say('changedTitle')}
      hint={say('changedHint')}
      changes={problem.changes as readonly Change[]}
    />
  );
}

/**
 * Says that an open form can no longer be sent, and what somebody else did that forbids it. Nothing written is lost.
 * @param since  version of the case when the form was opened
 */
export function ForbiddenMeanwhile({
  dispute,
  since,
}: {
  readonly dispute: Dispute;
  readonly since: number;
}) {
  const say = useWords(disputeWords);
  const { data = [] } = useHistory(dispute.id, dispute.version);
  return (
    <Warning
      title={say('forbiddenTitle')}
      hint={say('forbiddenHint')}
      changes={data.filter(({ seq }) => seq > since)}
    />
  );
}

function Warning(props: {
  readonly title: string;
  readonly hint: string;
  readonly changes: readonly Change[];
}) {
  const name = useNames();
  const dates = useDates();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={props.title}
      description={
        <>
          <p>{props.hint}</p>
          <ul>
            {props.changes.map(({ seq, at, sentence }) => (
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
