import type { AgendaEntry, Decision, Meeting } from '../review-query.ts';

/** Did it take effect, and still does? */
export const isStanding = ({ refusal, retracted }: Decision): boolean =>
  refusal === null && retracted === null;

/** Has the meeting decided on it, with a decision that took effect? */
export const isDecided = ({ decisions }: AgendaEntry): boolean => decisions.some(isStanding);

/** How many cases still stand as a batch has decided on them. */
export const casesOfBatch = (meeting: Meeting, batchId: string | null): number =>
  new Set(
    meeting.decisions
      .filter((decision) => batchId !== null && decision.batchId === batchId && isStanding(decision))
      .map(({ disputeId }) => disputeId),
  ).size;

/** Every entry of an agenda, in the order in which the meeting takes them up. */
export const entriesOf = ({ agenda }: Meeting): readonly AgendaEntry[] =>
  agenda.flatMap(({ entries }) => entries);
