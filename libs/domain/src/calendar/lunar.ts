import { RuleError } from '../errors.ts';
import { addDays, daysBetween, type IsoDate } from './iso-date.ts';
import { firstLunarYear, lunarYears } from './lunar.years.ts';

/** A day of the farmers' calendar (农历), in which people in the country name the days of their promises. */
export interface LunarDay {
  /** The year that began with its spring festival: 15 January 2026 lies in lunar 2025. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 闰: the month that bears the name of the one before it. */
  readonly isLeap: boolean;
  /** 1 to 30. */
  readonly day: number;
}

interface LunarMonth extends Omit<LunarDay, 'day'> {
  readonly startsOn: IsoDate;
  readonly days: number;
}

/** The spring festival of the first year of the table. */
const firstDay: IsoDate = '1949-01-29';

const months: readonly LunarMonth[] = monthsOf();

function monthsOf(): readonly LunarMonth[] {
  const found: LunarMonth[] = [];
  let startsOn = firstDay;
  for (const [at, code] of lunarYears.entries()) {
    const leap = code >> 13;
    const count = leap === 0 ? 12 : 13;
    for (let n = 0; n < count; n += 1) {
      const isAfterLeap = leap > 0 && n >= leap;
      const days = 29 + ((code >> n) & 1);
      found.push({
        year: firstLunarYear + at,
        month: isAfterLeap ? n : n + 1,
        isLeap: isAfterLeap && n === leap,
        startsOn,
        days,
      });
      startsOn = addDays(startsOn, days);
    }
  }
  return found;
}

/**
 * The lunar day of a civil day.
 * @returns null outside the table, 1949-01-29 to 2101-01-28
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source GB/T 33661-2017
 */
export function lunarOf(date: IsoDate): LunarDay | null {
  const passed = daysBetween(firstDay, date);
  if (passed < 0) return null;
  // No month is longer than thirty days, so the one sought is never before this.
  for (let at = Math.floor(passed / 30); at < months.length; at += 1) {
    const month = months[at];
    if (month === undefined) return null;
    const day = daysBetween(month.startsOn, date) + 1;
    if (day <= month.days) return { year: month.year, month: month.month, isLeap: month.isLeap, day };
  }
  return null;
}

/**
 * The civil day of a lunar day.
 * @throws RuleError kind "invalid", code "no-such-lunar-day" where the year has no such leap month, the month no such day,
 *         or the table no such year
 */
export function solarOf({ year, month, isLeap, day }: LunarDay): IsoDate {
  const found = months.find((one) => one.year === year && one.month === month && one.isLeap === isLeap);
  if (found === undefined || !Number.isInteger(day) || day < 1 || day > found.days) throw noSuchDay();
  return addDays(found.startsOn, day - 1);
}

/** How many days a lunar month has; 0 where there is no such month. */
export const daysInLunarMonth = ({ year, month, isLeap }: Omit<LunarDay, 'day'>): number =>
  months.find((one) => one.year === year && one.month === month && one.isLeap === isLeap)?.days ?? 0;

const noSuchDay = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'no-such-lunar-day',
    message: 'The lunar calendar has no such day.',
    messageZh: '农历没有这一天。',
  });
