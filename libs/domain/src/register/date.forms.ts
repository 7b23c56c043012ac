import { addDays, dayInShanghai, type IsoDate, isIsoDate } from '../calendar/iso-date.ts';
import { hasFullWidthDigits } from './cell-text.ts';
import { chineseDigits, chineseNumber, chineseYear } from './chinese-number.ts';

/** How a date was written. */
export type DateForm = 'plain' | 'full-width' | 'other' | 'serial' | 'no-year' | 'short-year';
export type WrittenDate =
  | { readonly kind: 'date'; readonly date: IsoDate; readonly form: DateForm }
  | { readonly kind: 'impossible' }
  /** Month and day in doubt (5.2 may be 2 or 20 May), or no year known. */
  | { readonly kind: 'ambiguous' | 'no-year-known' | 'unreadable' };

/** Excel's day 0. Its day 60, the 29 February 1900 that never was, lies before everything read here. */
const serialZero = '1899-12-30';
/** Day 0 of a sheet that counts from 1904. */
const days1904 = 1462;
const firstSerial = 32_874; // 1990-01-01
const lastSerial = 73_050; // 2099-12-31

const chineseParts = new RegExp(`([${chineseDigits}]+)(年|月|日|号)`, 'g');
const timeOfDay =
  /(?:[ T]?(?:上午|下午|中午|晚上?|早上?|凌晨)? ?\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半)?)(?:左右|许)?| ?(?:上午|下午|中午|晚上|凌晨))$/;
const weekday = /[( ]?(?:星期|周|礼拜)[一二三四五六日天]\)?$/;

/** The day of an Excel serial number, or null outside the years 1990 to 2099. Fractions are times of day. */
function serialDate(serial: number): IsoDate | null {
  const day = Math.floor(serial);
  return day >= firstSerial && day <= lastSerial ? addDays(serialZero, day) : null;
}

/** A number in a date column: a serial number, or year, month and day written together. */
export function numberAsDate(value: number, is1904 = false): WrittenDate {
  const serial = serialDate(is1904 ? value + days1904 : value);
  if (serial !== null) return { kind: 'date', date: serial, form: 'serial' };
  const eight = String(value);
  if (/^\d{8}$/.test(eight)) return civil(eight.slice(0, 4), eight.slice(4, 6), eight.slice(6), 'other');
  // 5.20 typed into a cell is stored as 5.2.
  if (value >= 1 && value < 13 && !Number.isInteger(value)) return { kind: 'ambiguous' };
  return { kind: 'unreadable' };
}

/**
 * A date as an office writes it.
 * @param year the year of dates written without one; null when nothing tells it
 */
export function textAsDate(shown: string, year: number | null): WrittenDate {
  const half = shown
    .normalize('NFKC')
    .replace(/[—–−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.。,，]$/, '')
    .trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(half)) return instant(half);
  const text = digits(half.replace(timeOfDay, '').replace(weekday, '')).replace(/ /g, '');
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return numberAsDate(Number(text));
  if (/^\d{8}$/.test(text)) return civil(text.slice(0, 4), text.slice(4, 6), text.slice(6), 'other');
  const full = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})[日号]?$/.exec(text);
  if (full) {
    const [, y = '', mark1, m = '', mark2, d = ''] = full;
    const usual = (mark1 === '-' || mark1 === '/') && mark1 === mark2 && half === text;
    return civil(y, m, d, usual ? (hasFullWidthDigits(shown) ? 'full-width' : 'plain') : 'other');
  }
  const short = /^(\d{2})([-/.年])(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text);
  if (short) return shortYear(short, year);
  const turned = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (turned) return yearLast(turned);
  const dayOnly = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text);
  if (dayOnly) {
    const [, m = '', d = ''] = dayOnly;
    if (year === null) return { kind: 'no-year-known' };
    return civil(String(year), m, d, 'no-year');
  }
  return { kind: 'unreadable' };
}

/** 26.3.5 is read when 26 is the year of the register or its neighbour; 5/1/26 could be either way round. */
function shortYear(parts: RegExpExecArray, year: number | null): WrittenDate {
  const [, y = '', , m = '', d = ''] = parts;
  const whole = 2000 + Number(y);
  const near = year === null ? Number(y) > 12 : Math.abs(whole - year) <= 1;
  // 25/1/26 in a register of 2026 may be written with the year last.
  const isTurned = year !== null && whole !== year && Number(d) === year % 100;
  return near && Number(y) > 12 && !isTurned
    ? civil(String(whole), m, d, 'short-year')
    : { kind: 'ambiguous' };
}

/** 1/25/2026 can only be January; of 5/1/2026 and 5/1/26 nobody knows which number is the month. */
function yearLast([, first = '', second = '', year = '']: RegExpExecArray): WrittenDate {
  if (year.length === 2) return { kind: 'ambiguous' };
  if (Number(second) > 12 || first === second) return civil(year, first, second, 'other');
  return Number(first) > 12 ? civil(year, second, first, 'other') : { kind: 'ambiguous' };
}

function instant(text: string): WrittenDate {
  const day = text.slice(0, 10);
  if (!isIsoDate(day) || Number(text.slice(11, 13)) > 23) return { kind: 'impossible' };
  return { kind: 'date', date: dayInShanghai(text), form: 'other' };
}

/** 二〇二六年三月五日 in figures; text without Chinese figures stays. */
function digits(text: string): string {
  return text.replace(chineseParts, (part, figures: string, unit: string) => {
    const value = unit === '年' ? (chineseYear(figures) ?? chineseNumber(figures)) : chineseNumber(figures);
    return value === null ? part : `${value}${unit}`;
  });
}

function civil(year: string, month: string, day: string, form: DateForm): WrittenDate {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? { kind: 'date', date, form } : { kind: 'impossible' };
}
