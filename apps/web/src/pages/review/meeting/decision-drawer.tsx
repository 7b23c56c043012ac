import { Alert, Drawer, Spin } from 'antd';
import { commandNames } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useNames, useSentences } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useDispute } from '../../dispute/dispute-query.ts';
import { DecisionLine } from '../decision-line.tsx';
import type { AgendaEntry } from '../review-query.ts';
import { useCaseFacts, useCaseName } from './case-lines.ts';
import { useDeciding, useDecidingOnMany } from './decide-query.ts';
import { useRulesOf } from './order-rules.ts';
import { type FormOf, OrdersDrawer } from './orders-drawer.tsx';
import { showFaults } from './show-faults.ts';
import type { GivenOrder } from './use-order-form.ts';
import { meetingWords } from './words.ts';

interface Props {
  readonly meetingId: string;
  readonly entry: AgendaEntry;
  readonly onClose: () => void;
}

/** Decides on a case of the agenda: one order, or several of which the case takes all or none. */
export function DecisionDrawer(props: Props) {
  const { data, error, refetch } = useDispute(props.entry.line.id);
  if (data) return <Deciding {...props} dispute={data} />;
  return (
    <Drawer open onClose={props.onClose} size={620}>
      {error ? <Failure error={error} retry={refetch} /> : <Spin className="waiting" />}
    </Drawer>
  );
}

function Deciding({ meetingId, entry, dispute, onClose }: Props & { readonly dispute: Dispute }) {
  const say = useWords(meetingWords);
  const caseName = useCaseName();
  const facts = useCaseFacts();
  const deciding = useDeciding(meetingId);
  const together = useDecidingOnMany(meetingId);
  const { line, decisions } = entry;
  const decideOn = ([only, ...more]: readonly GivenOrder[], formOf: FormOf) => {
    deciding.reset();
    together.reset();
    if (only === undefined) return;
    const of = { disputeId: dispute.id, expectedVersion: dispute.version };
    const onError = (error: Error) => error instanceof Problem && showFaults(error, formOf);
    if (more.length === 0) {
      deciding.mutate({ decision: { ...of, ...only }, key: newKey() }, { onSuccess: onClose, onError });
      return;
    }
    together.mutate(
      { batch: { cases: [of], orders: [only, ...more] }, key: newKey() },
      { onSuccess: ({ results: [result] }) => result?.refusal === null && onClose(), onError },
    );
  };
  const [refused] = together.data?.results.filter(({ refusal }) => refusal !== null) ?? [];
  const isStale = Problem.isStale(deciding.error) || refused?.refusal?.code === 'changed-meanwhile';
  const error = deciding.error ?? together.error;
  return (
    <OrdersDrawer
      title={say('decideTitle', { case: caseName(line) })}
      rules={useRulesOf(dispute)}
      isSending={deciding.isPending || together.isPending}
      send={decideOn}
      onClose={onClose}
    >
      <p>{facts(line)}</p>
      {decisions.length > 0 && (
        <ul className="plain decisions" style={{ marginBottom: 16 }}>
          {decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      {isStale && (
        <Alert type="warning" showIcon role="alert" title={say('stale')} style={{ marginBottom: 16 }} />
      )}
      {error && !isStale && <Failure error={error} />}
      {refused && !isStale && <RefusedTogether result={refused} />}
    </OrdersDrawer>
  );
}

/** Which of several orders the case refused, and that none of them was applied. */
function RefusedTogether({
  result,
}: {
  readonly result: { readonly decisions: AgendaEntry['decisions']; readonly refusal: object | null };
}) {
  const say = useWords(meetingWords);
  const name = useNames();
  const sentence = useSentences();
  const { named } = useLists();
  const culprits = result.decisions.filter(
    ({ refusal }) => refusal !== null && refusal.code !== 'refused-together',
  );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={say('noneApplied')}
      description={culprits.map(
        ({ id, type, refusal }) =>
          refusal && <div key={id}>{named(name(commandNames[type]), sentence(refusal))}</div>,
      )}
    />
  );
}
