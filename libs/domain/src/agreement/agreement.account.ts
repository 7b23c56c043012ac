/** What became of the agreements of a case, read from its history: every promise, every receipt, every change of the terms. */
import type { IsoDate } from '../calendar/iso-date.ts';
import type { BreachConduct, ObligationInput } from '../dispute/agreement.commands.ts';
import type { EventOf, RecordedEvent } from '../dispute/dispute.events.ts';
import type { EffectiveDay } from './effective.day.ts';

/** An event of the history with its number. */
export interface NumberedEvent {
  readonly seq: number;
  readonly event: RecordedEvent;
}

/** What was performed of a promise at one time. */
export interface Receipt {
  /** Number of the event. */
  readonly seq: number;
  readonly on: IsoDate;
  /** In fen; null of what is no money. */
  readonly amountFen: number | null;
  readonly proof: string;
  readonly attachmentIds: readonly string[];
  readonly isLate: boolean;
}

/** A promise as it was made, and all that came of it. */
export interface AgreedPromise {
  readonly id: string;
  readonly kind: ObligationInput['kind'] | null;
  readonly what: string | null;
  readonly fromPartyId: string | null;
  readonly toPartyId: string | null;
  readonly amountFen: number | null;
  readonly dueOn: IsoDate | null;
  readonly instalment: NonNullable<ObligationInput['instalment']> | null;
  readonly receipts: readonly Receipt[];
  /** In fen, also what a register says was paid before there were receipts. */
  readonly performedFen: number;
  readonly performed: boolean;
  readonly partly: boolean;
  /** Each time that it was recorded as broken, the first first. */
  readonly breaches: readonly {
    readonly seq: number;
    readonly on: IsoDate;
    readonly conduct: BreachConduct | null;
  }[];
  readonly enforcedOn: IsoDate | null;
}

/** Terms that others took the place of, with the promises that were not kept by then and what had been paid of them. */
export interface FormerTerms {
  /** Number of the event that put others in their place. */
  readonly seq: number;
  readonly until: IsoDate;
  readonly reason: string;
  readonly terms: string | null;
  readonly promises: readonly AgreedPromise[];
}

/** A step on the way through the court. */
export interface CourtStep {
  readonly seq: number;
  readonly step: EventOf<'RECORD_CONFIRMATION'>['step'];
  readonly on: IsoDate;
  readonly courtNumber: string | null;
  readonly applyingPartyIds: readonly string[];
}

/** One agreement of a case from its handshake to its end. */
export interface AgreementAccount {
  /** Number of the event with which it was reached. */
  readonly seq: number;
  readonly form: 'written' | 'oral' | 'none';
  readonly effective: EffectiveDay;
  /** The day on which the first of those who signed or agreed did so; null where a register does not say. */
  readonly begunOn: IsoDate | null;
  /** How many copies were made out; null where nobody said. */
  readonly copies: number | null;
  /** In force, or in force last. */
  readonly terms: string | null;
  /** Those that are kept, and those in force. */
  readonly promises: readonly AgreedPromise[];
  /** The first first. */
  readonly former: readonly FormerTerms[];
  readonly court: readonly CourtStep[];
  /** The event that ended it before everything was kept; null while it stands. */
  readonly endedBy: {
    readonly seq: number;
    readonly on: IsoDate;
    readonly type: 'DEFAULT' | 'REOPEN';
    /** What was not kept of it is still taken, until another agreement or round puts it aside. @source decision 0071 */
    readonly stillOwed: boolean;
  } | null;
}

/**
 * What was promised, what was paid and what is left, in fen: the first is always the sum of the others. Of terms that others
 * took the place of, what had been paid counts as promised, and the rest no longer.
 */
export function promiseSums({ promises, former }: Pick<AgreementAccount, 'promises' | 'former'>) {
  const replaced = sum(former.flatMap((terms) => terms.promises.map(({ performedFen }) => performedFen)));
  return {
    promisedFen: replaced + sum(promises.map(({ amountFen }) => amountFen ?? 0)),
    performedFen: replaced + sum(promises.map(({ performedFen }) => performedFen)),
    leftFen: sum(promises.map(leftFenOf)),
  };
}

/** What is still owed of a promise, in fen; 0 of what is no money. */
export const leftFenOf = ({ amountFen, performedFen, performed }: AgreedPromise): number =>
  performed ? 0 : Math.max(0, (amountFen ?? 0) - performedFen);

/** The day on which the last receipt made it whole; null while it is owed, and where a register does not say. */
export const keptOn = ({ performed, receipts }: AgreedPromise): IsoDate | null =>
  performed
    ? (receipts
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null)
    : null;

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
