import { type Calendar, isPublished } from '../calendar/calendar.ts';
import { addDays, addYears, dayInShanghai, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import { RuleError } from '../errors.ts';
import { countedDays, daysOf, type Pause, shiftedBy } from './deadline.pauses.ts';
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
        ? inHours(start, lengthOf(rule, facts), facts, steps)
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

/** Where a computation has come to. */
interface End {
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

function byLength(
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
function inHours(start: IsoDate, hours: number, { startedAt }: DeadlineFacts, steps: DeadlineStep[]): End {
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

function asGiven(
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

/** hh:mm in Asia/Shanghai, which has had no summer time since 1991. */
const clockTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * hourMs).toISOString().slice(11, 16);

function refusal(code: string, message: string, messageZh: string): RuleError {
  return new RuleError({ kind: 'invalid', code, message, messageZh });
}
