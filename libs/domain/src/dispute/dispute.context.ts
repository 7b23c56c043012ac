import type { IsoDate } from '../calendar/iso-date.ts';
import type { Pause } from '../deadline/deadline.pauses.ts';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import type { BreachConduct } from './agreement.commands.ts';
import type { Complexity, DisputeType, DossierState, Origin, PartyRole, Risk } from './dispute.codes.ts';
import type { SaidInterest } from './interest.ts';
import type { StandingPrevention } from './prevention.ts';
import type { RiskFactor } from './risk.ts';

/** A party as the machine knows it: no name, only who must sign or consent. */
export interface PartyRef {
  readonly id: string;
  readonly role: PartyRole;
}

/** How far a delay has climbed. @source decision 0003 */
export const escalations = ['none', 'reminded', 'overdue', 'supervised', 'raised'] as const;
export type Escalation = (typeof escalations)[number];

/** A time for which a clock stood still, with the code of the ground for which mediation was suspended. */
export interface KeptPause extends Pick<Pause, 'from' | 'to'> {
  readonly ground: string;
}

/** A clock that runs: enough to compute its due date again, and how far its ladder was climbed. */
export interface RunningClock {
  /** The rule, or rule:n where several of one rule may run at once. Unique within the case. */
  readonly key: string;
  readonly rule: DeadlineRuleId;
  /** The edition of the rules by which it runs, and the variant for this kind of case; absent in clocks of the first. */
  readonly rules?: string;
  readonly variant?: string;
  /** The calendar by which it was computed again, where that was done. */
  readonly calendar?: string;
  readonly startedOn: IsoDate;
  /** ISO instant of the start of a clock in hours. */
  readonly startedAt?: string;
  /** The date that a person decided or the parties agreed, instead of the rule's length. */
  readonly dueOn?: IsoDate;
  /** The review decided this day; a later one of the rule does not stand beside it. */
  readonly notAfter?: IsoDate;
  /** Since when the shorter length of a red case is asked for: it was not late before anybody knew. */
  readonly redSince?: IsoDate;
  /** The later date to which every party consented. */
  readonly extendedTo?: IsoDate;
  /** Which occurrence of a rule that falls due several times; 1 when absent. */
  readonly occurrence?: number;
  /** Red: due the same day where the rule says so, and every ladder step the same day. */
  readonly urgent: boolean;
  /** Since when it stands still, and why. */
  readonly pausedOn?: IsoDate;
  readonly pausedFor?: string;
  /** Whole days for which it stood still before, those of `pauses` among them. */
  readonly pausedDays: number;
  /** When that was, and why; a clock of the first edition only kept the number of days. */
  readonly pauses?: readonly KeptPause[];
  readonly passed: Escalation;
  /** The highest step of which somebody has said that they know; absent while nobody has. */
  readonly acknowledged?: Escalation;
}

/** A promise of the agreement and what was kept of it. Money in fen. */
export interface Obligation {
  readonly id: string;
  readonly amountFen?: number;
  readonly dueOn?: IsoDate;
  readonly performedFen: number;
  readonly performed: boolean;
  /** A part was done of what is no money. */
  readonly partly?: true;
  /** It was broken, and the creditor guided to the court; absent in what nobody has broken. @source decision 0050 */
  readonly broken?: Breach;
  /** Since when its enforcement is asked for. */
  readonly enforcedOn?: IsoDate;
}

/** When a promise was recorded as broken, and how; null in what does not say. */
export interface Breach {
  readonly on: IsoDate;
  readonly conduct: BreachConduct | null;
}

export interface Agreement {
  readonly form: 'written' | 'oral' | 'none';
  /** Computed from what was signed and sealed, never typed. @source Mediation Act, arts. 29 and 30 */
  readonly effectiveOn: IsoDate;
  readonly obligations: readonly Obligation[];
  readonly confirmation: 'none' | 'applied' | 'granted' | 'refused';
  /** The day of the amendment that left a ruling behind: from then on the court can be asked anew; absent until there is one. */
  readonly renewedOn?: IsoDate;
}

/** What became of a case in one round. A later round never replaces the result of an earlier one. */
export interface RoundResult {
  readonly round: number;
  readonly kind: 'settled' | 'not_settled' | 'withdrawn' | 'transferred' | 'merged' | 'declined';
  readonly on: IsoDate;
}

/** A hand-over that waits for the receiver's signature; until then the giver holds the case. */
export interface Offer {
  readonly toId: string;
  readonly fromId: string;
}

/** What the guards and the clocks need to know, and nothing more: facts live in the history and in tables. */
export interface DisputeContext {
  readonly number: string | null;
  readonly typeCode: DisputeType;
  /** A local type of that class; absent in a case that never had one. @source decision 0044 */
  readonly localTypeCode?: string | null;
  readonly origin: Origin;
  readonly complexity: Complexity;
  readonly risk: Risk;
  readonly riskFactors: readonly RiskFactor[];
  readonly townshipId: string;
  readonly placeId: string;
  readonly centreId: string;
  readonly reporterId: string | null;
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly assistingIds: readonly string[];
  readonly mediatorIds: readonly string[];
  readonly offer: Offer | null;
  /** Objections to dispatches and offers; after the second the township leader has the final word. */
  readonly refusals: number;
  readonly parties: readonly PartyRef[];
  readonly reportedOn: IsoDate;
  readonly acceptedOn: IsoDate | null;
  readonly round: number;
  readonly attempt: number;
  readonly sessions: number;
  readonly agreement: Agreement | null;
  /**
   * The agreement that was not kept and over which a new attempt is made: it binds until another is reached, so what is paid of
   * it and what the court does with it is recorded meanwhile. Absent in a case that never had one, null once it is over.
   * @source Mediation Act, art. 31; decision 0071
   */
  readonly brokenAgreement?: Agreement | null;
  readonly results: readonly RoundResult[];
  /** Acted on without the review: it must look at it. */
  readonly ratification: 'pending' | 'done' | null;
  /** A person ordered supervision (督办) and what was awaited is not done yet. */
  readonly ordered: boolean;
  readonly dossier: DossierState;
  /** Marked by whoever may regrade it; absent in a case that nobody has marked. */
  readonly confidential?: boolean;
  /** The case that goes on for this one. */
  readonly mergedInto: string | null;
  /** The cases for which this one goes on. */
  readonly absorbed: readonly string[];
  /** Those of them that were sensitive; not there while there are none. */
  readonly absorbedSensitive?: readonly string[];
  /** What was recorded as prevented and stands; absent in a case in which nothing ever was. */
  readonly preventions?: readonly StandingPrevention[];
  /** What was said of mediators and their ties to parties; absent in a case in which nobody said anything. */
  readonly interests?: readonly SaidInterest[];
  /** The files that prove what was performed: they stay; absent where there are none. */
  readonly receiptFiles?: readonly string[];
  /** The edition of the deadline rules that its clocks start with; absent in cases of the first edition. */
  readonly rules?: string;
  readonly clocks: readonly RunningClock[];
}

/** Before anything was reported. The first event fills it. */
export const nothingReported: DisputeContext = {
  number: null,
  typeCode: 'OTH',
  origin: 'application',
  complexity: 'ordinary',
  risk: 'green',
  riskFactors: [],
  townshipId: '',
  placeId: '',
  centreId: '',
  reporterId: null,
  holderId: null,
  leadId: null,
  assistingIds: [],
  mediatorIds: [],
  offer: null,
  refusals: 0,
  parties: [],
  reportedOn: '1990-01-01',
  acceptedOn: null,
  round: 1,
  attempt: 1,
  sessions: 0,
  agreement: null,
  results: [],
  ratification: null,
  ordered: false,
  dossier: 'open',
  mergedInto: null,
  absorbed: [],
  clocks: [],
};

/**
 * How far up the ladder the case stands: the highest step that a clock which still runs has passed, or an order.
 * It comes down by itself when what was awaited is done, because then its clock no longer runs.
 */
export function escalationOf(context: Pick<DisputeContext, 'clocks' | 'ordered'>): Escalation {
  const levels = context.clocks.map((clock) => escalations.indexOf(clock.passed));
  return escalations[Math.max(0, ...levels, context.ordered ? 3 : 0)] ?? 'none';
}

/** The agreement of which something may still be kept: the one that stands, else the one that was broken. */
export const owedAgreement = <Owed>({
  agreement,
  brokenAgreement = null,
}: {
  readonly agreement: Owed | null;
  readonly brokenAgreement?: Owed | null;
}): Owed | null => agreement ?? brokenAgreement;

/** The parties who must sign or consent: those who dispute, not those who stand beside them. */
export function principals<Party extends Pick<PartyRef, 'role'>>({
  parties,
}: {
  readonly parties: readonly Party[];
}): readonly Party[] {
  return parties.filter(({ role }) => role !== 'representative' && role !== 'guardian');
}
