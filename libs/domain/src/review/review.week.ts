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

/** When a township holds its weekly review: the day of the week, 1 for Monday, and the time of the office. */
export interface ReviewTime {
  readonly weekday: number;
  /** HH:MM, Asia/Shanghai. */
  readonly at: string;
}

/** Of a township that has set nothing. @source decision 0003 */
export const defaultReviewTime: ReviewTime = { weekday: 1, at: '09:00' };

/**
 * The day of the next weekly review: the first of its weekdays from the given day on, moved to the next working day when
 * it falls on a rest day. A day that was moved still counts while it is ahead.
 * @param weekday  1 for Monday, default Monday
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source decision 0003 (weekly, on Mondays, by default)
 */
export function nextReviewOn(
  today: IsoDate,
  calendar: Calendar,
  weekday: number = defaultReviewTime.weekday,
): IsoDate {
  const since = (dayOfWeek(today) - weekday + 7) % 7;
  const moved = nextWorkingDay(addDays(today, -since), calendar);
  return moved >= today ? moved : nextWorkingDay(addDays(today, 7 - since), calendar);
}

/** The moment of the next weekly review, as an ISO instant of the office's zone. @throws as {@link nextReviewOn} */
export function nextReviewAt(today: IsoDate, calendar: Calendar, { weekday, at }: ReviewTime): string {
  return `${nextReviewOn(today, calendar, weekday)}T${at}:00+08:00`;
}
