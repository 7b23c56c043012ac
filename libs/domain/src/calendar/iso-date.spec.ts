import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addYears,
  beginOf,
  dayInShanghai,
  dayOfWeek,
  daysBetween,
  isIsoDate,
  parseIsoDate,
  timeInShanghai,
} from './iso-date.ts';

const anyDay = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('civil days', () => {
  test.each(['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(parseIsoDate(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-5',
    '0999-01-01',
    '',
  ])('"%s" is no day', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => parseIsoDate(text)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'date-invalid' }),
    );
  });

  test('arithmetic agrees with the platform over nine thousand years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const reference = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
        fc.pre(reference.getUTCFullYear() >= 1000 && reference.getUTCFullYear() <= 9999);
        const moved = addDays(date, days);
        expect(moved).toBe(reference.toISOString().slice(0, 10));
        expect(daysBetween(date, moved)).toBe(days);
        expect(dayOfWeek(moved)).toBe(reference.getUTCDay());
      }),
    );
  });

  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-11-23', 2, '2028-11-23'],
  ])('%s and %i years later is %s', (date, years, expected) => {
    expect(addYears(date, years)).toBe(expected);
  });

  test('a step outside the supported years is refused', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
    expect(() => addDays('2026-01-01', 0.5)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
    expect(() => addYears('9999-01-01', 1)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
  });

  test.each([
    ['2026-01-05T15:59:59.999Z', '2026-01-05'],
    ['2026-01-05T16:00:00.000Z', '2026-01-06'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ])('at %s it is %s in the office', (instant, day) => {
    expect(dayInShanghai(instant)).toBe(day);
  });

  test('an instant with another offset is refused rather than misread', () => {
    expect(() => dayInShanghai('2026-01-05T08:00:00+08:00')).toThrow(
      expect.objectContaining({ code: 'instant-invalid' }),
    );
  });
});

test('the time of the office is eight hours ahead of an instant in UTC, and its day begins as many hours before', () => {
  expect(timeInShanghai('2026-01-05T01:05:00.000Z')).toBe('09:05');
  expect(timeInShanghai('2026-01-05T16:30:00Z')).toBe('00:30');
  expect(beginOf('2026-01-01')).toBe('2025-12-31T16:00:00.000Z');
  expect([dayInShanghai(beginOf('2026-01-01')), timeInShanghai(beginOf('2026-01-01'))]).toEqual([
    '2026-01-01',
    '00:00',
  ]);
});
