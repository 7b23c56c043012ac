import type { AgendaEntry, Decision, Meeting } from '../review-query.ts';

/** Did it take effect, and still does? */
export const isStanding = ({ refusal, retracted }: Decision): boolean =>
  refusal === null && retracted === null;

/** Has the meeting decided on it, with a decision that took effect? */
export const isDecided = ({ decisions }: AgendaEntry): boolean => decisions.some(isStanding);

/** Every entry of an agenda, in the order in which the meeting takes them up. */
export const entriesOf = ({ agenda }: Meeting): readonly AgendaEntry[] =>
  agenda.flatMap(({ entries }) => entries);
