import { RuleError } from '../errors.ts';
import type { CountId, Counts } from './counts.ts';
import { type RateId, rateDefinitions, rateIds } from './rates.definitions.ts';

/** Below this denominator a percentage says more than is known, unless an office sets another. */
export const usualSmallBelow = 10;

/** A rate as it is shown: never a percentage without the two numbers behind it. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** One decimal, rounded once, half up, e.g. "95.7"; null when the denominator is small, so that nobody can print it. */
  readonly percent: string | null;
  /** The denominator is small: the counts are shown, and there is no percentage. */
  readonly small: boolean;
}

/**
 * Numerator over denominator in per cent, from exact integers: 193/195 is 99.0, not the truncated 98.9.
 * @param smallBelow  denominators below it are small
 * @throws RuleError kind "invalid", code "count-invalid"
 */
export function rateOf(numerator: number, denominator: number, smallBelow = usualSmallBelow): Rate {
  for (const count of [numerator, denominator])
    if (!Number.isSafeInteger(count) || count < 0) throw noCount();
  const small = denominator < smallBelow;
  const isTold = !small && denominator > 0;
  return {
    numerator,
    denominator,
    percent: isTold ? decimal(tenths(numerator, denominator)) : null,
    small,
  };
}

/** Every rate from its definition, so that no figure is computed in a second way elsewhere. @param smallBelow  as {@link rateOf} */
export function ratesOf(counts: Counts, smallBelow?: number): Readonly<Record<RateId, Rate>> {
  const sum = (ids: readonly CountId[]) => ids.reduce((total, id) => total + counts[id], 0);
  return Object.fromEntries(
    rateIds.map((id) => {
      const { numerator, denominator } = rateDefinitions[id];
      return [id, rateOf(sum(numerator), sum(denominator), smallBelow)];
    }),
  ) as Record<RateId, Rate>;
}

/** How a number changed from one period to another. */
export interface Change {
  readonly difference: number;
  /** Signed, one decimal, e.g. "+12.5", "-3.0", "0.0"; null where there was nothing or little before. */
  readonly percent: string | null;
}

/** On how many cases a percentage stands, and below how many it is not told. */
export interface Standing {
  /** Default the number that divides. */
  readonly cases?: number | undefined;
  /** Default {@link usualSmallBelow}. */
  readonly smallBelow?: number | undefined;
}
const isLittle = (whole: number, { cases = whole, smallBelow = usualSmallBelow }: Standing): boolean =>
  whole === 0 || cases < smallBelow;

/** 环比 or 同比 of a count. @param before  the number of the earlier period @param on  its cases, where the count is a sum */
export function changeOf(now: number, before: number, on: Standing = {}): Change {
  const difference = now - before;
  if (isLittle(before, on)) return { difference, percent: null };
  const size = tenths(Math.abs(difference), Math.abs(before));
  const sign = size === 0n ? '' : difference > 0 ? '+' : '-';
  return { difference, percent: `${sign}${decimal(size)}` };
}

/** The parts of a table in per cent of their total. */
export interface Shares {
  /** One decimal each, rounded once; null where the total is small. */
  readonly percents: readonly (string | null)[];
  /** What the printed shares add up to, e.g. "99.9", where that is not 100.0; a note says so. */
  readonly printedSum: string | null;
}

/** @param parts  that add up to their total @param on  the cases of the total, where it is a sum */
export function sharesOf(parts: readonly number[], on: Standing = {}): Shares {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (isLittle(total, on)) return { percents: parts.map(() => null), printedSum: null };
  const rounded = parts.map((part) => tenths(part, total));
  const sum = rounded.reduce((all, part) => all + part, 0n);
  return { percents: rounded.map(decimal), printedSum: sum === 1_000n ? null : decimal(sum) };
}

/** Tenths of a per cent, half up, from whole numbers. Big integers: two thousand times a sum of fen may leave the exact range of numbers. */
const tenths = (part: number, whole: number): bigint =>
  (2_000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
const decimal = (inTenths: bigint): string => `${inTenths / 10n}.${inTenths % 10n}`;

const noCount = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'count-invalid',
    message: 'A count is a whole number, not negative.',
    messageZh: '计数应为非负整数。',
  });
