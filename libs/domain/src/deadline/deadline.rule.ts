/** What a rule of the catalogue says of a clock. The rules themselves: deadline.rules.ts. */
import type { Complexity, DisputeType, Origin, Risk } from '../dispute/dispute.codes.ts';
import type { Label } from '../label.ts';
import type { ClimbStep } from './deadline.climb.ts';

/** Where a length comes from. `basis` names what a default leans on without being bound by it. */
export type DeadlineSource =
  | { readonly kind: 'law'; readonly article: Label }
  | { readonly kind: 'default'; readonly basis?: Label };

export const deadlineRuleIds = [
  'acceptance',
  'review',
  'signFor',
  'firstSession',
  'mediation',
  'resumeCheck',
  'performance',
  'judicialConfirmation',
  'enforcement',
  'guidance',
  'nextStep',
  'followUpVisit',
  'archive',
  'referralAnswer',
  'handOver',
] as const;
export type DeadlineRuleId = (typeof deadlineRuleIds)[number];

/** `date`: there is no length, the day is written down with each case. */
export const deadlineUnits = ['hours', 'days', 'workingDays', 'years', 'date'] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

/** The fact from which the period of mediation is counted, where it is not the acceptance. */
export const periodStarts = ['report', 'acceptance', 'signing'] as const;
export type PeriodStart = (typeof periodStarts)[number];

/** Which cases a variant is for: every list that is named must hold the case's value. */
export interface VariantScope {
  readonly types?: readonly DisputeType[];
  readonly origins?: readonly Origin[];
  readonly complexities?: readonly Complexity[];
}

/** What a rule is for some kinds of cases: the first variant whose scope fits stands in for the rule. */
export interface RuleVariant {
  /** Unique within the rule; a clock keeps it. */
  readonly id: string;
  readonly name: Label;
  readonly scope: VariantScope;
  readonly source: DeadlineSource;
  readonly unit: DeadlineUnit;
  readonly length: number;
  /** Default: as the rule says. */
  readonly roll?: 'none' | 'nextWorkingDay';
  /** Only with `mediation`; default acceptance. */
  readonly startsAt?: PeriodStart;
}

export interface DeadlineRule {
  readonly id: DeadlineRuleId;
  readonly name: Label;
  /** The fact with whose day the clock starts; that day itself is not counted. */
  readonly startsWith: Label;
  readonly source: DeadlineSource;
  readonly unit: DeadlineUnit;
  /** In `unit`; 0 with unit `date`. */
  readonly length: number;
  /** Lengths that replace `length` at a grade of risk; 0 is the same day. */
  readonly lengthAt: Readonly<Partial<Record<Risk, number>>>;
  /** Lengths of further occurrences after the first, by risk, in `unit` from the same start. */
  readonly further: Readonly<Record<Risk, readonly number[]>>;
  /** In which states the clock stands still; the days spent there are not counted. */
  readonly pausedIn: readonly string[];
  /** How far the date may be moved with recorded consent, in calendar days; null: not at all. */
  readonly extension: { readonly capDays: number; readonly consent: 'everyParty' } | null;
  /** At which shares of the length the mediator is warned, in per cent. */
  readonly warningsPercent: { readonly first: number; readonly second: number };
  /** `escalates`: its passing climbs the ladder; `informs`: only the mediator is told, nobody is overdue. */
  readonly effect: 'escalates' | 'informs';
  /** Whether a last day that is a rest day rolls to the next working day. */
  readonly roll: 'none' | 'nextWorkingDay';
  /** How it climbs once its day has passed. */
  readonly climb: readonly ClimbStep[];
  /**
   * Within how many working days whoever a step of the climb tells must say that they know. Silence lets the next step
   * fire without waiting for its day. Null: nobody is asked.
   */
  readonly answerWithin: number | null;
  readonly variants: readonly RuleVariant[];
}
