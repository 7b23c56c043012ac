import { expect, test } from '@jest/globals';
import { calendarOf, learnCalendarEditions } from './calendars.ts';
import { publishedCalendar } from './published-calendar.ts';

const year = (n: number, version: string, replaces: string) => ({
  year: n,
  notice: `国办发明电〔${n - 1}〕7号`,
  spans: [
    {
      from: `${n}-01-01`,
      to: `${n}-01-01`,
      kind: 'rest' as const,
      name: { zh: '元旦', en: 'New Year' },
    },
  ],
  version,
  replaces,
});

test('a year is learnt after the one that it replaces, in whatever order they are read', () => {
  const [first, second, third] = [
    year(2090, 'first', publishedCalendar.version),
    year(2091, 'second', 'first'),
    year(2092, 'third', 'second'),
  ];
  learnCalendarEditions([third, first, second]);
  expect(calendarOf('third').years).toEqual(expect.arrayContaining([2090, 2091, 2092]));
  expect(calendarOf('first').years).not.toContain(2091);
});

test('a year that replaces what nobody knows is a fault', () => {
  expect(() => learnCalendarEditions([year(2093, 'orphan', 'lost')])).toThrow('lost is not known');
});
