import { addDays, addYears, daysBetween, type IsoDate, isIsoDate, yearOf } from '../calendar/iso-date.ts';
import { isErrorValue, isNothing, shortText } from './cell-text.ts';
import { chineseNumber } from './chinese-number.ts';
import { type DateForm, numberAsDate, textAsDate, type WrittenDate } from './date.forms.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';

export interface DateColumn {
  readonly name: string;
  readonly nameEn: string;
  /** The year of dates written without one. */
  readonly year: number | null;
  /** Serial numbers count from 1904, as old versions for the Macintosh wrote them. */
  readonly is1904?: boolean;
  /** What cannot be read holds the row (error), or is left out and marked (warn). */
  readonly unreadable: 'error' | 'warn';
  /** Days that lie in the future are marked. Set for what has happened, not for what is due. */
  readonly notAfter?: IsoDate;
  /** A date without a year that would lie half a year or more before this day belongs to the next year. */
  readonly notBefore?: IsoDate | null;
}

/** Years that a living case can have. */
const firstDay = '1990-01-01';
const lastDay = '2099-12-31';
/** A date without a year may lie this far before the report, as an honest mistake, and is then not moved on. */
const rollOverDays = 180;

/** Reads a day in every way it is written. Days that do not exist always hold the row. */
export function readDate(cell: RegisterCell | undefined, column: DateColumn): Read<IsoDate | null> {
  const shown = shortText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent(null);
  const written = writtenDate(cell ?? null, shown, column);
  if (written.kind !== 'date') return withNote(null, refusal(written, shown, column));
  const date = rolledOver(written.date, written.form, column.notBefore);
  if (date < firstDay || date > lastDay || isFarFuture(date, column.notAfter)) {
    return withNote(null, outOfRange(shown, date, column));
  }
  const notes = formNotes(cell ?? null, written.form, date, shown, column);
  if (column.notAfter !== undefined && date > column.notAfter) notes.push(inFuture(date, column));
  return { value: date, notes };
}

function writtenDate(cell: RegisterCell, shown: string, { year, is1904 = false }: DateColumn): WrittenDate {
  if (typeof cell === 'number') return numberAsDate(cell, is1904);
  if (typeof cell === 'boolean') return { kind: 'unreadable' };
  if (typeof cell === 'object' && cell !== null) {
    return isIsoDate(cell.date) ? { kind: 'date', date: cell.date, form: 'plain' } : { kind: 'impossible' };
  }
  return textAsDate(shown, year);
}

function rolledOver(date: IsoDate, form: DateForm, notBefore: IsoDate | null | undefined): IsoDate {
  if (form !== 'no-year' || !notBefore || daysBetween(date, notBefore) < rollOverDays) return date;
  return addYears(date, 1);
}

/** Two calendar years ahead is a slip of the pen; a clock that is a little wrong must not hold a whole register. */
function isFarFuture(date: IsoDate, notAfter: IsoDate | undefined): boolean {
  return notAfter !== undefined && yearOf(date) > yearOf(notAfter) + 1;
}

function formNotes(
  cell: RegisterCell,
  form: DateForm,
  date: IsoDate,
  shown: string,
  column: DateColumn,
): Note[] {
  const facts = { written: shorten(shown), read: date };
  const { name, nameEn } = column;
  switch (form) {
    case 'plain':
      return [];
    case 'serial': {
      const zh = `${name}${shown}是Excel日期序号，读作${date}`;
      const en = `The ${nameEn} ${shown} is a serial number of Excel and reads as ${date}.`;
      return [{ ...facts, code: 'DATE_SERIAL_READ', severity: 'info', zh, en }];
    }
    case 'full-width': {
      const zh = `${name}${quoted(shown)}为全角，读作${date}`;
      const en = `The ${nameEn} ${quoted(shown)} in full-width characters reads as ${date}.`;
      return [{ ...facts, code: 'FULLWIDTH_READ', severity: 'info', zh, en }];
    }
    case 'no-year': {
      const zh = `${name}${quoted(shown)}未写年份，按台账年度读作${date}，请核对`;
      const en = `The ${nameEn} ${quoted(shown)} has no year; by the year of the register it reads as ${date}.`;
      return [{ ...facts, code: 'DATE_YEAR_ASSUMED', severity: 'warn', zh, en }];
    }
    case 'short-year': {
      const zh = `${name}${quoted(shown)}年份只写两位，读作${date}，请核对`;
      const en = `The ${nameEn} ${quoted(shown)} has a year of two digits and reads as ${date}.`;
      return [{ ...facts, code: 'DATE_YEAR_ASSUMED', severity: 'warn', zh, en }];
    }
    case 'other': {
      const label = typeof cell === 'number' ? shown : quoted(shown);
      const zh = `${name}${label}读作${date}`;
      const en = `The ${nameEn} ${label} reads as ${date}.`;
      return [{ ...facts, code: 'DATE_FORMAT_READ', severity: 'info', zh, en }];
    }
  }
}

function refusal(written: WrittenDate, shown: string, column: DateColumn): Note {
  const { name, nameEn, unreadable } = column;
  const facts = { written: shorten(shown) };
  const end = unreadable === 'error' ? '请改正后重新导入' : '按未填登记，请核对';
  switch (written.kind) {
    case 'impossible':
      return {
        ...facts,
        code: 'DATE_IMPOSSIBLE',
        severity: 'error',
        zh: `${name}${quoted(shown)}不是存在的日期，请改正后重新导入`,
        en: `The ${nameEn} ${quoted(shown)} is not an existing day.`,
      };
    case 'ambiguous':
      return {
        ...facts,
        code: 'DATE_AMBIGUOUS',
        severity: unreadable,
        zh: `${name}${quoted(shown)}可以读成不同的日期，${end}（建议写作2026-5-20的样式）`,
        en: `The ${nameEn} ${quoted(shown)} can be read as different days.`,
      };
    case 'no-year-known':
      return {
        ...facts,
        code: 'DATE_YEAR_UNKNOWN',
        severity: unreadable,
        zh: `${name}${quoted(shown)}未写年份，标题和表名中也没有年份，${end}`,
        en: `The ${nameEn} ${quoted(shown)} has no year, and neither title nor sheet name tells it.`,
      };
    default:
      return {
        ...facts,
        code: 'DATE_UNREADABLE',
        severity: unreadable,
        zh: `${name}${quoted(shown)}读不出日期，${end}`,
        en: `The ${nameEn} ${quoted(shown)} cannot be read as a day.`,
      };
  }
}

function outOfRange(shown: string, date: IsoDate, column: DateColumn): Note {
  return {
    code: 'DATE_OUT_OF_RANGE',
    severity: 'error',
    zh: `${column.name}${quoted(shown)}读作${date}，不可能是本台账的日期，请改正后重新导入`,
    en: `The ${column.nameEn} reads as ${date}, which no case of this register can have.`,
    written: shorten(shown),
    read: date,
  };
}

function inFuture(date: IsoDate, column: DateColumn): Note {
  return {
    code: 'DATE_IN_FUTURE',
    severity: 'warn',
    zh: `${column.name}${date}晚于今天，请核对`,
    en: `The ${column.nameEn} ${date} lies in the future.`,
    read: date,
  };
}

const term =
  /^(?:自?(?:排查|受理|登记|上报|交办)?之?(?:日|后)起?)?(\d{1,3}|[一二三四五六七八九十百两半]+)(个工作日|工作日|个月|[日天]|个?星期|周)(?:之?内|以内)?(?:办结|完成|化解|解决)?$/;

/**
 * Reads a due date: a day, or a term counted from the day of report (30日内; the first day is not counted).
 * Working days are not computed here: the register does not say which calendar it means.
 */
export function readDue(
  cell: RegisterCell | undefined,
  reportedOn: IsoDate | null,
  column: DateColumn,
): Read<IsoDate | null> {
  const shown = shortText(cell);
  const text = shown.normalize('NFKC').replace(/\s+/g, '');
  const [whole, figure = '', unit = ''] = term.exec(text) ?? [];
  const atOnce = /^(?:当日|当天|即日|立即|即时)(?:办结|化解|完成)?$/.test(text);
  if (whole === undefined && !atOnce) return readDate(cell, { ...column, notBefore: reportedOn });
  const date = reportedOn === null ? null : atOnce ? reportedOn : termEnd(reportedOn, figure, unit);
  if (date === null) {
    return withNote(null, {
      code: 'DUE_NOT_COMPUTED',
      severity: 'warn',
      zh: `${column.name}${quoted(shown)}无法换算成日期，按未填登记，请核对`,
      en: `The ${column.nameEn} ${quoted(shown)} cannot be turned into a day.`,
      written: shorten(shown),
    });
  }
  const how = atOnce ? '当日' : `加${text.match(/^\D*(.+?)(?:之?内|以内)/)?.[1] ?? shorten(text)}`;
  return withNote(date, {
    code: 'DUE_COMPUTED',
    severity: 'info',
    zh: `${column.name}${quoted(shown)}按排查日期${how}读作${date}`,
    en: `The ${column.nameEn} ${quoted(shown)}, counted from the day of report, is ${date}.`,
    written: shorten(shown),
    read: date,
  });
}

function termEnd(from: IsoDate, figure: string, unit: string): IsoDate | null {
  if (unit.endsWith('工作日')) return null;
  if (figure === '半' && unit === '个月') return addDays(from, 15);
  const count = /^\d/.test(figure) ? Number(figure) : chineseNumber(figure);
  if (count === null || count === 0) return null;
  if (unit === '个月') return addMonths(from, count);
  return addDays(from, unit === '日' || unit === '天' ? count : 7 * count);
}

/** The corresponding day so many months later, or the last of that month. @source Civil Code, art. 202 */
function addMonths(from: IsoDate, months: number): IsoDate {
  const index = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  for (let day = Number(from.slice(8)); day > 28; day -= 1) {
    if (isIsoDate(`${month}-${day}`)) return `${month}-${day}`;
  }
  return `${month}-${String(Math.min(28, Number(from.slice(8)))).padStart(2, '0')}`;
}
