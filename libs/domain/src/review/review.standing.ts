import type { IsoDate } from '../calendar/iso-date.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import type { DisputeState } from '../dispute/dispute.states.ts';

/** How a case stands, as far as a meeting has to know when it changes under its eyes. */
export interface CaseStanding {
  /** Number of its latest event. */
  readonly version: number;
  readonly state: DisputeState;
  readonly risk: Risk;
  readonly holderId: string | null;
  /** As the holder was called then. */
  readonly holderName: string | null;
  readonly nextDueOn: IsoDate | null;
}

/** Of a row of a case what says how it stands. */
export const standingOf = ({
  version,
  state,
  risk,
  holderId,
  holderName,
  nextDueOn,
}: CaseStanding): CaseStanding => ({ version, state, risk, holderId, holderName, nextDueOn });

/** What of a case a meeting is shown as changed. */
export const standingFields = ['state', 'risk', 'holder', 'nextDue'] as const;
export type StandingField = (typeof standingFields)[number];

/**
 * What has become of a case since the agenda was frozen.
 * @param decided  events that this meeting itself has sent to the case since then
 * @returns null when nothing happened to it
 */
export function changesSince(
  then: CaseStanding,
  now: CaseStanding,
  decided: number,
): { readonly events: number; readonly byOthers: number; readonly fields: readonly StandingField[] } | null {
  const events = now.version - then.version;
  if (events <= 0) return null;
  const differs: Readonly<Record<StandingField, boolean>> = {
    state: then.state !== now.state,
    risk: then.risk !== now.risk,
    holder: then.holderId !== now.holderId,
    nextDue: then.nextDueOn !== now.nextDueOn,
  };
  const fields = standingFields.filter((field) => differs[field]);
  return { events, byOthers: Math.max(0, events - decided), fields };
}
