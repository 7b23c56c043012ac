import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ReviewOrderType } from '#domain';
import { useIsLineUp } from '../../../api/line.ts';
import { useWords } from '../../../words/words.ts';
import { entriesOf } from '../meeting/decided.ts';
import type { Meeting } from '../review-query.ts';
import { CaseDesk, noLooks } from './case-desk.tsx';
import { Help } from './help.tsx';
import { idOf, type Page } from './pages.ts';
import { RoomBeside } from './room-beside.tsx';
import { RoomFoot } from './room-foot.tsx';
import { RoomHead } from './room-head.tsx';
import { Sections } from './sections.tsx';
import { useNeighbours } from './use-case.ts';
import { useKeys } from './use-keys.ts';
import { usePlace } from './use-screen.ts';
import { roomWords } from './words.ts';

/** One page of the agenda at a time: the cases, then what is no case. */
export function Room({
  meeting,
  pages,
  first,
}: {
  readonly meeting: Meeting;
  readonly pages: readonly Page[];
  readonly first: Page;
}) {
  const say = useWords(roomWords);
  const navigate = useNavigate();
  const place = usePlace(meeting.id);
  const index = Math.max(
    0,
    pages.findIndex((page) => idOf(page) === place.at),
  );
  const page = pages[index] ?? first;
  const [over, open] = useState<'help' | 'sections'>();
  const [order, decide] = useState<ReviewOrderType>();
  const [looks, setLooks] = useState(noLooks);
  const [said, tell] = useState('');
  const isLineUp = useIsLineUp();
  useNeighbours(entriesOf(meeting), index);
  const go = (n: number) => {
    const next = pages[n];
    if (next === undefined || n === index) return false;
    tell('');
    decide(undefined);
    place.go(idOf(next));
    return true;
  };
  const leave = () => void navigate(`/review/meetings/${meeting.id}`);
  useKeys((key) => {
    if (key === 'Escape') return done(order === undefined ? leave() : decide(undefined));
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
        return go(pages.length - 1);
      case '?':
        return done(open('help'));
      case 's':
        return done(open('sections'));
      case 'l':
        return done(place.link(!place.isLinked));
      case 'f':
        return done(void document.documentElement.requestFullscreen?.());
      default:
        return false;
    }
  });
  const foot = (orders?: ReactNode) => (
    <>
      <p role="status" className="room-said">
        {isLineUp ? said : <span className="room-lost">{say('lost')}</span>}
      </p>
      <RoomFoot
        onPrevious={index > 0 ? () => go(index - 1) : undefined}
        onNext={index < pages.length - 1 ? () => go(index + 1) : undefined}
        onSections={() => open('sections')}
      >
        {orders}
      </RoomFoot>
    </>
  );
  return (
    <div className="room">
      <RoomHead
        meeting={meeting}
        pages={pages}
        index={index}
        place={place}
        onHelp={() => open('help')}
        onLeave={leave}
      />
      {page === 'beside' ? (
        <>
          <RoomBeside meeting={meeting} />
          {foot()}
        </>
      ) : (
        <CaseDesk
          meeting={meeting}
          entry={page}
          looks={looks}
          onLook={(kind, id) => setLooks((before) => ({ ...before, [kind]: new Set(before[kind]).add(id) }))}
          order={order}
          onOrder={decide}
          onTell={tell}
          foot={foot}
        />
      )}
      {over === 'help' && <Help onClose={() => open(undefined)} />}
      {over === 'sections' && (
        <Sections
          meeting={meeting}
          onChosen={(chosen) => {
            open(undefined);
            go(pages.findIndex((one) => idOf(one) === chosen));
          }}
          onClose={() => open(undefined)}
        />
      )}
    </div>
  );
}

/** A key that was used. */
const done = (_: unknown): true => true;
