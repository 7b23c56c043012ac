import type { IsoDate } from '../calendar/iso-date.ts';
import type { FiledPart } from '../paper-form/filed.part.ts';
import type { ArchivedPaper } from './archived.paper.ts';
import type { Complexity, DisputeType, Origin, Risk } from './dispute.codes.ts';
import type { Command, CommandType } from './dispute.commands.ts';
import type { Agreement, Escalation, Obligation, PartyRef, RoundResult } from './dispute.context.ts';
import type { InterestWarning, SaidInterest } from './interest.ts';
import type { RiskFactor } from './risk.ts';

/** When something happened and who did it. `on` is the day of `at` in the office's time zone. */
export interface Stamp {
  readonly at: string;
  readonly on: IsoDate;
  /** Null for the clock. */
  readonly by: EventActor | null;
}

/** Who did something, and for which body. */
export interface EventActor {
  readonly staffId: string;
  readonly organisationId: string;
  /** The person on leave through whom alone they had the right; absent where they had it themselves. */
  readonly standsInForId?: string;
}

/** What the service knows and the sender need not say. */
interface Supplied {
  /** Names stay in the table of parties; the history keeps their ids. */
  readonly REPORT: {
    readonly parties: readonly PartyRef[];
    readonly townshipId: string;
    readonly centreId: string;
    readonly reportedOn: IsoDate;
    /** The edition of the deadline rules in force; absent in reports of before there were editions. */
    readonly rules?: string;
  };
  readonly ACCEPT: Numbered;
  readonly SETTLE_ON_SPOT: Numbered & Warned;
  readonly ACT_AT_ONCE: Numbered & Warned;
  readonly SIGN_FOR: Warned;
  readonly RETRY: Warned;
  readonly REOPEN: Numbered;
  /** Each item of the dossier, and by what it is there. */
  readonly ARCHIVE: { readonly papers: readonly ArchivedPaper[] };
  /** A court had ruled on the terms that it amends; absent where none had, and in what was recorded before this was told. */
  readonly AMEND_AGREEMENT: { readonly outdatesRuling?: true };
  /** What was broken is owed while a new attempt is made; absent where the agreement stands, and in what was recorded before this was told. */
  readonly DEFAULT: { readonly stillOwed?: true };
  /** The promises whose enforcement is asked for; absent where all that was owed was meant. */
  readonly RECORD_CONFIRMATION: { readonly enforcedIds?: readonly string[] };
  /** Where the file holds several papers, or one without its end: which stands on which of its pages; the first is the form of the command. */
  readonly ATTACH: { readonly attachmentId: string; readonly parts?: readonly FiledPart[] };
  /** Who had asked. */
  readonly UNSEAL_NOTE: { readonly askedById: string };
  /** By which a later event takes it back. */
  readonly RECORD_PREVENTION: { readonly preventionId: string };
  /** Who turned up later, and why the mediators go on although the register warned of a tie to them. */
  readonly NOTE: { readonly addedParty?: PartyRef; readonly interestReason?: string };
  /** The succession by which somebody's work was handed on whole; absent where one case got another mediator. */
  readonly REASSIGN: Warned & { readonly successionId?: string };
}
/** The case number, where this event is the one that gives it. */
interface Numbered {
  readonly number?: string;
}
/** What the register hinted at when the mediators were named; absent where it had nothing to say. */
interface Warned {
  readonly warned?: readonly InterestWarning[];
}
type Extra<T> = T extends keyof Supplied ? Supplied[T] : unknown;

/** A command as the history keeps it. */
export type CommandEvent<T extends CommandType = CommandType> = T extends CommandType
  ? Readonly<{ type: T } & Stamp & Omit<Command<T>, keyof Extra<T>> & Extra<T>>
  : never;

/** A step of a ladder was reached. Only the clock sends it. */
export interface DeadlinePassed extends Stamp {
  readonly type: 'DEADLINE_PASSED';
  readonly key: string;
  readonly step: string;
  readonly escalation: Escalation;
  /** Nobody had answered the step before, so this one did not wait for its day. */
  readonly silence?: true;
  /** ISO instant at which its row says that it fired; absent in the events of before rows were proven. */
  readonly firedAt?: string;
}

/** The state that a row of an older register proves, and what the row says of the way there. */
export interface Imported extends Stamp {
  readonly type: 'IMPORT';
  readonly state: 'underway' | 'agreed' | 'followUp' | 'concluded' | 'terminated' | 'withdrawn' | 'referred';
  readonly source: {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    /** The register as it was handed in; absent in what was imported before it was kept. */
    readonly importId?: string;
  };
  readonly number?: string;
  readonly typeCode: DisputeType;
  readonly localTypeCode?: string;
  readonly origin: Origin;
  readonly complexity: Complexity;
  readonly risk: Risk;
  readonly riskFactors: readonly RiskFactor[];
  readonly townshipId: string;
  readonly placeId: string;
  readonly centreId: string;
  readonly leadId: string;
  readonly mediatorIds: readonly string[];
  readonly parties: readonly PartyRef[];
  readonly reportedOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly rules?: string;
  readonly agreement:
    | (Omit<Agreement, 'obligations'> & { readonly obligations: readonly Obligation[] })
    | null;
  readonly result: Omit<RoundResult, 'round'> | null;
  /** The words of the register that have no field of their own: summary, remark, method, leader … */
  readonly words: Readonly<Record<string, string>>;
}

/** Another case was merged into this one; only its MERGE_INTO brings this about. */
export interface Absorbed extends Stamp {
  readonly type: 'ABSORB';
  readonly disputeId: string;
  readonly reason: string;
  /** Its parties who were not parties here yet, by the ids under which that case keeps them. */
  readonly addedParties: readonly PartyRef[];
  /** It was sensitive, and so is this case from now on. */
  readonly sensitive?: true;
  /** Who had declared there to be tied to a party, or was asked to stand aside: parties that came along. */
  readonly interests?: readonly SaidInterest[];
}

/** A case that was merged into this one was reopened; only its REOPEN brings this about. */
export interface Released extends Stamp {
  readonly type: 'RELEASE';
  readonly disputeId: string;
  readonly reason: string;
  readonly removedPartyIds: readonly string[];
}

/** A clock whose date another edition of the rules or another calendar moves. */
export interface RecomputedClock {
  readonly key: string;
  readonly dueBefore: IsoDate;
  readonly dueOn: IsoDate;
  /** How far its ladder has been climbed that stands at the new date. */
  readonly passed: Escalation;
}

/** An administrator let the case's deadlines be computed again: by other rules, or by a calendar that came later. */
export interface Recomputed extends Stamp {
  readonly type: 'RECOMPUTE';
  readonly reason: string;
  /** The edition to which the case goes over. */
  readonly rules?: string;
  /** The version of the calendar. */
  readonly calendar?: string;
  readonly clocks: readonly RecomputedClock[];
}

/** Everything that can happen to a dispute. */
export type DisputeEvent = CommandEvent | Recomputed | DeadlinePassed | Imported | Absorbed | Released;
export type DisputeEventType = DisputeEvent['type'];

/**
 * What the review decided was taken back before its meeting was over. No transition of the machine: the case goes back to
 * where it stood before these events. @source decision 0033
 */
export interface Retracted extends Stamp {
  readonly type: 'RETRACT';
  readonly meetingId: string;
  /** The events that no longer stand, the first of them first: the latest that stood. */
  readonly seqs: readonly number[];
  /** How many refusals stand again, for whoever reads the history without folding it. */
  readonly refusals: number;
}

/** Everything that a history keeps. */
export type RecordedEvent = DisputeEvent | Retracted;
export type RecordedEventType = RecordedEvent['type'];
export type EventOf<T extends DisputeEventType> = Extract<DisputeEvent, { type: T }>;
