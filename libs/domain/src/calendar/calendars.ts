/**
 * The calendars that this process knows. A calendar never changes once it has a version: a year that is published later, or
 * corrected, is another version, learnt when the database is read. So a date can be explained by the calendar of its time.
 */
import type { Calendar } from './calendar.ts';
import { type CalendarYear, withYear } from './calendar.year.ts';
import { publishedCalendar } from './published-calendar.ts';

const known = new Map([[publishedCalendar.version, publishedCalendar]]);
let inForce = publishedCalendar;

/** Makes a calendar known; learning it again changes nothing. */
export function learnCalendar(calendar: Calendar): void {
  if (!known.has(calendar.version)) known.set(calendar.version, calendar);
}

/** A calendar as it is kept: a year, and the calendar in which it took the place of what was known of it. */
export interface CalendarEdition extends CalendarYear {
  readonly version: string;
  readonly replaces: string;
}

/**
 * Learns calendars in whatever order they come, each after the one that it replaces: the instants at which they were made
 * need not tell, a machine's clock may have been set back between two of them.
 * @throws Error when one replaces a calendar that is neither known nor among them
 */
export function learnCalendarEditions(editions: readonly CalendarEdition[]): void {
  const byVersion = new Map(editions.map((edition) => [edition.version, edition]));
  const learn = ({ version, replaces, ...year }: CalendarEdition): void => {
    if (known.has(version)) return;
    const before = byVersion.get(replaces);
    if (before !== undefined) learn(before);
    learnCalendar(withYear(calendarOf(replaces), year, version));
  };
  for (const edition of editions) learn(edition);
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
