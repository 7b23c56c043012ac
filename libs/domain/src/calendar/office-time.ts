import { type Calendar, isWorkingDay } from './calendar.ts';
import { dayInShanghai } from './iso-date.ts';
import { addWorkingDays } from './working-days.ts';

/** From when to when people may be told of something that can wait, by the clock of Asia/Shanghai. */
export const officeHours = { from: 8, to: 20 } as const;

const zoneHours = 8;

/**
 * Whether people may be told now: a working day, and neither early nor late. What is red does not ask.
 * @param at  ISO instant
 */
export function isOfficeTime(at: string, calendar: Calendar): boolean {
  const hour = (new Date(at).getUTCHours() + zoneHours) % 24;
  const isDaytime = hour >= officeHours.from && hour < officeHours.to;
  return isDaytime && isWorkingDay(dayInShanghai(at), calendar);
}

/**
 * Nine o'clock in the office so many working days after the day of an instant.
 * @returns ISO instant
 */
export function morningAfter(at: string, workingDays: number, calendar: Calendar): string {
  const { dueOn: day } = addWorkingDays(dayInShanghai(at), workingDays, calendar);
  return `${day}T01:00:00.000Z`;
}
