import type { DataSource } from 'typeorm';
import { calendarAt } from '#casework/deadline';
import {
  addDays,
  beginOf,
  type Calendar,
  calendarInForce,
  type IsoDate,
  waitingWorkingDays,
  weekOf,
  workingDaysBetween,
} from '#domain';
import type { Clock, Tx } from '#platform';

/** The present, or the end of a past week. */
export interface Time {
  /** ISO instant, the last that counts: now, or the end of a past week. */
  readonly asOf: string;
  readonly isPast: boolean;
  /** The day of that instant. */
  readonly today: IsoDate;
  /** The week, from Monday to Sunday. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Its first instant. */
  readonly weekFrom: string;
  /** The first instant of the four weeks of the trend; nothing that happened before is asked. */
  readonly trendFrom: string;
  /** The last day on which a case that waits too long for another unit can have begun to. */
  readonly waitingUntil: IsoDate;
  /** The one by which days were counted then. */
  readonly calendar: Calendar;
}

/** What part of the tree is asked, and how it stood when. */
export interface Moment extends Time {
  readonly townshipIds: readonly string[];
  /** One village of them. */
  readonly placeId: string | null;
  /** One unit of them that holds cases. */
  readonly holderId: string | null;
}

const shifted = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
export const justBefore = (instant: string): string => shifted(instant, -1);
export const justAfter = (instant: string): string => shifted(instant, 1);

/** So many weeks make a line: this one and those before it. */
export const trendWeeks = 4;

/**
 * The moment as of which a week is shown: now for the present one, its last instant for a past one.
 * @param now  ISO instant
 * @param today  the day of that instant
 * @param day  any day of the week; one that lies ahead shows the present
 */
export function momentOf(
  { now, today, calendar }: { readonly now: string; readonly today: IsoDate; readonly calendar: Calendar },
  day: IsoDate = today,
): Time {
  const { from, to } = weekOf(day > today ? today : day);
  const isPast = to < today;
  const shown = isPast ? to : today;
  return {
    asOf: isPast ? justBefore(beginOf(addDays(to, 1))) : now,
    isPast,
    today: shown,
    from,
    to,
    weekFrom: beginOf(from),
    trendFrom: beginOf(addDays(from, -7 * (trendWeeks - 1))),
    waitingUntil: lastDayOfLongWait(shown, calendar),
    calendar,
  };
}

function lastDayOfLongWait(today: IsoDate, calendar: Calendar): IsoDate {
  let day = addDays(today, -waitingWorkingDays);
  while (workingDaysBetween(day, today, calendar) <= waitingWorkingDays) day = addDays(day, -1);
  return day;
}

/** The moment of a week by the clock of the office and the calendar that held at it. @param day  as {@link momentOf} */
export async function timeBy(on: Tx | DataSource, clock: Clock, day?: IsoDate): Promise<Time> {
  const now = { now: clock.now().toISOString(), today: clock.today() };
  const byToday = momentOf({ ...now, calendar: calendarInForce() }, day);
  return byToday.isPast ? momentOf({ ...now, calendar: await calendarAt(on, byToday.asOf) }, day) : byToday;
}
