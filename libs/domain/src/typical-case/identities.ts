import type { IsoDate } from '../calendar/iso-date.ts';

/** What dictionaries know of writing. The law has none: a door brings it. */
export interface Spelling {
  /** One character in its simplified form; itself where it has none. */
  readonly simplified: (character: string) => string;
  /** Every way to read a Chinese character, without tones, as it is typed (lü as lv); none for other characters. */
  readonly readings: (character: string) => readonly string[];
}

/** As what somebody is known to the case. */
export type KnownRole = 'party' | 'agent' | 'invited' | 'mediator' | 'staff';

/** Somebody whom the records of the case name. */
export interface KnownPerson {
  readonly name: string;
  readonly role: KnownRole;
  readonly isOrganisation: boolean;
}

/** A number that the records of the case hold. */
export interface KnownNumber {
  readonly kind: 'id_number' | 'phone' | 'case_number';
  readonly value: string;
}

/** Everything in the records by which somebody of the case could be known again. */
export interface CaseIdentities {
  /** Those who dispute first, in the order in which they were named. */
  readonly people: readonly KnownPerson[];
  readonly numbers: readonly KnownNumber[];
  readonly addresses: readonly string[];
  /** Villages, townships and the county around the case, by their names. */
  readonly places: readonly string[];
  /** Days on which something of the case happened, by its records. */
  readonly days: readonly IsoDate[];
  /** What the records say of it in words: exact amounts, ages and feasts that stand there tell which case it was. */
  readonly said: readonly string[];
  /** The day of the report: a day without a year lies near it. */
  readonly reportedOn: IsoDate;
}
