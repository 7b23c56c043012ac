import type { Label } from '../label.ts';
import { type OrganisationKind, organisationKindLabels } from '../organisation/organisation.codes.ts';
import type { RecordedEventType } from './dispute.events.ts';
import { awaitsLastWord } from './dispute.policy.ts';
import { type DisputeState, hasWorkLeft } from './dispute.states.ts';

/** For whom a case waits: what its state asks for, and the unit in whose hands that lies. @source decision 0028 */
export interface Charge {
  readonly to: 'party' | 'mediator' | 'leader' | 'suspended' | 'unit';
  /** Of a mediator or a unit; nobody of the office keeps a party or the leader waiting. */
  readonly organisationId: string | null;
}

/** Whole minutes that a case has waited for one of them. */
export interface Waited extends Charge {
  readonly minutes: number;
}

/** What the ledger reads of an event: when it was, and where it left the case. */
export interface LedgerEvent {
  readonly type: RecordedEventType;
  readonly at: string;
  readonly state: DisputeState;
  readonly holderId: string | null;
  /** Of a retraction: how many refusals stand again. */
  readonly refusals?: number | null | undefined;
}

/** What has been charged up to an event, and to whom the time after it goes. */
export interface Ledger {
  readonly waited: readonly Waited[];
  /** Null where nobody keeps it waiting any more. */
  readonly running: Charge | null;
  /** Minute of the latest event, since 1970. */
  readonly since: number;
  readonly holderId: string | null;
  readonly refusals: number;
}

/** Before anything was reported. */
export const emptyLedger: Ledger = { waited: [], running: null, since: 0, holderId: null, refusals: 0 };

/** The minute in which an instant lies, since 1970: cutting instants and not lengths off lets minutes add up. */
export const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);

/**
 * To whom a moment of a case is charged, by where it stands; null once no work is left.
 * A stay is charged before a pending word of the leader, because neither the parties nor the clock wait for that word.
 */
export function chargeOf(state: DisputeState, holderId: string | null, refusals: number): Charge | null {
  if (!hasWorkLeft(state)) return null;
  if (state === 'suspended') return { to: 'suspended', organisationId: null };
  if (state === 'agreed') return { to: 'party', organisationId: null };
  if (awaitsLastWord(state, refusals)) return { to: 'leader', organisationId: null };
  const isMediated = state === 'assigned' || state === 'underway';
  return { to: isMediated ? 'mediator' : 'unit', organisationId: holderId };
}

/** The ledger after one event more: a ledger that is kept event by event is the one that is made of all of them. */
export function charged(ledger: Ledger, event: LedgerEvent): Ledger {
  const refusals = refusalsAfter(ledger, event);
  const { state, holderId } = event;
  return {
    waited: waitedUntil(ledger, event.at),
    running: chargeOf(state, holderId, refusals),
    since: Math.max(ledger.since, minuteOf(event.at)),
    holderId,
    refusals,
  };
}

/** The ledger of a history. @param events  oldest first */
export const ledgerOf = (events: Iterable<LedgerEvent>): Ledger => [...events].reduce(charged, emptyLedger);

/** The lines of a ledger at an instant, each once, in the order in which the case first waited for them. */
export function waitedUntil({ waited, running, since }: Ledger, until: string): readonly Waited[] {
  const minutes = Math.max(0, minuteOf(until) - since);
  if (running === null || minutes === 0) return waited;
  const isSame = ({ to, organisationId }: Charge) =>
    to === running.to && organisationId === running.organisationId;
  return waited.some(isSame)
    ? waited.map((line) => (isSame(line) ? { ...line, minutes: line.minutes + minutes } : line))
    : [...waited, { ...running, minutes }];
}

/** How many refusals stand, as the machine counts them, from what the history keeps of it. */
function refusalsAfter({ refusals, holderId }: Ledger, event: LedgerEvent): number {
  switch (event.type) {
    case 'OBJECT':
      return refusals + 1;
    case 'SIGN_FOR':
    case 'ACT_AT_ONCE':
    case 'REOPEN':
      return 0;
    case 'HAND_OVER':
      return refusals >= 2 ? 0 : refusals;
    case 'RETRY':
      return event.holderId === holderId ? refusals : 0;
    case 'RETRACT':
      return event.refusals ?? refusals;
    default:
      return refusals;
  }
}

/** The classes in which a ledger is shown: units by their kind. */
export const waitingClasses = [
  'party',
  'mediator',
  'centre',
  'office',
  'village',
  'department',
  'leader',
  'suspended',
] as const;
export type WaitingClass = (typeof waitingClasses)[number];
export const waitingClassLabels: Readonly<Record<WaitingClass, Label>> = {
  party: { zh: '当事人', en: 'parties' },
  mediator: { zh: '调解员', en: 'mediator' },
  centre: organisationKindLabels.centre,
  office: organisationKindLabels.office,
  village: organisationKindLabels.village,
  department: organisationKindLabels.department,
  leader: { zh: '镇政法委员', en: 'township leader' },
  suspended: { zh: '中止', en: 'suspended' },
};

/** The class of a charge. @param kind  of its organisation; a tree that once held cases counts as a department */
export function waitingClassOf({ to }: Charge, kind: OrganisationKind | null): WaitingClass {
  if (to !== 'unit') return to;
  return waitingClasses.find((known) => known === kind) ?? 'department';
}
