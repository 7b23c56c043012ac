/**
 * The calendars that this process knows. A calendar never changes once it has a version: a year that is published later, or
 * corrected, is another version, learnt when the database is read. So a date can be explained by the calendar of its time.
 */
import type { Calendar } from './calendar.ts';
import { publishedCalendar } from './published-calendar.ts';

const known = new Map([[publishedCalendar.version, publishedCalendar]]);
let inForce = publishedCalendar;

/** Makes a calendar known; learning it again changes nothing. */
export function learnCalendar(calendar: Calendar): void {
  if (!known.has(calendar.version)) known.set(calendar.version, calendar);
}

/** Lets new dates be computed by a calendar that is known. @throws Error when it is not */
export function putCalendarInForce(version: string): void {
  inForce = calendarOf(version);
}

/** The calendar by which new dates are computed: the one that comes with the product, until a year is added. */
export const calendarInForce = (): Calendar => inForce;

export const isKnownCalendar = (version: string): boolean => known.has(version);

/** @throws Error when nobody has learnt it */
export function calendarOf(version: string): Calendar {
  const calendar = known.get(version);
  if (calendar === undefined) throw new Error(`the calendar ${version} is not known`);
  return calendar;
}
