import { type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { addDays, daysBetween, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import { addWorkingDays, nextWorkingDay, workingDaysBetween } from '../calendar/working-days.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import type { LadderEscalation, LadderRecipient } from './deadline.climb.ts';
import type { Deadline } from './deadline.computation.ts';
import type { DeadlineRule } from './deadline.rule.ts';

export const ladderStepNames = ['warning50', 'warning80', 'due', 'supervision', 'leader', 'county'] as const;
export type LadderStepName = (typeof ladderStepNames)[number];

/** A step that fires more than so long after its time is late: the machine was off. */
export const lateAfterMs = 24 * 3_600_000;

export interface LadderStep {
  readonly step: LadderStepName;
  /** The day on which it fires; the hour is {@link firesAt}. */
  readonly on: IsoDate;
  /** The instant itself, where the clock counts hours. */
  readonly at?: string;
  readonly to: LadderRecipient;
  /** null: somebody is told, the case does not climb. */
  readonly escalation: LadderEscalation | null;
}

/** What of a computed deadline its ladder stands on. */
export type Laddered = Pick<Deadline, 'startOn' | 'dueOn' | 'dueAt' | 'pausedDays'>;

/**
 * Everything that will happen to a deadline unless what it awaits is done: warnings to the mediator at 50 % and 80 %
 * of its length (rounded up to whole days), then, when its last day has passed, the climb. Days for which the clock stood
 * still are no part of its length: warnings move by them. A warning that would fall on the start or on the day of the next
 * warning is left out. A rule that only informs has no climb: the mediator hears of the end, and nobody is overdue.
 *
 * Nobody is disturbed on a rest day: a warning comes on the working day before, a step of the climb on the one after. Red
 * cases do not wait: every step of their climb is on the day after, whatever day that is.
 * @returns in the order in which they fire
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function ladderOf(
  deadline: Laddered,
  risk: Risk,
  calendar: Calendar,
  rule: DeadlineRule,
): readonly LadderStep[] {
  const isUrgent = risk === 'red';
  const onWorkingDay = (day: IsoDate): IsoDate => (isUrgent ? day : nextWorkingDay(day, calendar));
  const warnings = isUrgent
    ? warningsOf(deadline, calendar, rule)
    : beforeRest(warningsOf(deadline, calendar, rule), deadline.startOn, calendar);
  // A clock in hours has ended within its day.
  const overdueFrom = deadline.dueAt === undefined ? addDays(deadline.dueOn, 1) : deadline.dueOn;
  const overdueOn = onWorkingDay(overdueFrom);
  if (rule.effect === 'informs') {
    return [...warnings, { step: 'due', on: overdueOn, to: 'mediator', escalation: null }];
  }
  const climb = rule.climb.map(({ step, graceWorkingDays, to, escalation }) => {
    const grace = isUrgent ? 0 : graceWorkingDays;
    return { step, on: addWorkingDays(overdueOn, grace, calendar).dueOn, to, escalation };
  });
  const due: LadderStep = {
    step: 'due',
    on: overdueOn,
    to: 'holderHead',
    escalation: 'overdue',
    ...(deadline.dueAt === undefined || overdueOn !== overdueFrom ? {} : { at: deadline.dueAt }),
  };
  return [...warnings, due, ...climb];
}

function warningsOf(
  { startOn, dueOn, dueAt, pausedDays }: Laddered,
  calendar: Calendar,
  { unit, warningsPercent, effect }: DeadlineRule,
): LadderStep[] {
  // Hours are too short for a warning before the last one, which is the clock itself.
  if (dueAt !== undefined) return [];
  const inWorkingDays = unit === 'workingDays';
  const from = addDays(startOn, pausedDays);
  const length = inWorkingDays ? workingDaysBetween(from, dueOn, calendar) : daysBetween(from, dueOn);
  const first = Math.ceil((length * warningsPercent.first) / 100);
  const second = Math.ceil((length * warningsPercent.second) / 100);
  const warning = (step: LadderStepName, days: number): LadderStep => ({
    step,
    on: inWorkingDays ? addWorkingDays(from, days, calendar).dueOn : addDays(from, days),
    to: 'mediator',
    escalation: effect === 'informs' ? null : 'reminded',
  });
  if (second <= 0) return [];
  if (first === second) return [warning('warning80', second)];
  return [warning('warning50', first), warning('warning80', second)];
}

/** A warning comes before what it warns of: on a rest day it comes the working day before, or not at all. */
function beforeRest(warnings: readonly LadderStep[], startOn: IsoDate, calendar: Calendar): LadderStep[] {
  const moved = warnings
    .map((warning) => ({ ...warning, on: previousWorkingDay(warning.on, startOn, calendar) }))
    .filter(({ on }) => on > startOn);
  return moved.filter(({ on }, n) => on !== moved[n + 1]?.on);
}

function previousWorkingDay(date: IsoDate, notBefore: IsoDate, calendar: Calendar): IsoDate {
  let day = date;
  while (day > notBefore && !isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/**
 * The instant at which a step of that day fires: 09:00 in Asia/Shanghai, for red 00:00.
 * @returns ISO instant in UTC
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function firesAt(on: IsoDate, risk: Risk): string {
  return risk === 'red' ? `${addDays(on, -1)}T16:00:00.000Z` : `${parseIsoDate(on)}T01:00:00.000Z`;
}
