import { type Calendar, isPublished } from '../calendar/calendar.ts';
import { addDays, addYears, daysBetween, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import { addWorkingDays, nextWorkingDay } from '../calendar/working-days.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import { RuleError } from '../errors.ts';
import type { DeadlineRule, DeadlineRuleId } from './deadline.rules.ts';
import { type DeadlineStep, step } from './deadline.steps.ts';

/** A computed date with everything that is needed to explain it years later. */
export interface Deadline {
  readonly ruleId: DeadlineRuleId;
  readonly startOn: IsoDate;
  /** The last day on which what is awaited is done in time. */
  readonly dueOn: IsoDate;
  /** Calendar days for which it stood still; they are part of the way to `dueOn`. */
  readonly pausedDays: number;
  /** True when the date depends on a year whose holidays are not published. */
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** "Why this date", in the order of the computation. */
  readonly steps: readonly DeadlineStep[];
}

export interface DeadlineFacts {
  readonly risk: Risk;
  /**
   * The day that was decided, agreed or written down; it is taken as written and not rolled. It may lie before
   * the start (an obligation that was already due), then it is overdue at once.
   */
  readonly givenDueOn?: IsoDate;
  /** Calendar days for which the clock stood still, default 0. */
  readonly pausedDays?: number;
  /** The day to which every party has consented to extend. */
  readonly extendedTo?: IsoDate;
  /** Which occurrence of a repeated rule, 1 (default) is the first. */
  readonly occurrence?: number;
}

/** A due day further away is a slip of the pen, e.g. 2206 for 2026. */
export const longestYears = 50;

/**
 * The date by which a rule wants something done, and why.
 * @param start day of the fact that starts the clock; it is not counted
 * @throws RuleError kind "invalid": "due-date-missing" (unit `date` without a given day), "due-too-far",
 *         "period-fixed-by-law" (a given day where the law fixes the length), "rule-does-not-pause", "paused-days-invalid",
 *         "extension-not-allowed", "extension-too-long", "extension-not-later", "no-such-occurrence", "date-invalid"
 * @source Civil Procedure Law, art. 85; Civil Code, arts. 201 to 203
 */
export function computeDeadline(
  rule: DeadlineRule,
  start: IsoDate,
  calendar: Calendar,
  facts: DeadlineFacts,
): Deadline {
  const { pausedDays = 0 } = facts;
  const steps: DeadlineStep[] = [step('start', parseIsoDate(start), rule.startsWith)];
  let dueOn =
    facts.givenDueOn === undefined
      ? byLength(rule, start, calendar, facts, steps)
      : asGiven(rule, start, facts.givenDueOn, steps);
  dueOn = pausedBy(rule, dueOn, pausedDays, steps);
  if (facts.givenDueOn === undefined) dueOn = rolled(rule, dueOn, calendar, steps);
  if (facts.extendedTo !== undefined) dueOn = extended(rule, dueOn, facts.extendedTo, steps);
  const provisional = dependsOnUnpublished(rule, start, dueOn, calendar, facts);
  if (provisional) steps.push(step('provisional', dueOn));
  const calendarVersion = calendar.version;
  return { ruleId: rule.id, startOn: start, dueOn, pausedDays, provisional, calendarVersion, steps };
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

function byLength(
  rule: DeadlineRule,
  start: IsoDate,
  calendar: Calendar,
  facts: DeadlineFacts,
  steps: DeadlineStep[],
): IsoDate {
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
    return start;
  }
  if (rule.unit === 'workingDays') {
    const count = addWorkingDays(start, length, calendar);
    steps.push(...count.steps.map((day) => step(day.counted ? 'counted' : 'excluded', day.date, day.why)));
    return count.dueOn;
  }
  const dueOn = rule.unit === 'years' ? addYears(start, length) : addDays(start, length);
  steps.push(step(rule.unit, dueOn, { zh: String(length), en: String(length) }));
  return dueOn;
}

function asGiven(rule: DeadlineRule, start: IsoDate, givenDueOn: IsoDate, steps: DeadlineStep[]): IsoDate {
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
  return givenDueOn;
}

function pausedBy(rule: DeadlineRule, dueOn: IsoDate, pausedDays: number, steps: DeadlineStep[]): IsoDate {
  if (pausedDays === 0) return dueOn;
  if (!Number.isInteger(pausedDays) || pausedDays < 0) {
    throw refusal('paused-days-invalid', 'Paused days are a whole number.', '中止天数应为非负整数。');
  }
  if (rule.pausedIn.length === 0) {
    throw refusal('rule-does-not-pause', 'This clock does not stand still.', '该期限不因中止而停止计算。');
  }
  const later = addDays(dueOn, pausedDays);
  steps.push(step('paused', later, { zh: String(pausedDays), en: String(pausedDays) }));
  return later;
}

function rolled(rule: DeadlineRule, dueOn: IsoDate, calendar: Calendar, steps: DeadlineStep[]): IsoDate {
  if (rule.roll === 'none') return dueOn;
  const workedOn = nextWorkingDay(dueOn, calendar);
  if (workedOn !== dueOn) steps.push(step('rolled', workedOn, { zh: dueOn, en: dueOn }));
  return workedOn;
}

function extended(rule: DeadlineRule, dueOn: IsoDate, to: IsoDate, steps: DeadlineStep[]): IsoDate {
  if (!rule.extension) {
    throw refusal('extension-not-allowed', 'This deadline cannot be extended.', '该期限不得延长。');
  }
  const { capDays } = rule.extension;
  if (daysBetween(dueOn, to) <= 0) {
    throw refusal(
      'extension-not-later',
      'An extension ends later than the deadline.',
      '延长后的日期应晚于原到期日。',
    );
  }
  if (daysBetween(dueOn, to) > capDays) {
    throw refusal(
      'extension-too-long',
      `An extension is at most ${capDays} days.`,
      `延长不得超过${capDays}日。`,
    );
  }
  steps.push(step('extended', to));
  return to;
}

/** Calendar days do not ask for holidays; only counted days and a roll do. */
function dependsOnUnpublished(
  rule: DeadlineRule,
  start: IsoDate,
  dueOn: IsoDate,
  calendar: Calendar,
  facts: DeadlineFacts,
): boolean {
  if (facts.givenDueOn !== undefined) return false;
  if (rule.unit === 'workingDays') {
    return addWorkingDays(start, lengthOf(rule, facts), calendar).provisional;
  }
  return rule.roll === 'nextWorkingDay' && !isPublished(dueOn, calendar);
}

function refusal(code: string, message: string, messageZh: string): RuleError {
  return new RuleError({ kind: 'invalid', code, message, messageZh });
}
