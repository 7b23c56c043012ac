import { describe, expect, test } from '@jest/globals';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { nextReviewAt, nextReviewOn, weekOf } from './review.week.ts';

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
    ['2026-11-23', 1, '2026-11-23', 'is today on its day'],
    ['2026-11-24', 1, '2026-11-30', 'is the Monday that comes'],
    ['2026-11-24', 3, '2026-11-25', 'is on the day that the township has chosen'],
    ['2026-10-01', 1, '2026-10-08', 'moves behind the holiday of the National Day'],
    ['2026-10-06', 1, '2026-10-08', 'moves also when its Monday lies behind'],
    ['2026-10-09', 1, '2026-10-12', 'is the one of the week that comes after one that was moved'],
    ['2026-02-16', 1, '2026-02-24', 'moves behind the spring festival'],
    ['2026-09-25', 5, '2026-09-28', 'moves behind the Mid-Autumn Festival to the Monday'],
    ['2026-10-09', 6, '2026-10-10', 'is on a Saturday that is worked in place of a holiday'],
    ['2026-11-24', 7, '2026-11-30', 'moves from a Sunday to the Monday'],
  ])('seen from %s, held on weekday %s, is on %s: it %s', (today, weekday, on) => {
    expect(nextReviewOn(today, publishedCalendar, weekday)).toBe(on);
  });

  test('begins at the time of the office', () => {
    expect(nextReviewAt('2026-11-24', publishedCalendar, { weekday: 3, at: '14:30' })).toBe(
      '2026-11-25T14:30:00+08:00',
    );
  });
});
