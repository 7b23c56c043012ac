import { describe, expect, test } from '@jest/globals';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { nextReviewOn, weekOf } from './review.week.ts';

describe('the week', () => {
  test.each([
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2026-11-25', '2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
  ])('of %s runs from Monday %s to Sunday %s', (day, from, to) => {
    expect(weekOf(day)).toEqual({ from, to });
  });
});

describe('the next weekly review', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 'is today on a Monday'],
    ['2026-11-24', '2026-11-30', 'is the Monday that comes'],
    ['2026-10-01', '2026-10-08', 'moves behind the holiday of the National Day'],
    ['2026-02-16', '2026-02-24', 'moves behind the spring festival'],
  ])('seen from %s is on %s: it %s', (today, on) => {
    expect(nextReviewOn(today, publishedCalendar)).toBe(on);
  });
});
