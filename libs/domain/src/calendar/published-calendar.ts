import type { Calendar, DayException } from './calendar.ts';
import { addDays, type IsoDate, parseIsoDate } from './iso-date.ts';
import { type Festival, festivalNames, publishedYears } from './published-years.ts';

/** The calendar that comes with the product: 2004 to 2026. Later years are loaded as they are published. */
export const publishedCalendar: Calendar = {
  version: 'cn-2004-2026.1',
  years: Object.keys(publishedYears).map(Number),
  exceptions: new Map(Object.entries(publishedYears).flatMap(exceptionsOfYear)),
};

function exceptionsOfYear([year, festivals]: readonly [
  string,
  Readonly<Partial<Record<Festival, string>>>,
]): (readonly [IsoDate, DayException])[] {
  return Object.entries(festivals).flatMap(([festival, spans]) =>
    spans.split(' ').flatMap((span) => {
      const kind = span.startsWith('+') ? 'work' : 'rest';
      const [first = '', last = first] = span.replace('+', '').split('/');
      const exception: DayException = { kind, name: festivalNames[festival as Festival] };
      return daysOf(`${year}-${first}`, `${year}-${last}`).map((date) => [date, exception] as const);
    }),
  );
}

/** Refuses a mistyped day when the library is loaded, not when the first date is wrong. */
function daysOf(first: string, last: string): IsoDate[] {
  parseIsoDate(last);
  const days: IsoDate[] = [];
  for (let day = parseIsoDate(first); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
