import type { Calendar } from '../calendar/calendar.ts';
import { addDays, daysBetween, type IsoDate, parseIsoDate } from '../calendar/iso-date.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import type { Deadline } from './deadline.computation.ts';
import { type DeadlineRule, deadlineRules } from './deadline.rules.ts';

export const ladderStepNames = ['warning50', 'warning80', 'due', 'supervision', 'leader', 'county'] as const;
export type LadderStepName = (typeof ladderStepNames)[number];

/** Who is told; which person that is, is looked up when the step fires. */
export type LadderRecipient = 'mediator' | 'holderHead' | 'otherOfCentreAndOffice' | 'leader' | 'county';

/** How far a passed deadline has climbed: reminded 催办 … raised 上报. */
export type LadderEscalation = 'reminded' | 'overdue' | 'supervised' | 'raised';

export interface LadderStep {
  readonly step: LadderStepName;
  /** The day on which it fires; the hour is {@link firesAt}. */
  readonly on: IsoDate;
  readonly to: LadderRecipient;
  /** null: somebody is told, the case does not climb. */
  readonly escalation: LadderEscalation | null;
}

/**
 * The climb after a deadline has passed, in working days after the day on which it became overdue.
 * A township may put other numbers here; they must not fall.
 */
export const defaultClimb = [
  { step: 'supervision', graceWorkingDays: 1, to: 'otherOfCentreAndOffice', escalation: 'supervised' },
  { step: 'leader', graceWorkingDays: 3, to: 'leader', escalation: 'raised' },
  { step: 'county', graceWorkingDays: 7, to: 'county', escalation: 'raised' },
] as const satisfies readonly (Omit<LadderStep, 'on'> & { readonly graceWorkingDays: number })[];

/**
 * Everything that will happen to a deadline unless what it awaits is done: warnings to the mediator at 50 % and 80 %
 * of its length (rounded up to whole days), then, when its last day has passed, the climb. Red: every step of the
 * climb on the day after. Days for which the clock stood still are no part of its length: warnings move by them.
 * A warning that would fall on the start or on the day of the next warning is left out.
 * A rule that only informs has no climb: the mediator hears of the end, and nobody is overdue.
 * @param rule default: the rule of the catalogue with the deadline's id
 * @returns in the order in which they fire
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function ladderOf(
  deadline: Pick<Deadline, 'ruleId' | 'startOn' | 'dueOn' | 'pausedDays'>,
  risk: Risk,
  calendar: Calendar,
  rule: DeadlineRule = deadlineRules[deadline.ruleId],
): readonly LadderStep[] {
  const warnings = warningsOf(deadline, calendar, rule);
  const overdueOn = addDays(deadline.dueOn, 1);
  if (rule.effect === 'informs') {
    return [...warnings, { step: 'due', on: overdueOn, to: 'mediator', escalation: null }];
  }
  const climb = defaultClimb.map(({ step, graceWorkingDays, to, escalation }) => {
    const grace = risk === 'red' ? 0 : graceWorkingDays;
    return { step, on: addWorkingDays(overdueOn, grace, calendar).dueOn, to, escalation };
  });
  return [...warnings, { step: 'due', on: overdueOn, to: 'holderHead', escalation: 'overdue' }, ...climb];
}

function warningsOf(
  { startOn, dueOn, pausedDays }: Pick<Deadline, 'startOn' | 'dueOn' | 'pausedDays'>,
  calendar: Calendar,
  { unit, warningsPercent, effect }: DeadlineRule,
): LadderStep[] {
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

/**
 * The instant at which a step of that day fires: 09:00 in Asia/Shanghai, for red 00:00.
 * @returns ISO instant in UTC
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function firesAt(on: IsoDate, risk: Risk): string {
  return risk === 'red' ? `${addDays(on, -1)}T16:00:00.000Z` : `${parseIsoDate(on)}T01:00:00.000Z`;
}
