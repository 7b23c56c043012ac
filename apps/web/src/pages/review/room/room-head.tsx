import { CloseOutlined, LinkOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { entriesOf, isDecided } from '../meeting/decided.ts';
import type { Meeting } from '../review-query.ts';
import { CaseClock } from './case-clock.tsx';
import { idOf, type Page } from './pages.ts';
import type { Place } from './use-screen.ts';
import { roomWords } from './words.ts';

/** Where the meeting is: section, how many, how long; and whether the screens are linked. */
export function RoomHead(props: {
  readonly meeting: Meeting;
  readonly pages: readonly Page[];
  readonly index: number;
  readonly place: Place;
  readonly onHelp: () => void;
  readonly onLeave: () => void;
}) {
  const say = useWords(roomWords);
  const name = useNames();
  const { meeting, pages, index, place } = props;
  const page = pages[index];
  const id = page && idOf(page);
  const entries = entriesOf(meeting);
  const section = meeting.agenda.find((part) => part.entries.some(({ line }) => line.id === id));
  return (
    <header className="room-head">
      <span>
        <strong>
          {section
            ? say('place', { section: name(section.name), n: index + 1, count: entries.length })
            : say('beside')}
        </strong>{' '}
        <small>{say('decidedCount', { decided: entries.filter(isDecided).length })}</small>
      </span>
      <CaseClock caseKey={`${meeting.id} ${id ?? page}`} />
      <button
        type="button"
        aria-pressed={place.isLinked}
        title={say('linkedHint')}
        onClick={() => place.link(!place.isLinked)}
      >
        <LinkOutlined /> {say(place.isLinked ? 'linked' : 'alone')}
      </button>
      <button type="button" aria-label={say('help')} onClick={props.onHelp}>
        <QuestionCircleOutlined />
      </button>
      <button type="button" aria-label={say('leave')} onClick={props.onLeave}>
        <CloseOutlined />
      </button>
    </header>
  );
}
