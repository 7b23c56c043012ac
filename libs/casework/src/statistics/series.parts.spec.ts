import { expect, test } from '@jest/globals';
import { periodOf } from '#domain';
import { partsOf } from './series.parts.ts';

test('a part that is cut is a span of days, whose name opens what it counts', () => {
  const whole = periodOf('2026-02-10..2026-04-20');
  expect(partsOf(whole, whole.to, 'month').map(({ id, from, to }) => [id, from, to])).toEqual([
    ['2026-02-10..2026-02-28', '2026-02-10', '2026-02-28'],
    ['2026-03', '2026-03-01', '2026-03-31'],
    ['2026-04-01..2026-04-20', '2026-04-01', '2026-04-20'],
  ]);
});

test('a month that is not over keeps its name', () => {
  const year = periodOf('2026');
  expect(partsOf(year, '2026-02-10', 'month').map(({ id, to, until }) => [id, to, until])).toEqual([
    ['2026-01', '2026-01-31', '2026-01-31'],
    ['2026-02', '2026-02-28', '2026-02-10'],
  ]);
});
