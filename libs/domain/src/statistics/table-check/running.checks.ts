import { equal, plus } from './exact.ts';
import { contextKey, type Figure } from './figure.ts';
import { finding, inUnitOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';

/**
 * 今年以来累计受理 says nothing else than 受理, unless the same table counts the new ones as well: only then is it kept
 * apart as a running total.
 */
export function runningTotals(figures: readonly Figure[]): readonly Figure[] {
  const groups = new Set(
    figures.flatMap((one) =>
      one.isCumulative &&
      figures.some((other) => !other.isCumulative && other.group === one.group && isSameCount(other, one))
        ? one.group
        : [],
    ),
  );
  return figures.map((one) =>
    one.isCumulative && !groups.has(one.group) ? { ...one, isCumulative: false } : one,
  );
}

const isSameCount = (a: Figure, b: Figure): boolean =>
  a.kind === b.kind && a.measure === b.measure && a.rate === b.rate && a.parts.length === b.parts.length;

/** A running total is the one of the period before and what is new; in the first period it is what is new. */
export function checkRunning(figures: readonly Figure[]): readonly TableFinding[] {
  const counts = figures.filter(
    ({ kind, isApproximate, period }) => kind === 'count' && !isApproximate && period !== null,
  );
  return counts
    .filter(({ isCumulative }) => isCumulative)
    .flatMap((total) => {
      const fresh = counts.find((one) => !one.isCumulative && isOf(one, total, 0));
      const before = counts.find((one) => one.isCumulative && isOf(one, total, 1));
      if (!fresh || (!before && total.period?.from !== 1)) return [];
      const right = before ? plus(before.value, fresh.value) : fresh.value;
      if (equal(right, total.value)) return [];
      const [t, f, b] = [told(total), told(fresh), before ? told(before) : null];
      const should = inUnitOf(right, total);
      return [
        finding(
          'cumulative-differs',
          'contradiction',
          [total, fresh, ...(before ? [before] : [])],
          `${t.zh}与${b ? `${b.zh}＋` : ''}${f.zh}不符，应为${should}。`,
          `${t.en} is not ${b ? `${b.en} + ` : ''}${f.en}: ${should} would be right.`,
        ),
      ];
    });
}

/** The same count so many periods earlier. */
function isOf(one: Figure, total: Figure, earlier: 0 | 1): boolean {
  if (one.period === null || total.period === null || one.measure !== total.measure) return false;
  const length = total.period.to - total.period.from + 1;
  const isThen =
    one.period.from === total.period.from - earlier * length &&
    one.period.to === total.period.to - earlier * length;
  const alike = { period: null, isCumulative: false };
  return (
    isThen &&
    one.period.year === total.period.year &&
    contextKey({ ...one, ...alike }) === contextKey({ ...total, ...alike })
  );
}
