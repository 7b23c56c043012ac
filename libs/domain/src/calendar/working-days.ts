import { RuleError } from '../errors.ts';
import type { Label } from '../label.ts';
import { type Calendar, isPublished, isWorkingDay, reasonOfDay } from './calendar.ts';
import { addDays, daysBetween, type IsoDate, parseIsoDate } from './iso-date.ts';

/** One day that was looked at while counting. */
export interface CountedDay {
  readonly date: IsoDate;
  readonly counted: boolean;
  readonly why: Label;
}

/** A date with the way it was reached. */
export interface WorkingDayCount {
  readonly dueOn: IsoDate;
  /** True when a day on the way lies in a year whose holidays are not published. */
  readonly provisional: boolean;
  /** Every day after the start up to the date, in order. */
  readonly steps: readonly CountedDay[];
}

/** About eighty years; more is a mistake and would only burn time. */
const mostWorkingDays = 20_000;

/**
 * The date so many working days after a day. The first day is not counted: counting begins on the next day.
 * @param workingDays whole number, 0 to 20,000; 0 gives the start itself
 * @throws RuleError kind "invalid", code "working-days-invalid" or "date-invalid"
 * @source Civil Procedure Law, art. 85(2): the day on which a period begins is not counted
 */
export function addWorkingDays(start: IsoDate, workingDays: number, calendar: Calendar): WorkingDayCount {
  parseIsoDate(start);
  if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > mostWorkingDays) {
    throw new RuleError({
      kind: 'invalid',
      code: 'working-days-invalid',
      message: `The number of working days is a whole number from 0 to ${mostWorkingDays}.`,
      messageZh: `工作日数应为0至${mostWorkingDays}的整数。`,
    });
  }
  const steps: CountedDay[] = [];
  let dueOn = start;
  for (let left = workingDays; left > 0; ) {
    dueOn = addDays(dueOn, 1);
    const counted = isWorkingDay(dueOn, calendar);
    if (counted) left -= 1;
    steps.push({ date: dueOn, counted, why: reasonOfDay(dueOn, calendar) });
  }
  return { dueOn, provisional: steps.some(({ date }) => !isPublished(date, calendar)), steps };
}

/**
 * The day itself when it is worked, else the first working day after it: how a period that ends on a rest day rolls.
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source Civil Procedure Law, art. 85(3)
 */
export function nextWorkingDay(date: IsoDate, calendar: Calendar): IsoDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/**
 * Working days after `from` up to and including `to`; 0 when `to` is not later.
 * The inverse of {@link addWorkingDays}: used for warnings at a share of a length and for waiting times.
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: Calendar): number {
  let count = 0;
  const days = daysBetween(from, to);
  for (let day = 1; day <= days; day += 1) {
    if (isWorkingDay(addDays(from, day), calendar)) count += 1;
  }
  return count;
}
