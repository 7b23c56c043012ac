import { type ReactNode, useState } from 'react';
import { commandNames, type ReviewOrderType } from '#domain';
import { useCapable } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Unmask } from '../../dispute/unmask.tsx';
import { BatchResults } from '../meeting/batch-results.tsx';
import { entriesOf } from '../meeting/decided.ts';
import { ordersOf } from '../meeting/order-rules.ts';
import { Retract } from '../meeting/retract.tsx';
import { meetingWords } from '../meeting/words.ts';
import type { AgendaEntry, Meeting } from '../review-query.ts';
import { DecidePanel } from './decide-panel.tsx';
import { Over } from './over.tsx';
import { RoomCase } from './room-case.tsx';
import { RoomOrders } from './room-foot.tsx';
import { RoomNotes } from './room-notes.tsx';
import { useCase } from './use-case.ts';
import { useKeys } from './use-keys.ts';
import { useUndo } from './use-undo.ts';
import { roomWords } from './words.ts';

/** The digits that give an order each. */
const digits = 9;

/** The sensitive cases of which somebody has asked for the orders, or said why they look at them. */
export interface Looks {
  readonly asked: ReadonlySet<string>;
  readonly unmasked: ReadonlySet<string>;
}
export const noLooks: Looks = { asked: new Set(), unmasked: new Set() };

/** The case that the meeting speaks of, and everything that it does with it. */
export function CaseDesk(props: {
  readonly meeting: Meeting;
  readonly entry: AgendaEntry;
  readonly looks: Looks;
  readonly onLook: (kind: keyof Looks, disputeId: string) => void;
  readonly order: ReviewOrderType | undefined;
  readonly onOrder: (order: ReviewOrderType | undefined) => void;
  readonly onTell: (words: string) => void;
  /** What stands below the case, with its orders. */
  readonly foot: (orders: ReactNode) => ReactNode;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const name = useNames();
  const isHolding = useCapable()('review.hold');
  const { meeting, entry, looks, order, onTell } = props;
  const { id } = entry.line;
  const [isAskingWhy, askWhy] = useState(false);
  const isMasked = entry.line.sensitive && !looks.unmasked.has(id);
  const { dispute, steps } = useCase(entry, looks.asked.has(id) || looks.unmasked.has(id));
  const orders = dispute && isHolding ? ordersOf(dispute) : [];
  const { undo, outcomes, forget } = useUndo(meeting, entry, onTell);
  const ask = () => props.onLook('asked', id);
  const look = () => {
    ask();
    askWhy(isMasked);
    return isMasked;
  };
  useKeys((key) => {
    if (order !== undefined) return false;
    if (key === 'u') return look();
    if (key === 'Ctrl+z') return isHolding && undo();
    if (key === 'd') ask();
    const chosen = /^[1-9]$/.test(key) ? orders[Number(key) - 1] : undefined;
    if (chosen) props.onOrder(chosen);
    return key === 'd' || chosen !== undefined;
  });
  const party = dispute?.parties[0];
  return (
    <>
      <main className="room-body" aria-live="polite">
        <RoomCase entry={entry} dispute={dispute} isMasked={isMasked} onLook={look} />
        {order && dispute ? (
          <DecidePanel
            key={`${id} ${order}`}
            meetingId={meeting.id}
            dispute={dispute}
            order={order}
            onDone={({ typeName }) => {
              props.onOrder(undefined);
              onTell(say('applied', { what: name(typeName) }));
            }}
            onClose={() => props.onOrder(undefined)}
          />
        ) : (
          <RoomNotes
            entry={entry}
            isMasked={isMasked}
            dispute={dispute}
            steps={steps}
            actionsOf={(decision) => isHolding && <Retract meetingId={meeting.id} decision={decision} />}
          />
        )}
      </main>
      {props.foot(
        <RoomOrders
          orders={orders.slice(0, digits).map((one) => ({ order: one, words: name(commandNames[one]) }))}
          state={!isHolding ? 'following' : dispute ? 'known' : isMasked ? 'masked' : 'loading'}
          onOrder={props.onOrder}
          onAsk={ask}
        />,
      )}
      {outcomes && (
        <Over title={sayOf('retractBatchTitle', { count: outcomes.length })} onClose={forget}>
          <BatchResults done="resultRetracted" entries={entriesOf(meeting)} outcomes={outcomes} />
        </Over>
      )}
      {isAskingWhy && dispute && party && (
        <Unmask
          disputeId={id}
          party={party}
          onSeen={() => props.onLook('unmasked', id)}
          onClose={() => askWhy(false)}
        />
      )}
    </>
  );
}
