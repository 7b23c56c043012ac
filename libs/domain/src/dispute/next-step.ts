import type { CommandType } from './dispute.commands.ts';
import { type DisputeState, disputeStates, stateMeta } from './dispute.states.ts';

type Steps = readonly CommandType[];

/**
 * What brings a case onward, the most usual first: the large button of a case. Everything else that a state accepts
 * (refusal, referral, a note …) is always there, but is not what the case waits for.
 */
const stepsByState: Readonly<Partial<Record<DisputeState, Steps>>> = {
  registered: ['ACCEPT'],
  // A red case waits for nobody; any other stands on the agenda of the review, which sends ANALYZE.
  accepted: ['ACT_AT_ONCE', 'ANALYZE'],
  dispatched: ['SIGN_FOR'],
  assigned: ['HOLD_SESSION'],
  underway: ['REACH_AGREEMENT', 'HOLD_SESSION'],
  suspended: ['RESUME'],
  agreed: ['RECORD_PERFORMANCE'],
  failed: ['RETRY', 'TERMINATE'],
  followUp: ['VISIT'],
  concluded: ['ARCHIVE'],
};

/** @returns the steps onward from a state; an ended case waits for its dossier */
export function stepsFrom(state: DisputeState): Steps {
  return stepsByState[state] ?? (stateMeta[state].stage === 'closed' ? ['ARCHIVE'] : []);
}

/** The states of a case that waits for nothing but its dossier being shut. */
export const statesToArchive: readonly DisputeState[] = disputeStates.filter((state) =>
  stepsFrom(state).includes('ARCHIVE'),
);

/**
 * The step that this person can take now, out of what the server would accept from them.
 * @param allowed  the events of `allowedEvents` of an answer
 * @returns null when the case waits for somebody else
 */
export function nextStep(state: DisputeState, allowed: readonly string[]): CommandType | null {
  // An offer is answered before anything else is done.
  const steps: Steps = ['SIGN_FOR', ...stepsFrom(state)];
  return steps.find((step) => allowed.includes(step)) ?? null;
}
