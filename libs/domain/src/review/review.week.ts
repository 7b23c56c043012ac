import type { Calendar } from '../calendar/calendar.ts';
import { addDays, dayOfWeek, type IsoDate } from '../calendar/iso-date.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';

/** A week from Monday to Sunday. */
export interface Week {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The week in which a day lies. @throws RuleError kind "invalid", code "date-invalid" */
export function weekOf(date: IsoDate): Week {
  const from = addDays(date, -((dayOfWeek(date) + 6) % 7));
  return { from, to: addDays(from, 6) };
}

/**
 * The day of the next weekly review: the first Monday from the given day on, moved to the next working day when it
 * falls on a rest day.
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source decision 0003 (weekly, on Mondays, by default)
 */
export function nextReviewOn(today: IsoDate, calendar: Calendar): IsoDate {
  const { from } = weekOf(today);
  const monday = from === today ? today : addDays(from, 7);
  return nextWorkingDay(monday, calendar);
}
