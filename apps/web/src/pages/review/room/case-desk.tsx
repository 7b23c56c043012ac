import { type ReactNode, useState } from 'react';
import { commandNames } from '#domain';
import { useCapable } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { BatchResults } from '../meeting/batch-results.tsx';
import { entriesOf } from '../meeting/decided.ts';
import { digitOf, orderOfDigit } from '../meeting/order-forms.ts';
import { ordersOf } from '../meeting/order-rules.ts';
import { Retract } from '../meeting/retract.tsx';
import { meetingWords } from '../meeting/words.ts';
import type { AgendaEntry, Decision, Meeting } from '../review-query.ts';
import { DecidePanel } from './decide-panel.tsx';
import { LookPanel, type Seen } from './look-panel.tsx';
import { Over } from './over.tsx';
import type { Asked } from './pages.ts';
import { RoomCase } from './room-case.tsx';
import { RoomOrders } from './room-foot.tsx';
import { RoomNotes } from './room-notes.tsx';
import { useCase } from './use-case.ts';
import { useKeys } from './use-keys.ts';
import { useUndo } from './use-undo.ts';
import { roomWords } from './words.ts';

/** The case that the meeting speaks of, and everything that it does with it. */
export function CaseDesk(props: {
  readonly meeting: Meeting;
  readonly entry: AgendaEntry;
  /** The form that is open beside the case. */
  readonly asked: Asked | undefined;
  readonly onAsk: (asked: Asked | undefined) => void;
  readonly onTell: (words: string) => void;
  /** What stands below the case, with its orders. */
  readonly foot: (orders: ReactNode) => ReactNode;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const name = useNames();
  const isCapable = useCapable();
  const isHolding = isCapable('review.hold');
  const { meeting, entry, asked, onAsk, onTell } = props;
  const { id } = entry.line;
  const seen = useSeen(id);
  const isMasked = entry.line.sensitive && seen.words === undefined;
  const { dispute, steps } = useCase(entry, !isMasked);
  const orders = dispute && isHolding ? ordersOf(dispute) : [];
  const { undo, outcomes, forget } = useUndo(meeting, entry, onTell);
  const look = () => {
    if (isMasked && isCapable('party.unmask')) onAsk('look');
    return isMasked;
  };
  useKeys((key) => {
    if (asked !== undefined) return false;
    if (key === 'u' || key === 'd') return look();
    if (key === 'Ctrl+z') return isHolding && undo();
    const chosen = orderOfDigit(key);
    if (chosen === undefined || !orders.includes(chosen)) return false;
    onAsk(chosen);
    return true;
  });
  const withWords = (decision: Decision): Decision => ({
    ...decision,
    ...seen.words?.decisions.find((one) => one.id === decision.id),
  });
  return (
    <>
      <main className="room-body" aria-live="polite">
        <RoomCase entry={entry} dispute={dispute} seen={seen.words} isMasked={isMasked} onLook={look} />
        {asked === 'look' ? (
          <LookPanel
            key={id}
            meetingId={meeting.id}
            disputeId={id}
            onSeen={(words) => {
              onAsk(undefined);
              seen.see(words);
            }}
            onClose={() => onAsk(undefined)}
          />
        ) : asked && dispute ? (
          <DecidePanel
            key={`${id} ${asked}`}
            meetingId={meeting.id}
            dispute={dispute}
            order={asked}
            onDone={({ typeName }) => {
              onAsk(undefined);
              onTell(say('applied', { what: name(typeName) }));
            }}
            onClose={() => onAsk(undefined)}
          />
        ) : (
          <RoomNotes
            entry={entry}
            isMasked={isMasked}
            dispute={dispute}
            steps={steps}
            withWords={withWords}
            actionsOf={(decision) => isHolding && <Retract meetingId={meeting.id} decision={decision} />}
          />
        )}
      </main>
      {props.foot(
        <RoomOrders
          orders={orders.map((order) => ({
            order,
            digit: digitOf(order),
            words: name(commandNames[order]),
          }))}
          state={!isHolding ? 'following' : dispute ? 'known' : isMasked ? 'masked' : 'loading'}
          onOrder={onAsk}
          onLook={look}
        />,
      )}
      {outcomes && (
        <Over title={sayOf('retractBatchTitle', { count: outcomes.length })} onClose={forget}>
          <BatchResults done="resultRetracted" entries={entriesOf(meeting)} outcomes={outcomes} />
        </Over>
      )}
    </>
  );
}

/** What was seen of the case on the screen: forgotten when the page is turned, so that it is asked for again. */
function useSeen(disputeId: string): {
  readonly words: Seen | undefined;
  readonly see: (words: Seen) => void;
} {
  const [seen, see] = useState<{ readonly disputeId: string; readonly words: Seen } | undefined>();
  if (seen !== undefined && seen.disputeId !== disputeId) see(undefined);
  return {
    words: seen?.disputeId === disputeId ? seen.words : undefined,
    see: (words) => see({ disputeId, words }),
  };
}
