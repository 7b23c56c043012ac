/**
 * Civil days without a clock and without `Date`: a day is a text `YYYY-MM-DD` in the office's time zone,
 * arithmetic goes through the number of the day since 1970-01-01 (proleptic Gregorian calendar).
 * `Date` was rejected: it drags in a time zone and parses 30 February.
 */
import { RuleError } from '../errors.ts';

/** A civil day `YYYY-MM-DD` in Asia/Shanghai. Years 1000 to 9999, so that texts sort like days. */
export type IsoDate = string;

/** 0 = Sunday … 6 = Saturday. */
export type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const daysPerEra = 146_097;
const firstDayNumber = dayNumberOf(1000, 1, 1);
const lastDayNumber = dayNumberOf(9999, 12, 31);

/** True for a text that names an existing day, e.g. not 2023-02-29. */
export function isIsoDate(text: string): boolean {
  const parts = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The text itself, if it names an existing day.
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function parseIsoDate(text: string): IsoDate {
  if (isIsoDate(text)) return text;
  throw new RuleError({
    kind: 'invalid',
    code: 'date-invalid',
    message: 'Not an existing day of the form YYYY-MM-DD.',
    messageZh: '日期不存在或格式不是 YYYY-MM-DD。',
  });
}

/**
 * The day so many calendar days later; negative goes back.
 * @throws RuleError kind "invalid", code "date-invalid" or "date-out-of-range"
 */
export function addDays(date: IsoDate, days: number): IsoDate {
  const target = dayNumber(date) + days;
  if (!Number.isInteger(days) || target < firstDayNumber || target > lastDayNumber) throw outOfRange();
  return civilDay(target);
}

/**
 * The corresponding day so many years later; 29 February falls on the 28th where there is none.
 * @throws RuleError kind "invalid", code "date-invalid" or "date-out-of-range"
 * @source Civil Code, art. 202
 */
export function addYears(date: IsoDate, years: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const target = year + years;
  if (!Number.isInteger(years) || target < 1000 || target > 9999) throw outOfRange();
  return textOf(target, month, Math.min(day, daysInMonth(target, month)));
}

/**
 * The corresponding day so many months later; where that month has no such day, its last.
 * @throws RuleError kind "invalid", code "date-invalid" or "date-out-of-range"
 * @source Civil Code, art. 202
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const number = year * 12 + month - 1 + months;
  const target = Math.floor(number / 12);
  if (!Number.isInteger(months) || target < 1000 || target > 9999) throw outOfRange();
  const inYear = number - target * 12 + 1;
  return textOf(target, inYear, Math.min(day, daysInMonth(target, inYear)));
}

/** Calendar days from one day to the other; negative when `to` is earlier. @throws RuleError code "date-invalid" */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** @throws RuleError kind "invalid", code "date-invalid" */
export function dayOfWeek(date: IsoDate): DayOfWeek {
  // Day 0, 1970-01-01, was a Thursday; the double remainder keeps days before it positive.
  return ((((dayNumber(date) + 4) % 7) + 7) % 7) as DayOfWeek;
}

/** @throws RuleError kind "invalid", code "date-invalid" */
export function yearOf(date: IsoDate): number {
  return partsOf(date).year;
}

/**
 * The office's day at an instant. China Standard Time is UTC+8 without daylight saving since 1992.
 * @param instant ISO instant in UTC, e.g. 2026-01-05T16:00:00.000Z
 * @throws RuleError kind "invalid", code "instant-invalid" or "date-invalid"
 */
export function dayInShanghai(instant: string): IsoDate {
  const { date, hour } = utcPartsOf(instant);
  return hour < 16 ? parseIsoDate(date) : addDays(date, 1);
}

/** The office's time of day at an instant, HH:MM. @param instant ISO instant in UTC @throws as {@link dayInShanghai} */
export function timeInShanghai(instant: string): string {
  const { hour, minute } = utcPartsOf(instant);
  return `${String((hour + 8) % 24).padStart(2, '0')}:${minute}`;
}

/** The first instant of a day of the office, in UTC. @throws RuleError kind "invalid", code "date-invalid" */
export const beginOf = (day: IsoDate): string => `${addDays(day, -1)}T16:00:00.000Z`;

function utcPartsOf(instant: string): {
  readonly date: string;
  readonly hour: number;
  readonly minute: string;
} {
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d+)?)?Z$/.exec(instant);
  const [, date, hour, minute] = parts ?? [];
  if (date === undefined || minute === undefined) {
    throw new RuleError({
      kind: 'invalid',
      code: 'instant-invalid',
      message: 'Not an instant in UTC of the form YYYY-MM-DDThh:mm:ssZ.',
      messageZh: '时间格式不是 UTC 的 YYYY-MM-DDThh:mm:ssZ。',
    });
  }
  return { date, hour: Number(hour), minute };
}

function partsOf(date: IsoDate): { readonly year: number; readonly month: number; readonly day: number } {
  parseIsoDate(date);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function dayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  return dayNumberOf(year, month, day);
}

/** Years are counted from March, so that the leap day is the last of its year (Hinnant, days_from_civil). */
function dayNumberOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - 719_468;
}

function civilDay(number: number): IsoDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (daysPerEra - 1));
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return textOf(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function textOf(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function outOfRange(): RuleError {
  return new RuleError({
    kind: 'invalid',
    code: 'date-out-of-range',
    message: 'The number of days or years is not whole, or leads outside the years 1000 to 9999.',
    messageZh: '天数或年数不是整数，或结果超出1000年至9999年。',
  });
}
