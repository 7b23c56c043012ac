import type { KeyboardEvent } from 'react';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { isDecided } from '../meeting/decided.ts';
import { meetingWords } from '../meeting/words.ts';
import type { Meeting } from '../review-query.ts';
import { Over } from './over.tsx';
import { roomWords } from './words.ts';

/** The sections of the agenda, each by a digit. */
export function Sections(props: {
  readonly meeting: Meeting;
  /** The first case of the section. */
  readonly onChosen: (disputeId: string) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const name = useNames();
  const parts = props.meeting.agenda.flatMap(({ section, name: label, entries }) => {
    const [first] = entries;
    return first ? [{ section, label, entries, first: first.line.id }] : [];
  });
  const onKey = ({ key }: KeyboardEvent) => {
    const part = /^[1-9]$/.test(key) ? parts[Number(key) - 1] : undefined;
    if (part) props.onChosen(part.first);
  };
  return (
    <Over title={say('sectionsTitle')} onClose={props.onClose}>
      <ol className="room-sections" onKeyDown={onKey}>
        {parts.map(({ section, label, entries, first }, n) => (
          <li key={section}>
            <button type="button" onClick={() => props.onChosen(first)}>
              {n + 1} {name(label)}{' '}
              {sayOf('decidedOf', { decided: entries.filter(isDecided).length, count: entries.length })}
            </button>
          </li>
        ))}
      </ol>
    </Over>
  );
}
