import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar, DayException } from './calendar.ts';
import { isWorkingDay } from './calendar.ts';
import { addDays, daysBetween, type IsoDate } from './iso-date.ts';
import { publishedCalendar } from './published-calendar.ts';
import { addWorkingDays, nextWorkingDay, workingDaysBetween } from './working-days.ts';

const holiday: DayException = { kind: 'rest', name: { zh: '测试', en: 'Test' } };

/** Any day from 2003 to 2028: one year before the published ones, all of them, two after. */
const anyDay = fc.integer({ min: 0, max: 9_490 }).map((days) => addDays('2003-01-01', days));

/** The slow way with the platform's own Date, from the published list alone. */
function slowWorkingDaysAfter(start: IsoDate, workingDays: number): IsoDate {
  const day = new Date(`${start}T00:00:00Z`);
  for (let left = workingDays; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const text = day.toISOString().slice(0, 10);
    const published = publishedCalendar.exceptions.get(text)?.kind;
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (published === 'work' || (published === undefined && !weekend)) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

describe('working days', () => {
  test.each([
    ['2023-01-19', 5, '2023-01-31', 'over the spring festival with 28 and 29 January worked'],
    ['2023-04-21', 5, '2023-04-27', 'with Sunday 23 April worked'],
    ['2023-06-20', 3, '2023-06-26', 'over the dragon boat festival with Sunday 25 June worked'],
    ['2023-09-28', 3, '2023-10-09', 'over the national holidays with 7 and 8 October worked'],
    ['2026-02-13', 2, '2026-02-24', 'over the spring festival of 2026 with Saturday 14 February worked'],
    ['2026-09-29', 5, '2026-10-12', 'over the national holidays of 2026 with Saturday 10 October worked'],
    ['2026-12-31', 0, '2026-12-31', 'none at all'],
  ])('%s plus %i is %s, %s', (start, workingDays, dueOn) => {
    expect(addWorkingDays(start, workingDays, publishedCalendar)).toMatchObject({
      dueOn,
      provisional: false,
    });
  });

  test('2023 has 249 of them and 2026 has 248', () => {
    expect(workingDaysBetween('2022-12-31', '2023-12-31', publishedCalendar)).toBe(249);
    expect(workingDaysBetween('2025-12-31', '2026-12-31', publishedCalendar)).toBe(248);
  });

  test.each([
    ['2026-01-01', false],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-02-28', true],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-09-25', false],
    ['2026-10-08', true],
    ['2026-11-21', false],
    ['2026-11-23', true],
  ])('%s is worked: %s', (date, worked) => {
    expect(isWorkingDay(date, publishedCalendar)).toBe(worked);
  });

  test('each step says which day was counted and why', () => {
    expect(addWorkingDays('2023-01-26', 2, publishedCalendar).steps).toEqual([
      { date: '2023-01-27', counted: false, why: { zh: '春节放假', en: 'Spring Festival holiday' } },
      {
        date: '2023-01-28',
        counted: true,
        why: { zh: '星期六，春节调休上班', en: 'Saturday, worked in lieu for Spring Festival' },
      },
      {
        date: '2023-01-29',
        counted: true,
        why: { zh: '星期日，春节调休上班', en: 'Sunday, worked in lieu for Spring Festival' },
      },
    ]);
  });

  test('a date beyond the last published year goes by weekends and is provisional', () => {
    const count = addWorkingDays('2026-12-30', 2, publishedCalendar);
    expect(count).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(count.steps.at(-1)?.why.zh).toContain('未公布');
    expect(addWorkingDays('2026-12-30', 1, publishedCalendar).provisional).toBe(false);
  });

  test('an ending on a rest day rolls to the next working day, a worked Sunday stays', () => {
    expect(nextWorkingDay('2026-10-01', publishedCalendar)).toBe('2026-10-08');
    expect(nextWorkingDay('2026-09-20', publishedCalendar)).toBe('2026-09-20');
  });

  test.each([-1, 1.5, 20_001, Number.NaN])('a number of days such as %p is refused', (workingDays) => {
    expect(() => addWorkingDays('2026-01-05', workingDays, publishedCalendar)).toThrow(/whole number/);
  });

  test('the count agrees with a slow day-by-day reference', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (start, workingDays) => {
        const count = addWorkingDays(start, workingDays, publishedCalendar);
        expect(count.dueOn).toBe(slowWorkingDaysAfter(start, workingDays));
        expect(count.steps).toHaveLength(daysBetween(start, count.dueOn));
        expect(workingDaysBetween(start, count.dueOn, publishedCalendar)).toBe(workingDays);
      }),
    );
  });

  test('a further holiday never brings a date forward', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
        (start, workingDays, offsets) => {
          const more = offsets.map((offset) => [addDays(start, offset), holiday] as const);
          const stricter: Calendar = {
            ...publishedCalendar,
            exceptions: new Map([...publishedCalendar.exceptions, ...more]),
          };
          const before = addWorkingDays(start, workingDays, publishedCalendar).dueOn;
          expect(addWorkingDays(start, workingDays, stricter).dueOn >= before).toBe(true);
        },
      ),
    );
  });
});
