import type { CountId, Counts } from './counts.ts';

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
export function checkCounts(counts: Counts): { readonly ends: SumCheck; readonly stock: SumCheck } {
  const { settled, notSettled, withdrawn, transferred, merged, carriedIn, accepted, closed, open } = counts;
  return {
    ends: checkSums(closed, [settled, notSettled, withdrawn, transferred, merged]),
    stock: checkSums(carriedIn + accepted, [closed, open]),
  };
}

/** What is counted among what, in any period: [part, whole]. */
const partOf: readonly (readonly [CountId, CountId])[] = [
  ['mediated', 'accepted'],
  ['amountStated', 'accepted'],
  ['closedOnTime', 'closed'],
  ['overdue', 'open'],
  ['written', 'settled'],
  ['oral', 'settled'],
  ['confirmationApplied', 'written'],
  ['confirmed', 'confirmationApplied'],
  ['performed', 'performanceDue'],
  ['visited', 'visitsDue'],
  ['satisfied', 'answered'],
  ['repeated', 'settled'],
];

/** A part that is not greater than what it is a part of. */
export interface PartCheck {
  readonly part: CountId;
  readonly whole: CountId;
  readonly agrees: boolean;
}

/** Whether no part is greater than its whole: then no rate made of the two leaves 0 to 100 per cent. */
export const checkParts = (counts: Counts): readonly PartCheck[] =>
  partOf.map(([part, whole]) => ({ part, whole, agrees: counts[part] <= counts[whole] }));
