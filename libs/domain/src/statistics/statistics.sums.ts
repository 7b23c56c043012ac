import type { CountId } from './statistics.counts.ts';

/** Whether the parts of a table add up to its total. */
export interface SumCheck {
  readonly total: number;
  readonly sum: number;
  /** sum − total: what the parts have too much; 0 when they agree. */
  readonly difference: number;
  readonly agrees: boolean;
}

/** Adds the parts (by type, village, origin, month) and compares them with the total that is printed. */
export function checkSums(
  total: number,
  parts: Readonly<Record<string, number>> | readonly number[],
): SumCheck {
  const sum = Object.values(parts).reduce<number>((running, part) => running + part, 0);
  return { total, sum, difference: sum - total, agrees: sum === total };
}

/** The two equations that hold between the counts of any period: the ends, and the stock. */
export function checkCounts(counts: Readonly<Record<CountId, number>>): {
  readonly ends: SumCheck;
  readonly stock: SumCheck;
} {
  const { settled, notSettled, withdrawn, transferred, merged, carriedIn, accepted, closed, open } = counts;
  return {
    ends: checkSums(closed, [settled, notSettled, withdrawn, transferred, merged]),
    stock: checkSums(carriedIn + accepted, [closed, open]),
  };
}
