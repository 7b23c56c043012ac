import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addYears, dayInShanghai, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import { RuleError } from '../errors.ts';
import { countedDays, type Pause, shiftedBy } from './deadline.pauses.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { type DeadlineStep, step } from './deadline.steps.ts';

export interface DeadlineFacts {
  readonly risk: Risk;
  /**
   * The day that was decided, agreed or written down; it is taken as written and not rolled. It may lie before
   * the start (an obligation that was already due), then it is overdue at once.
   */
  readonly givenDueOn?: IsoDate;
  /** A day before which it must be done although the rule has a later one: a decision, or a case that turned red. */
  readonly notAfter?: IsoDate;
  /** When it stood still, in order. */
  readonly pauses?: readonly Pause[];
  /** Further calendar days, default 0: a clock of the first edition kept no more than their number. */
  readonly pausedDays?: number;
  /** The day to which every party has consented to extend; a date that is later anyway stays. */
  readonly extendedTo?: IsoDate;
  /** Which occurrence of a repeated rule, 1 (default) is the first. */
  readonly occurrence?: number;
  /** ISO instant of the fact that starts a clock in hours. */
  readonly startedAt?: string;
}

/** A due day further away is a slip of the pen, e.g. 2206 for 2026. */
export const longestYears = 50;

const hourMs = 3_600_000;

/** Where a computation has come to. */
export interface End {
  readonly dueOn: IsoDate;
  readonly dueAt?: string;
}

/** How often a rule falls due at a grade of risk, at least once, e.g. three follow-up visits for red. */
export function occurrencesOf(rule: DeadlineRule, risk: Risk): number {
  return 1 + rule.further[risk].length;
}

function lengthOf(rule: DeadlineRule, { risk, occurrence = 1 }: DeadlineFacts): number {
  const lengths = [rule.lengthAt[risk] ?? rule.length, ...rule.further[risk]];
  const length = lengths[occurrence - 1];
  if (length === undefined) {
    throw refusal('no-such-occurrence', 'The rule does not fall due that often.', '该期限规则没有这一次。');
  }
  return length;
}

/** The end by the length of the rule, with its pauses. */
export function byLength(
  rule: DeadlineRule,
  start: IsoDate,
  calendar: Calendar,
  facts: DeadlineFacts,
  steps: DeadlineStep[],
): End {
  const length = lengthOf(rule, facts);
  if (rule.unit === 'date') {
    throw refusal(
      'due-date-missing',
      'This deadline needs the day that was agreed.',
      '该期限须写明约定的日期。',
    );
  }
  if (length === 0) {
    steps.push(step('sameDay', start));
    return { dueOn: start };
  }
  const { pauses = [] } = facts;
  if (rule.unit === 'workingDays') {
    return standingStill({ dueOn: countedDays(start, length, pauses, calendar, steps) }, [], facts, steps);
  }
  const dueOn = rule.unit === 'years' ? addYears(start, length) : addDays(start, length);
  steps.push(step(rule.unit, dueOn, { zh: String(length), en: String(length) }));
  return standingStill({ dueOn }, pauses, facts, steps);
}

/** Hours run through the night and the rest days; they are for what cannot wait. */
export function inHours(
  rule: DeadlineRule,
  start: IsoDate,
  facts: DeadlineFacts,
  steps: DeadlineStep[],
): End {
  const { startedAt } = facts;
  const hours = lengthOf(rule, facts);
  if (startedAt === undefined) {
    throw refusal(
      'start-time-missing',
      'A clock in hours needs the time of its start.',
      '该期限须写明起算时刻。',
    );
  }
  const dueAt = new Date(Date.parse(startedAt) + hours * hourMs).toISOString();
  const dueOn = dayInShanghai(dueAt);
  steps.push(
    step('hours', dueOn, { zh: `${hours}|${clockTime(dueAt)}`, en: `${hours}|${clockTime(dueAt)}` }),
  );
  return { dueOn: start > dueOn ? start : dueOn, dueAt };
}

/** The pauses of a clock, and the bare number of days that a clock of the first edition kept. */
function standingStill(
  { dueOn }: End,
  pauses: readonly Pause[],
  { pausedDays = 0 }: DeadlineFacts,
  steps: DeadlineStep[],
): End {
  const shifted = shiftedBy(pauses, dueOn, steps);
  if (pausedDays === 0) return { dueOn: shifted };
  const later = addDays(shifted, pausedDays);
  steps.push(step('paused', later, { zh: String(pausedDays), en: String(pausedDays) }));
  return { dueOn: later };
}

/** The end that was written down, with its pauses. */
export function asGiven(
  rule: DeadlineRule,
  start: IsoDate,
  givenDueOn: IsoDate,
  facts: DeadlineFacts,
  steps: DeadlineStep[],
): End {
  if (rule.unit !== 'date' && rule.source.kind === 'law') {
    throw refusal('period-fixed-by-law', 'The law fixes this period.', '该期限由法律规定，不得另定。');
  }
  parseIsoDate(givenDueOn);
  if (givenDueOn > addYears(start, longestYears)) {
    throw refusal(
      'due-too-far',
      `A due day lies within ${longestYears} years.`,
      `到期日不得超过${longestYears}年。`,
    );
  }
  steps.push(step('given', givenDueOn));
  return standingStill({ dueOn: givenDueOn }, facts.pauses ?? [], facts, steps);
}

/** hh:mm in Asia/Shanghai, which has had no summer time since 1991. */
const clockTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * hourMs).toISOString().slice(11, 16);

/** A computation that cannot be done. */
export function refusal(code: string, message: string, messageZh: string): RuleError {
  return new RuleError({ kind: 'invalid', code, message, messageZh });
}
