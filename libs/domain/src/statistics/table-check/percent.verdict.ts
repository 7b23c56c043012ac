import { dividedBy, type Exact, equal, inFigures, rounded, times, whole } from './exact.ts';

/** How a printed percentage stands to the two numbers that it may be made of. */
export type PercentVerdict = 'right' | 'truncated' | 'rounded-up' | 'decimal-place' | 'other';

const hundred = whole(100);
/** More digits than anybody prints: a spreadsheet has computed them, with the last ones of a float. */
const computedFrom = 7;

/** The fraction in per cent, exactly. @param under not zero */
export const percentOf = (over: Exact, under: Exact): Exact => times(hundred, dividedBy(over, under));

/**
 * Holds a printed percentage against numerator and denominator, at as many decimals as are printed.
 * @param under not zero
 */
export function percentVerdict(printed: Exact, decimals: number, over: Exact, under: Exact): PercentVerdict {
  const percent = percentOf(over, under);
  const places = decimals >= computedFrom ? computedFrom - 1 : decimals;
  const shown = rounded(printed, places);
  if (equal(shown, rounded(percent, places))) return 'right';
  if (equal(shown, rounded(percent, places, 'down'))) return 'truncated';
  if (equal(shown, rounded(percent, places, 'up'))) return 'rounded-up';
  return isShifted(printed, decimals, percent) ? 'decimal-place' : 'other';
}

/** 9.89, 989 or 0.989 for 98.9: the same digits with the point elsewhere. */
function isShifted(printed: Exact, decimals: number, percent: Exact): boolean {
  if (printed.over === 0n) return false;
  return [-2, -1, 1, 2, 3].some((places) => {
    const power = whole(10n ** BigInt(Math.abs(places)));
    const moved = places > 0 ? times(printed, power) : dividedBy(printed, power);
    const left = Math.max(0, decimals - places);
    return left <= 4 && equal(moved, rounded(percent, left));
  });
}

/** A percentage as it should be printed. */
export const percentText = (percent: Exact, decimals: number): string =>
  `${inFigures(rounded(percent, Math.min(decimals, 4)), Math.min(decimals, 4))}%`;

/** A percentage with enough digits to see how it is rounded. */
export const percentInFull = (percent: Exact, decimals: number): string => {
  const places = Math.min(decimals, 4) + 2;
  const shown = rounded(percent, places);
  return `${equal(shown, percent) ? '' : '约'}${inFigures(shown, 0)}%`;
};
