import { type Calendar, isPublished } from '../calendar/calendar.ts';
import { addDays, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { asGiven, byLength, type DeadlineFacts, type End, inHours, refusal } from './deadline.ends.ts';
import { daysOf, shiftedBy } from './deadline.pauses.ts';
import type { DeadlineRule, DeadlineRuleId } from './deadline.rule.ts';
import { type DeadlineStep, step } from './deadline.steps.ts';

/** A computed date with everything that is needed to explain it years later. */
export interface Deadline {
  readonly ruleId: DeadlineRuleId;
  readonly startOn: IsoDate;
  /** The last day on which what is awaited is done in time. */
  readonly dueOn: IsoDate;
  /** The instant at which it ends, where the rule counts hours. */
  readonly dueAt?: string;
  /** Calendar days for which it stood still; they are part of the way to `dueOn`. */
  readonly pausedDays: number;
  /** True when the date depends on a year whose holidays are not published. */
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** "Why this date", in the order of the computation. */
  readonly steps: readonly DeadlineStep[];
}

/**
 * The date by which a rule wants something done, and why.
 * @param start day of the fact that starts the clock; it is not counted
 * @throws RuleError kind "invalid": "due-date-missing" (unit `date` without a given day), "due-too-far",
 *         "period-fixed-by-law" (a given day where the law fixes the length), "rule-does-not-pause", "paused-days-invalid",
 *         "extension-not-allowed", "no-such-occurrence", "start-time-missing" (unit `hours`), "date-invalid"
 * @source Civil Procedure Law, art. 85; Civil Code, arts. 201 to 203
 */
export function computeDeadline(
  rule: DeadlineRule,
  start: IsoDate,
  calendar: Calendar,
  facts: DeadlineFacts,
): Deadline {
  const steps: DeadlineStep[] = [step('start', parseIsoDate(start), rule.startsWith)];
  const pausedDays = pausedIn(rule, facts);
  const found =
    facts.givenDueOn !== undefined
      ? asGiven(rule, start, facts.givenDueOn, facts, steps)
      : rule.unit === 'hours'
        ? inHours(rule, start, facts, steps)
        : byLength(rule, start, calendar, facts, steps);
  const rolled = facts.givenDueOn === undefined ? rolledOver(rule, found, calendar, steps) : found;
  const brought = broughtForward(rolled, facts, steps);
  const isReckoned = facts.givenDueOn === undefined && brought === rolled;
  const end = extended(rule, brought, facts.extendedTo, steps);
  const provisional = isReckoned && dependsOnUnpublished(rule, brought, calendar, steps);
  if (provisional) steps.push(step('provisional', end.dueOn));
  const calendarVersion = calendar.version;
  return { ruleId: rule.id, startOn: start, ...end, pausedDays, provisional, calendarVersion, steps };
}

/** What was decided moves with the pauses, as the period itself does. */
function broughtForward(
  end: End,
  { notAfter, pauses = [], pausedDays = 0 }: DeadlineFacts,
  steps: DeadlineStep[],
): End {
  if (notAfter === undefined) return end;
  const dueOn = addDays(shiftedBy(pauses, notAfter), pausedDays);
  if (dueOn >= end.dueOn) return end;
  steps.push(step('broughtForward', dueOn));
  return { dueOn };
}

/** @returns for how many calendar days the clock stood still */
function pausedIn(rule: DeadlineRule, { pauses = [], pausedDays = 0 }: DeadlineFacts): number {
  const days = pauses.reduce((sum, pause) => sum + daysOf(pause), pausedDays);
  if (!Number.isInteger(days) || days < 0) {
    throw refusal('paused-days-invalid', 'Paused days are a whole number.', '中止天数应为非负整数。');
  }
  if (days > 0 && rule.pausedIn.length === 0) {
    throw refusal('rule-does-not-pause', 'This clock does not stand still.', '该期限不因中止而停止计算。');
  }
  return days;
}

function rolledOver(rule: DeadlineRule, end: End, calendar: Calendar, steps: DeadlineStep[]): End {
  if (rule.roll === 'none') return end;
  const dueOn = nextWorkingDay(end.dueOn, calendar);
  if (dueOn === end.dueOn) return end;
  steps.push(step('rolled', dueOn, { zh: end.dueOn, en: end.dueOn }));
  return { dueOn };
}

/** Whether the parties may extend, and how far, was asked when they did; here it is only counted. */
function extended(rule: DeadlineRule, end: End, to: IsoDate | undefined, steps: DeadlineStep[]): End {
  if (to === undefined) return end;
  if (!rule.extension) {
    throw refusal('extension-not-allowed', 'This deadline cannot be extended.', '该期限不得延长。');
  }
  if (parseIsoDate(to) <= end.dueOn) return end;
  steps.push(step('extended', to));
  return { dueOn: to };
}

/** Calendar days do not ask for holidays; only counted days and a roll do. */
function dependsOnUnpublished(
  rule: DeadlineRule,
  { dueOn }: End,
  calendar: Calendar,
  steps: readonly DeadlineStep[],
): boolean {
  const kinds: readonly string[] = ['counted', 'excluded'];
  const isCounted = steps.some(({ kind, on }) => kinds.includes(kind) && !isPublished(on, calendar));
  return isCounted || (rule.roll === 'nextWorkingDay' && !isPublished(dueOn, calendar));
}
