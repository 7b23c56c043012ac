import { expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { addDays, isWorkingDay, publishedCalendar } from '#domain';

test.each(publishedCalendar.years)('every day of %i is worked or free as chinese-days 1.5.7 says', (year) => {
  const differing: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isWorkingDay(day, publishedCalendar) !== chineseDays.isWorkday(day)) differing.push(day);
  }
  expect(differing).toEqual([]);
});

test('the published years are 2004 to 2026 without a gap', () => {
  expect(publishedCalendar.years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
});
