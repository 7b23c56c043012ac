import { dayInShanghai, daysBetween } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { AgendaEntry } from '../review-query.ts';
import { reviewWords } from '../words.ts';
import { meetingWords } from './words.ts';

type CaseLine = AgendaEntry['line'];

/** What a case is called in a sentence: by its number, else by its place. */
export function useCaseName(): (line: CaseLine) => string {
  const say = useWords(reviewWords);
  const { aside } = useLists();
  return ({ number, place }) => number ?? aside(say('unnumbered'), place.name);
}

/** Where it is, who holds it and how long it has been with the office, in one line. */
export function useCaseFacts(): (line: CaseLine) => string {
  const say = useWords(reviewWords);
  const sayOf = useWords(meetingWords);
  const { today } = useDates();
  return ({ place, holder, acceptedOn, parties }) =>
    [
      parties || say('partiesUnknown'),
      place.name,
      holder ? say('heldBy', { unit: holder.name }) : say('heldByNobody'),
      acceptedOn &&
        sayOf(acceptedOn === today ? 'ageToday' : 'ageDays', { count: daysBetween(acceptedOn, today) }),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** Over what was last decided on a case: when, and in which meeting. */
export function useLastHeading(): (last: AgendaEntry['lastDecided']) => string {
  const say = useWords(meetingWords);
  const dates = useDates();
  const { aside } = useLists();
  return (last) => {
    if (last === null) return say('lastDecided');
    const { openedAt, number } = last.meeting;
    return aside(
      say('lastDecided'),
      say('lastDecidedAt', { day: dates.day(dayInShanghai(openedAt)), number: number ?? '' }),
    );
  };
}
