import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '../calendar/iso-date.ts';
import { type DateColumn, readDate, readDue } from './date.reading.ts';
import type { RegisterCell } from './register.reading.ts';

const column: DateColumn = {
  name: '排查日期',
  nameEn: 'date of report',
  year: 2026,
  unreadable: 'error',
  notAfter: '2026-11-23',
};
const read = (cell: RegisterCell, of: DateColumn = column) => {
  const { value, notes } = readDate(cell, of);
  return [value, notes.map((note) => note.code).join(' ')];
};

describe('a date', () => {
  test.each<[RegisterCell, string, string]>([
    [{ date: '2026-01-05' }, '2026-01-05', ''],
    ['2026-1-5', '2026-01-05', ''],
    ['2026/4/23', '2026-04-23', ''],
    ['2026.3.5', '2026-03-05', 'DATE_FORMAT_READ'],
    ['2026年5月20日', '2026-05-20', 'DATE_FORMAT_READ'],
    ['2026年 5月 20号', '2026-05-20', 'DATE_FORMAT_READ'],
    ['二〇二六年三月五日', '2026-03-05', 'DATE_FORMAT_READ'],
    ['2026-03-05 00:00:00', '2026-03-05', 'DATE_FORMAT_READ'],
    ['2026年3月5日上午9点', '2026-03-05', 'DATE_FORMAT_READ'],
    ['2026-3-5（星期四）', '2026-03-05', 'DATE_FORMAT_READ'],
    ['2026-01-04T16:00:00.000Z', '2026-01-05', 'DATE_FORMAT_READ'],
    ['20260105', '2026-01-05', 'DATE_FORMAT_READ'],
    [20_260_105, '2026-01-05', 'DATE_FORMAT_READ'],
    ['２０２６－０４－１２', '2026-04-12', 'FULLWIDTH_READ'],
    [46_055, '2026-02-02', 'DATE_SERIAL_READ'],
    ['46055', '2026-02-02', 'DATE_SERIAL_READ'],
    [46_055.75, '2026-02-02', 'DATE_SERIAL_READ'],
    ['1/25/2026', '2026-01-25', 'DATE_FORMAT_READ'],
    ['4月3日', '2026-04-03', 'DATE_YEAR_ASSUMED'],
    ['四月三日', '2026-04-03', 'DATE_YEAR_ASSUMED'],
    ['5.20', '2026-05-20', 'DATE_YEAR_ASSUMED'],
    ['26.3.5', '2026-03-05', 'DATE_YEAR_ASSUMED'],
    ['2026-12-1', '2026-12-01', 'DATE_IN_FUTURE'],
  ])('written %j is %s', (cell, date, codes) => {
    expect(read(cell)).toEqual([date, codes]);
  });

  test.each<[RegisterCell, string]>([
    ['2026-2-30', 'DATE_IMPOSSIBLE'],
    ['2026年13月1日', 'DATE_IMPOSSIBLE'],
    ['2月30日', 'DATE_IMPOSSIBLE'],
    [5.2, 'DATE_AMBIGUOUS'],
    ['5/1/26', 'DATE_AMBIGUOUS'],
    ['5/1/2026', 'DATE_AMBIGUOUS'],
    ['2026年3月', 'DATE_UNREADABLE'],
    ['3月上旬', 'DATE_UNREADABLE'],
    ['腊月廿三', 'DATE_UNREADABLE'],
    ['2026-3-5至3-8', 'DATE_UNREADABLE'],
    [true, 'DATE_UNREADABLE'],
    ['1926-3-5', 'DATE_OUT_OF_RANGE'],
    ['2062-3-5', 'DATE_OUT_OF_RANGE'],
    ['1'.repeat(5000), 'DATE_UNREADABLE'],
  ])('written %j holds the row', (cell, code) => {
    expect(readDate(cell, column)).toMatchObject({ value: null, notes: [{ code, severity: 'error' }] });
  });

  test('without a year is not read when nothing tells the year', () => {
    expect(read('4月3日', { ...column, year: null })).toEqual([null, 'DATE_YEAR_UNKNOWN']);
  });

  test('without a year that would close a case long before its report belongs to the next year', () => {
    expect(read('1月10日', { ...column, notBefore: '2026-12-28' })).toEqual([
      '2027-01-10',
      'DATE_YEAR_ASSUMED DATE_IN_FUTURE',
    ]);
    expect(read('7月12日', { ...column, notBefore: '2026-07-21' })).toEqual([
      '2026-07-12',
      'DATE_YEAR_ASSUMED',
    ]);
  });

  test.each(['', '/', '无', '—', '#REF!'])('is not stated by %j', (cell) => {
    expect(read(cell)).toEqual([null, '']);
  });

  test('is read back from every way of writing it', () => {
    const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const styles: readonly ((y: number, m: number, d: number) => RegisterCell)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}-${m}-${d} 08:30:00`,
      (y, m, d) => `${y - 2000}.${m}.${d}`,
      (y, m, d) => daysBetween('1899-12-30', iso(y, m, d)),
      (y, m, d) => ({ date: iso(y, m, d) }),
      (y, m, d) =>
        `${y}－${m}－${d}`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...styles), (date, style) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        expect(readDate(style(y, m, d), { ...column, year: y, notAfter: '2027-12-31' }).value).toBe(
          iso(y, m, d),
        );
      }),
    );
  });
});

describe('a due date', () => {
  const due: DateColumn = { name: '化解时限', nameEn: 'due date', year: 2026, unreadable: 'warn' };
  test.each<[RegisterCell, string | null, string]>([
    ['30日内', '2026-05-15', 'DUE_COMPUTED'],
    ['30天内', '2026-05-15', 'DUE_COMPUTED'],
    ['三十日内', '2026-05-15', 'DUE_COMPUTED'],
    ['自受理之日起15日内', '2026-04-30', 'DUE_COMPUTED'],
    ['一个月内', '2026-05-15', 'DUE_COMPUTED'],
    ['半个月', '2026-04-30', 'DUE_COMPUTED'],
    ['两周内', '2026-04-29', 'DUE_COMPUTED'],
    ['当日', '2026-04-15', 'DUE_COMPUTED'],
    ['5个工作日', null, 'DUE_NOT_COMPUTED'],
    ['5月20日', '2026-05-20', 'DATE_YEAR_ASSUMED'],
    ['2026-5-20', '2026-05-20', ''],
    ['尽快', null, 'DATE_UNREADABLE'],
    ['2026-2-30', null, 'DATE_IMPOSSIBLE'],
    ['', null, ''],
  ])('written %j for a report of 15 April is %j', (cell, date, codes) => {
    const { value, notes } = readDue(cell, '2026-04-15', due);
    expect([value, notes.map((note) => note.code).join(' ')]).toEqual([date, codes]);
  });

  test('in months ends on the last day of a shorter month', () => {
    expect(readDue('一个月内', '2026-01-31', due).value).toBe('2026-02-28');
    expect(readDue('2个月', '2026-12-31', due).value).toBe('2027-02-28');
  });

  test('counted from a report without a day is not computed', () => {
    expect(readDue('30日内', null, due).notes).toMatchObject([
      { code: 'DUE_NOT_COMPUTED', severity: 'warn' },
    ]);
  });
});

function iso(y: number, m: number, d: number): string {
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
