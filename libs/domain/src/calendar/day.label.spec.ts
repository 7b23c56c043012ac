import { expect, test } from '@jest/globals';
import { dayLabel } from './day.label.ts';

test.each([
  ['2026-11-20', '11月20日', '20 Nov'],
  ['2026-01-02', '1月2日', '2 Jan'],
  ['2025-09-30', '2025年9月30日', '30 Sep 2025'],
  ['2027-01-01', '2027年1月1日', '1 Jan 2027'],
])('%s is written %s and %s in 2026: a year only where it is another', (date, zh, en) => {
  expect(dayLabel(date, '2026-11-26')).toEqual({ zh, en });
});

test('what is no day is refused', () => {
  expect(() => dayLabel('2026-02-30', '2026-11-26')).toThrow();
});

test('a day that is read in other years bears its own', () => {
  expect(dayLabel('2026-11-20')).toEqual({ zh: '2026年11月20日', en: '20 Nov 2026' });
});
