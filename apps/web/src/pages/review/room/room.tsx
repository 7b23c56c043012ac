import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { commandNames, type ReviewOrderType } from '#domain';
import { Problem } from '../../../api/problem.ts';
import { useCapable } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Unmask } from '../../dispute/unmask.tsx';
import { useRetracting } from '../meeting/decide-query.ts';
import { entriesOf, isStanding } from '../meeting/decided.ts';
import { ordersOf } from '../meeting/order-rules.ts';
import { Retract } from '../meeting/retract.tsx';
import type { AgendaEntry, Meeting } from '../review-query.ts';
import { DecidePanel } from './decide-panel.tsx';
import { Help } from './help.tsx';
import { RoomCase } from './room-case.tsx';
import { RoomFoot } from './room-foot.tsx';
import { RoomHead } from './room-head.tsx';
import { RoomNotes } from './room-notes.tsx';
import { Sections } from './sections.tsx';
import { useCase, useNeighbours } from './use-case.ts';
import { useKeys } from './use-keys.ts';
import { usePlace } from './use-screen.ts';
import { roomWords } from './words.ts';

type Over = 'help' | 'sections' | 'unmask';

/** The digits that give an order each. */
const digits = 9;

/** One case at a time, and everything that a meeting does with it. */
export function Room({ meeting, first }: { readonly meeting: Meeting; readonly first: AgendaEntry }) {
  const say = useWords(roomWords);
  const name = useNames();
  const navigate = useNavigate();
  const isHolding = useCapable()('review.hold');
  const entries = entriesOf(meeting);
  const place = usePlace(meeting.id);
  const index = Math.max(
    0,
    entries.findIndex(({ line }) => line.id === place.at),
  );
  const entry = entries[index] ?? first;
  const [over, open] = useState<Over>();
  const [order, decide] = useState<ReviewOrderType>();
  const [unmasked, setUnmasked] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState<ReadonlySet<string>>(new Set());
  const [said, tell] = useState('');
  const { id } = entry.line;
  const isMasked = entry.line.sensitive && !unmasked.has(id);
  const { dispute, steps } = useCase(entry, asked.has(id) || unmasked.has(id));
  useNeighbours(entries, index);
  const orders = dispute && isHolding ? ordersOf(dispute) : [];
  const go = (n: number) => {
    const next = entries[n];
    if (next === undefined || n === index) return false;
    tell('');
    decide(undefined);
    place.go(next.line.id);
    return true;
  };
  const look = () => {
    ask((before) => new Set(before).add(id));
    if (over !== 'unmask' && isMasked) open('unmask');
    return isMasked;
  };
  const give = (chosen: ReviewOrderType | undefined) => {
    if (chosen) decide(chosen);
    return chosen !== undefined;
  };
  const retracting = useRetracting(meeting.id);
  const undo = () => {
    const last = entry.decisions.findLast(isStanding);
    if (!isHolding || last === undefined || retracting.isPending) return last !== undefined;
    retracting.mutate(last.id, {
      onSuccess: () => tell(say('undone', { what: name(last.typeName) })),
      onError: (error) => tell(error instanceof Problem ? name(error.label) : error.message),
    });
    return true;
  };
  useKeys((key) => {
    if (key === 'Escape') return leaveOrClose();
    if (order !== undefined) return false;
    switch (key) {
      case 'ArrowRight':
      case 'PageDown':
        return go(index + 1);
      case 'ArrowLeft':
      case 'PageUp':
        return go(index - 1);
      case 'Home':
        return go(0);
      case 'End':
        return go(entries.length - 1);
      case '?':
        return done(open('help'));
      case 's':
        return done(open('sections'));
      case 'u':
        return look();
      case 'Ctrl+z':
        return undo();
      case 'd':
        return done(ask((before) => new Set(before).add(id)));
      case 'l':
        return done(place.link(!place.isLinked));
      case 'f':
        return done(void document.documentElement.requestFullscreen?.());
      default:
        return /^[1-9]$/.test(key) && give(orders[Number(key) - 1]);
    }
  });
  const leaveOrClose = () => {
    if (order !== undefined) decide(undefined);
    else void navigate(`/review/meetings/${meeting.id}`);
    return true;
  };
  const party = dispute?.parties[0];
  return (
    <div className="room">
      <RoomHead
        meeting={meeting}
        entries={entries}
        index={index}
        place={place}
        onHelp={() => open('help')}
        onLeave={() => void navigate(`/review/meetings/${meeting.id}`)}
      />
      <main className="room-body" aria-live="polite">
        <RoomCase entry={entry} dispute={dispute} isMasked={isMasked} onLook={look} />
        {order && dispute ? (
          <DecidePanel
            key={`${id} ${order}`}
            meetingId={meeting.id}
            dispute={dispute}
            order={order}
            onDone={({ typeName }) => {
              decide(undefined);
              tell(say('applied', { what: name(typeName) }));
            }}
            onClose={() => decide(undefined)}
          />
        ) : (
          <RoomNotes
            meeting={meeting}
            entry={entry}
            isMasked={isMasked}
            steps={steps}
            actionsOf={(decision) => isHolding && <Retract meetingId={meeting.id} decision={decision} />}
          />
        )}
      </main>
      <p role="status" className="room-said">
        {said}
      </p>
      <RoomFoot
        orders={orders.slice(0, digits).map((one) => ({ order: one, words: name(commandNames[one]) }))}
        state={!isHolding ? 'following' : dispute ? 'known' : isMasked ? 'masked' : 'loading'}
        onOrder={give}
        onAsk={() => ask((before) => new Set(before).add(id))}
        onPrevious={index > 0 ? () => go(index - 1) : undefined}
        onNext={index < entries.length - 1 ? () => go(index + 1) : undefined}
        onSections={() => open('sections')}
      />
      {over === 'help' && <Help onClose={() => open(undefined)} />}
      {over === 'sections' && (
        <Sections
          meeting={meeting}
          onChosen={(chosen) => {
            open(undefined);
            go(entries.findIndex(({ line }) => line.id === chosen));
          }}
          onClose={() => open(undefined)}
        />
      )}
      {over === 'unmask' && dispute && party && (
        <Unmask
          disputeId={id}
          party={party}
          onSeen={() => setUnmasked((before) => new Set(before).add(id))}
          onClose={() => open(undefined)}
        />
      )}
    </div>
  );
}

/** A key that was used. */
const done = (_: unknown): true => true;
