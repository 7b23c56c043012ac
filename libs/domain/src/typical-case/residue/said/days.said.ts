import type { IsoDate } from '../../../calendar/iso-date.ts';
import { numberOf } from '../../chinese.figures.ts';

const figures = '[〇零○一二三四五六七八九]';
const written = new RegExp(
  `(?:(?<year>(?:19|20)\\d\\d|${figures}{4}|(?<!\\d)\\d\\d)\\s?年\\s?|(?<which>去年|前年|今年|明年)的?)?(?<![\\d${'〇零一二三四五六七八九'}])(?<month>\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s?月\\s?(?<day>\\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号]`,
  'gu',
);
const inFigures = /(?<!\d)(?<year>(?:19|20)\d\d)[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?!\d)/gu;
const away: Readonly<Record<string, number>> = { 去年: -1, 前年: -2, 今年: 0, 明年: 1 };

/**
 * Days of which the words of a case tell: they are days of the case as well as those of its records. One without a year is
 * the one nearest to the report.
 */
export function daysSaid(said: readonly string[], reportedOn: IsoDate): readonly IsoDate[] {
  const reported = Date.parse(reportedOn);
  const reportedIn = new Date(reported).getUTCFullYear();
  const found = said.flatMap((words) =>
    [written, inFigures].flatMap((pattern) =>
      [...words.matchAll(pattern)].flatMap(({ groups = {} }) => {
        const [month, day] = [numberOf(groups.month ?? ''), numberOf(groups.day ?? '')];
        const on = (year: number) => Date.UTC(year, month - 1, day);
        if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return [];
        if (groups.year !== undefined) return on(fullYear(groups.year, reportedIn));
        if (groups.which !== undefined) return on(reportedIn + (away[groups.which] ?? 0));
        const near = [-1, 0, 1].map((n) => on(reportedIn + n));
        return near.toSorted((a, b) => Math.abs(a - reported) - Math.abs(b - reported)).slice(0, 1);
      }),
    ),
  );
  return [...new Set(found.map((at) => new Date(at).toISOString().slice(0, 10)))];
}

/** 59 → 1959, 26 → 2026: never after the report. */
export function fullYear(year: string, reportedIn: number): number {
  const value = numberOf(year);
  if (value > 99) return value;
  const century = Math.floor(reportedIn / 100) * 100;
  return century + value > reportedIn ? century - 100 + value : century + value;
}
