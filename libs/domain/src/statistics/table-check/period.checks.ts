import { equal, magnitude, minus, sumOf } from './exact.ts';
import { contextKey, type Figure, isStock } from './figure.ts';
import { allTold, finding, inUnitOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { periodKey } from './period.wordings.ts';
import { isAdditive } from './sum.checks.ts';

/** Holds months against quarters, quarters against halves, and all of them against the year. */
export function checkPeriods(figures: readonly Figure[]): readonly TableFinding[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures.filter((one) => isAdditive(one) && !isStock(one) && !one.isCumulative)) {
    const id = [figure.measure, contextKey({ ...figure, period: null })].join('|');
    groups.set(id, [...(groups.get(id) ?? []), figure]);
  }
  return [...groups.values()].flatMap((group) => group.flatMap((total) => checkPeriod(total, group) ?? []));
}

function checkPeriod(total: Figure, group: readonly Figure[]): TableFinding | null {
  const years = new Set(group.flatMap(({ period }) => (period?.year == null ? [] : [period.year])));
  const inside = distinctPeriods(
    group.filter((one) => one !== total && one.period !== null && isInside(one, total, years.size)),
  );
  const parts = finest(total, inside);
  if (parts === null) return null;
  const sum = sumOf(parts.map(({ value }) => value));
  if (equal(sum, total.value)) return null;
  const [listed, gap] = [inUnitOf(sum, total), inUnitOf(magnitude(minus(total.value, sum)), total)];
  const { zh, en } = told(total);
  return finding(
    'periods-differ-from-total',
    'contradiction',
    [total, ...parts],
    `${allTold(parts, '＋').zh}＝${listed}，与${zh}不符，相差${gap}；合计应为${listed}，或有一期填错。`,
    `${allTold(parts, '＋').en} make ${listed}, ${gap} off ${en}; the whole would have to be ${listed}.`,
  );
}

function isInside({ period }: Figure, total: Figure, years: number): boolean {
  if (period === null) return false;
  if (total.period === null) return years <= 1;
  const sameYear = period.year === total.period.year || period.year === null || total.period.year === null;
  const isShorter = period.to - period.from < total.period.to - total.period.from;
  return sameYear && isShorter && period.from >= total.period.from && period.to <= total.period.to;
}

function distinctPeriods(figures: readonly Figure[]): readonly Figure[] {
  const byPeriod = new Map(figures.map((figure) => [periodKey(figure.period), figure]));
  return [...byPeriod.values()];
}

/** Periods that follow each other without a gap and fill the whole; for the table's own period, all of one length. */
function finest(total: Figure, inside: readonly Figure[]): readonly Figure[] | null {
  const lengths = [...new Set(inside.map(({ period }) => (period ? period.to - period.from : 0)))].sort(
    (a, b) => a - b,
  );
  for (const length of lengths) {
    const same = inside
      .filter(({ period }) => period && period.to - period.from === length)
      .sort((a, b) => (a.period?.from ?? 0) - (b.period?.from ?? 0));
    if (same.length < 2 || !followEachOther(same)) continue;
    if (total.period === null) {
      if (total.isTotal || isWholeYear(same)) return same;
    } else if (same[0]?.period?.from === total.period.from && same.at(-1)?.period?.to === total.period.to)
      return same;
  }
  return null;
}

const isWholeYear = (figures: readonly Figure[]): boolean =>
  figures[0]?.period?.from === 1 && figures.at(-1)?.period?.to === 12;
const followEachOther = (figures: readonly Figure[]): boolean =>
  figures.every(({ period }, at) => at === 0 || period?.from === (figures[at - 1]?.period?.to ?? 0) + 1);
