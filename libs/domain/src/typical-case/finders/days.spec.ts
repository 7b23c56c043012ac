import { expect, test } from '@jest/globals';
import { deIdentify } from '../de-identify.ts';
import { draftOf } from '../replacement.ts';

const draftFor = (facts: string, reportedOn = '2026-06-15') =>
  draftOf(
    deIdentify(
      { facts, process: '', result: '' },
      { people: [], numbers: [], addresses: [], places: [], days: [], said: [], reportedOn },
      { simplified: (character) => character, readings: () => [] },
    ).facts,
  ).text;

test.each([
  // 2026-12-06 is lunar 10/28 of 2026, and 2027-01-30 lunar 12/23.
  ['2026年12月7日来了，阴历十月廿八打的。', '2026-12-07', '某年某月来了，数日前打的。'],
  ['2026年12月7日来了，腊月二十三给钱。', '2026-12-07', '某年某月来了，约两个月后给钱。'],
  ['2027年1月30日来了，冬月初三借的。', '2027-01-30', '某年某月来了，约两个月前借的。'],
  ['2026年3月10日来了，正月十六打的。', '2026-03-10', '某年某月来了，约一周前打的。'],
  ['2026年6月15日来了，农历2026年五月初一打的。', '2026-06-15', '某年某月来了，当日打的。'],
  ['2026年2月1日来了，去年腊月三十借的。', '2026-02-01', '某年某月来了，约一年前借的。'],
])('a day of the calendar of farmers is counted in it: %s', (facts, reportedOn, told) => {
  expect(draftFor(facts, reportedOn)).toBe(told);
});

test('a day that it does not have is told of no time', () => {
  expect(draftFor('2026年6月15日来了，闰八月初三又来。')).toBe('某年某月来了，某年某月又来。');
});

test('a month of it is hidden with its calendar', () => {
  expect(draftFor('阴历十月来过，农历腊月里又来。')).toBe('某月来过，某月又来。');
});

test('a term with its own day is a term', () => {
  expect(draftFor('2026年6月15日来了，2026年7月15日（含）前付清，6月16日又来。')).toBe(
    '某年某月来了，约一个月内付清，次日又来。',
  );
});
