import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import type { AgendaEntry } from '../review-query.ts';
import { BatchResults } from './batch-results.tsx';
import { useDecidingOnMany } from './decide-query.ts';
import { useRulesForMany } from './order-rules.ts';
import { OrdersDrawer } from './orders-drawer.tsx';
import { showFaults } from './show-faults.ts';
import { meetingWords } from './words.ts';

/** Decides the same on several cases; each takes all orders or none, and one does not wait for another. */
export function ManyDrawer(props: {
  readonly meetingId: string;
  readonly entries: readonly AgendaEntry[];
  /** @param left  the cases that have refused; undefined where nothing was decided */
  readonly onClose: (left: readonly string[] | undefined) => void;
}) {
  const say = useWords(meetingWords);
  const { meetingId, entries } = props;
  const { data, error, isPending, mutate } = useDecidingOnMany(meetingId);
  const left = data?.results.flatMap(({ disputeId, refusal }) => (refusal === null ? [] : [disputeId]));
  return (
    <OrdersDrawer
      title={say('decideTitleMany', { count: entries.length })}
      rules={useRulesForMany(entries)}
      isSending={isPending}
      send={(orders, formOf) => {
        const cases = entries.map(({ line: { id, version } }) => ({
          disputeId: id,
          expectedVersion: version,
        }));
        mutate(
          { batch: { cases, orders }, key: newKey() },
          { onError: (refused) => refused instanceof Problem && showFaults(refused, formOf) },
        );
      }}
      outcome={data && <BatchResults done="resultDone" entries={entries} outcomes={data.results} />}
      onClose={() => props.onClose(left)}
    >
      {error && <Failure error={error} />}
    </OrdersDrawer>
  );
}
