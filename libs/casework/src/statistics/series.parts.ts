import {
  addDays,
  type IsoDate,
  invalidAt,
  type Period,
  type PeriodKind,
  periodAround,
  periodOf,
} from '#domain';

/** A period of a series with its last day that counts. */
export type Part = Period & { readonly until: IsoDate };

/** At most so many lines: the weeks of two years, the months of ten. */
const longestSeries = 120;

/**
 * The periods of a kind that lie in another; the first and the last, where they are cut to it, are spans of days.
 * @param until  the last day that counts
 * @throws RuleError kind "invalid", code "too-many-periods"
 */
export function partsOf(whole: Period, until: IsoDate, each: Exclude<PeriodKind, 'custom'>): readonly Part[] {
  const parts: Part[] = [];
  for (let day = whole.from; day <= until; ) {
    const part = periodAround(each, day);
    const to = part.to < whole.to ? part.to : whole.to;
    // What is cut is no month any more: its name opens what it counts.
    const isCut = day > part.from || to < part.to;
    parts.push({ ...(isCut ? periodOf(`${day}..${to}`) : part), until: to < until ? to : until });
    if (parts.length > longestSeries) throw tooMany();
    day = addDays(to, 1);
  }
  return parts;
}

const tooMany = () =>
  invalidAt('too-many-periods', {
    pointer: '/query/each',
    message: 'Too many periods: choose longer ones',
    messageZh: '期间太多，请改用更长的分期',
  });
