import type { KeyboardEvent } from 'react';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { isDecided } from '../meeting/decided.ts';
import { meetingWords } from '../meeting/words.ts';
import type { Meeting } from '../review-query.ts';
import { Over } from './over.tsx';
import { pagesOf } from './pages.ts';
import { roomWords } from './words.ts';

/** The sections of the agenda, each by a digit. */
export function Sections(props: {
  readonly meeting: Meeting;
  /** The first case of the section; null for what is no case. */
  readonly onChosen: (disputeId: string | null) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const name = useNames();
  const parts = props.meeting.agenda.flatMap(({ section, name: label, entries }) => {
    const [first] = entries;
    const decided = entries.filter(isDecided).length;
    const words = `${name(label)} ${sayOf('decidedOf', { decided, count: entries.length })}`;
    return first ? [{ section, words, first: first.line.id }] : [];
  });
  const all = pagesOf(props.meeting).includes('beside')
    ? [...parts, { section: 'beside', words: say('beside'), first: null }]
    : parts;
  const onKey = ({ key }: KeyboardEvent) => {
    const part = /^[1-9]$/.test(key) ? all[Number(key) - 1] : undefined;
    if (part) props.onChosen(part.first);
  };
  return (
    <Over title={say('sectionsTitle')} onClose={props.onClose}>
      <ol className="room-sections" onKeyDown={onKey}>
        {all.map(({ section, words, first }, n) => (
          <li key={section}>
            <button type="button" onClick={() => props.onChosen(first)}>
              {n + 1} {words}
            </button>
          </li>
        ))}
      </ol>
    </Over>
  );
}
