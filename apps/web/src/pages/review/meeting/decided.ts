import type { AgendaEntry, Meeting } from '../review-query.ts';

/** Has the meeting decided on it, with a decision that took effect? */
export const isDecided = ({ decisions }: AgendaEntry): boolean =>
  decisions.some(({ refusal }) => refusal === null);

/** Every entry of an agenda, in the order in which the meeting takes them up. */
export const entriesOf = ({ agenda }: Meeting): readonly AgendaEntry[] =>
  agenda.flatMap(({ entries }) => entries);
