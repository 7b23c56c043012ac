import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { referenceMonths } from '../../../../test/support/lunar-sky.ts';
import { addDays, daysBetween } from './iso-date.ts';
import { lunarDayName, lunarLabel, promiseDayLabel } from './lunar.label.ts';
import { readLunarDay } from './lunar.reading.ts';
import { lunarOf, solarOf } from './lunar.ts';

const epoch = '1970-01-01';
const [firstDay, lastDay] = ['1949-01-29', '2101-01-28'];
const anyDay = fc.nat(daysBetween(firstDay, lastDay)).map((days) => addDays(firstDay, days));

describe('the lunar calendar', () => {
  const months = referenceMonths(1950, 2099);

  test('begins every month of 1950 to 2099 on the day on which the sky does, but where that is too close to tell', () => {
    const sure = months.filter(({ isDoubtful }) => !isDoubtful);
    const wrong = sure.filter(({ startsOn, ...month }) => {
      const { isDoubtful: _, ...name } = month;
      const lunar = lunarOf(addDays(epoch, startsOn));
      return JSON.stringify(lunar) !== JSON.stringify({ ...name, day: 1 });
    });
    expect(wrong).toEqual([]);
    expect(months.length).toBeGreaterThan(1850);
    expect(sure.length).toBeGreaterThan(1800);
  });

  // Spring festivals and leap months as they were published by the Hong Kong Observatory and Purple Mountain Observatory.
  test.each([
    ['1954-02-03', '甲午年正月初一'],
    ['1985-02-20', '乙丑年正月初一'],
    ['1987-07-26', '丁卯年闰六月初一'],
    ['1999-02-16', '己卯年正月初一'],
    ['2000-02-05', '庚辰年正月初一'],
    ['2012-08-17', '壬辰年七月初一'],
    ['2020-05-23', '庚子年闰四月初一'],
    ['2023-03-22', '癸卯年闰二月初一'],
    ['2024-02-10', '甲辰年正月初一'],
    ['2025-01-29', '乙巳年正月初一'],
    ['2025-07-25', '乙巳年闰六月初一'],
    ['2026-02-17', '丙午年正月初一'],
    ['2027-02-06', '丁未年正月初一'],
    ['2030-02-03', '庚戌年正月初一'],
    ['2033-12-22', '癸丑年闰冬月初一'],
    ['2034-02-19', '甲寅年正月初一'],
  ])('names %s %s', (date, name) => {
    expect(lunarLabel(date)?.zh.replace('（春节）', '')).toBe(`农历${name}`);
  });

  test('goes there and back for every day of its table, and knows no other', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const lunar = lunarOf(date);
        expect(lunar && solarOf(lunar)).toBe(date);
      }),
    );
    expect(lunarOf(addDays(firstDay, -1))).toBeNull();
    expect(lunarOf(addDays(lastDay, 1))).toBeNull();
    expect(() => solarOf({ year: 2026, month: 6, isLeap: true, day: 1 })).toThrow(
      expect.objectContaining({ code: 'no-such-lunar-day' }),
    );
  });

  test('goes on by a day, or to the first of a month after its 29th or 30th', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [today, tomorrow] = [lunarOf(date), lunarOf(addDays(date, 1))];
        if (today === null || tomorrow === null) return;
        if (tomorrow.day === 1) expect([29, 30]).toContain(today.day);
        else expect(tomorrow).toEqual({ ...today, day: today.day + 1 });
      }),
    );
  });

  test('prints a day of a promise in both calendars, with its feast', () => {
    expect(promiseDayLabel('2026-03-03')).toEqual({
      zh: '2026年3月3日，农历丙午年正月十五（元宵节）',
      en: '3 Mar 2026, lunar 1/15 of 2026',
    });
    expect(promiseDayLabel('2027-02-05').zh).toBe('2027年2月5日，农历丙午年腊月廿九（除夕）');
    expect(promiseDayLabel('2102-01-01').zh).toBe('2102年1月1日');
  });
});

describe('a lunar day as people type it', () => {
  const today = '2026-11-26';

  test.each([
    ['正月十五', '2027-02-20'],
    ['农历八月十五', '2027-09-15'],
    ['中秋', '2027-09-15'],
    ['端午节', '2027-06-09'],
    ['冬月卅', '2027-01-07'],
    ['十一月二十', '2026-12-28'],
    ['今年腊月廿三', '2027-01-30'],
    ['明年正月初六', '2027-02-11'],
    ['2027年五月初五', '2027-06-09'],
    ['二〇二七年五月初五', '2027-06-09'],
    ['丁未年腊月廿三', '2028-01-19'],
    ['闰六月初一', '2036-07-23'],
    ['除夕', '2027-02-05'],
    ['腊月三十', '2027-02-05'],
    ['二月底', '2027-04-06'],
    [' 三月 15日 ', '2027-04-21'],
  ])('%s is %s', (words, date) => {
    expect(readLunarDay(words, today)).toBe(date);
  });

  test.each([
    ['', 'lunar-unreadable'],
    ['下个月', 'lunar-unreadable'],
    ['十三月初一', 'lunar-unreadable'],
    ['三月三十一', 'lunar-unreadable'],
    ['闰八月十五日子', 'lunar-unreadable'],
    ['2027年闰八月十五', 'no-such-lunar-day'],
    ['2200年正月初一', 'no-such-lunar-day'],
  ])('%s is refused: %s', (words, code) => {
    expect(() => readLunarDay(words, today)).toThrow(expect.objectContaining({ code }));
  });

  test('is read back from its own name: the next such day that is not past', () => {
    fc.assert(
      fc.property(
        fc.nat(365 * 60).map((days) => addDays('1990-01-01', days)),
        fc.nat(340),
        (from, later) => {
          const date = addDays(from, later);
          const lunar = lunarOf(date);
          if (lunar === null || lunar.isLeap) return;
          const found = readLunarDay(lunarDayName(lunar), from);
          expect(found <= date && found >= from).toBe(true);
          // 腊月三十 is the last day of whichever year comes next.
          if (lunar.month !== 12 || lunar.day !== 30)
            expect(lunarOf(found)).toMatchObject({ ...lunar, year: lunarOf(found)?.year });
        },
      ),
    );
  });

  test('never breaks on what somebody types', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'闰正二三十廿初一〇零月年日农历腊冬丙午2027 底') }),
        (words) => {
          try {
            expect(readLunarDay(words, today)).toMatch(/^\d{4}-\d\d-\d\d$/);
          } catch (error) {
            expect(['lunar-unreadable', 'no-such-lunar-day']).toContain((error as { code?: string }).code);
          }
        },
      ),
    );
  });
});
