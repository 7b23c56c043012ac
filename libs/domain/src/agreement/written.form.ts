import type { IsoDate } from '../calendar/iso-date.ts';
import type { Complexity } from '../dispute/dispute.codes.ts';
import type { Label } from '../label.ts';

/** What decides whether word of mouth is enough. */
export interface FormFacts {
  readonly complexity: Complexity;
  /** The last day of performance; null where everything is kept at once. */
  readonly lastDueOn: IsoDate | null;
  readonly today: IsoDate;
  /** How many parties ask for a written agreement. */
  readonly asking: number;
}

/** A reason for which an agreement must be written. */
export interface WrittenFormRule {
  readonly id: 'difficult' | 'later' | 'asked';
  readonly reason: Label;
  readonly holds: (facts: FormFacts) => boolean;
}

/**
 * When an agreement must be written: a list, so that a place with another rule has another list.
 * @source decision 0003 (after the Ningbo rules on diverse dispute resolution, art. 24); Ministry of Justice, Rules on
 *         People's Mediation (2002), art. 34 (a party asks)
 */
export const writtenFormRules: readonly WrittenFormRule[] = [
  {
    id: 'difficult',
    reason: {
      zh: '疑难、重大纠纷须采用书面协议',
      en: 'A difficult or major dispute needs a written agreement',
    },
    holds: ({ complexity }) => complexity === 'difficult' || complexity === 'major',
  },
  {
    id: 'later',
    reason: {
      zh: '不能即时履行的，须采用书面协议',
      en: 'What is not performed at once needs a written agreement',
    },
    holds: ({ lastDueOn, today }) => lastDueOn !== null && lastDueOn > today,
  },
  {
    id: 'asked',
    reason: {
      zh: '当事人要求书面协议的，须采用书面协议',
      en: 'A party asks for a written agreement',
    },
    holds: ({ asking }) => asking > 0,
  },
];

/** For which reasons this agreement must be written; empty where word of mouth is enough. */
export const mustBeWritten = (facts: FormFacts): readonly WrittenFormRule[] =>
  writtenFormRules.filter(({ holds }) => holds(facts));
