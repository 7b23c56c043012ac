import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useIsLineUp } from '../../../api/line.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { useCaseName } from '../meeting/case-lines.ts';
import { entriesOf } from '../meeting/decided.ts';
import type { Meeting } from '../review-query.ts';
import { CaseDesk } from './case-desk.tsx';
import { Help } from './help.tsx';
import { type Asked, idOf, type Page } from './pages.ts';
import { RoomBeside } from './room-beside.tsx';
import { RoomFoot } from './room-foot.tsx';
import { RoomHead } from './room-head.tsx';
import { Sections } from './sections.tsx';
import { useNeighbours } from './use-case.ts';
import { useKeys } from './use-keys.ts';
import { usePlace } from './use-screen.ts';
import { roomWords } from './words.ts';

/** A form that is open, and the case to which it belongs, whatever page is turned to elsewhere. */
interface Panel {
  readonly disputeId: string;
  readonly asked: Asked;
}

/** What was done, and on which case. */
interface Said {
  readonly disputeId: string;
  readonly caseName: string;
  readonly words: string;
}

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
  const { named } = useLists();
  const caseName = useCaseName();
  const navigate = useNavigate();
  const place = usePlace(meeting.id);
  const [panel, setPanel] = useState<Panel | undefined>();
  const indexOf = (at: string | null | undefined) => pages.findIndex((page) => idOf(page) === at);
  // What somebody writes belongs to its case: this screen follows again when they are done with it.
  const form = panel !== undefined && indexOf(panel.disputeId) >= 0 ? panel : undefined;
  const index = Math.max(0, indexOf(form ? form.disputeId : place.at));
  const isPassed = form !== undefined && place.at !== undefined && place.at !== form.disputeId;
  const page = pages[index] ?? first;
  const [over, open] = useState<'help' | 'sections'>();
  const [said, tell] = useState<Said | undefined>();
  const isLineUp = useIsLineUp();
  useNeighbours(entriesOf(meeting), index);
  const go = (n: number) => {
    const next = pages[n];
    if (next === undefined || n === index) return false;
    tell(undefined);
    setPanel(undefined);
    place.go(idOf(next));
    return true;
  };
  // Where the page was turned meanwhile, what was done is said with the case on which it was done.
  const sayWhere = ({ disputeId, caseName, words }: Said) =>
    disputeId === idOf(page) ? words : named(caseName, words);
  const leave = () => void navigate(`/review/meetings/${meeting.id}`);
  useKeys((key) => {
    if (key === 'Escape') return done(form ? setPanel(undefined) : leave());
    if (form) return false;
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
      <p role="status" className={isPassed ? 'room-said passed' : 'room-said'}>
        {isLineUp ? (
          isPassed ? (
            say('turnedElsewhere')
          ) : (
            said && sayWhere(said)
          )
        ) : (
          <span className="room-lost">{say('lost')}</span>
        )}
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
          asked={form?.asked}
          onAsk={(asked) => setPanel(asked && { disputeId: page.line.id, asked })}
          onTell={(words) => tell({ disputeId: page.line.id, caseName: caseName(page.line), words })}
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
