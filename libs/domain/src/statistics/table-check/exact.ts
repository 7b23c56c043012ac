/** An exact number: whole numerator over whole, positive denominator. No float takes part in any check. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Exact = { over: 0n, under: 1n };
export const whole = (value: number | bigint): Exact => ({ over: BigInt(value), under: 1n });

export const plus = (a: Exact, b: Exact): Exact =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
export const negative = (a: Exact): Exact => ({ over: -a.over, under: a.under });
export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b));
export const times = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under });

/** Callers make sure that `b` is not zero. */
export const dividedBy = (a: Exact, b: Exact): Exact =>
  b.over < 0n
    ? { over: -a.over * b.under, under: -b.over * a.under }
    : { over: a.over * b.under, under: b.over * a.under };

export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, zero);

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const equal = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const magnitude = (a: Exact): Exact => (a.over < 0n ? negative(a) : a);
export const isWhole = (a: Exact): boolean => a.over % a.under === 0n;

/** The next whole number below, also for negative ones. */
function floor(a: Exact): bigint {
  const quotient = a.over / a.under;
  return a.over % a.under < 0n ? quotient - 1n : quotient;
}

/** How a number is brought to fewer decimals: as schools teach it (half away from zero), cut off, or always up. */
export type Rounding = 'half-up' | 'down' | 'up';

/** The number at so many decimals; towards zero for `down`, away from it for `up`. */
export function rounded(a: Exact, decimals: number, rounding: Rounding = 'half-up'): Exact {
  if (a.over < 0n) return negative(rounded(negative(a), decimals, rounding));
  const scale = 10n ** BigInt(decimals);
  const scaled = { over: a.over * scale, under: a.under };
  const below = floor(scaled);
  const digits =
    rounding === 'down'
      ? below
      : rounding === 'half-up'
        ? floor({ over: 2n * scaled.over + scaled.under, under: 2n * scaled.under })
        : below * scaled.under === scaled.over
          ? below
          : below + 1n;
  return { over: digits, under: scale };
}

/** The number in figures: exactly where it ends within six decimals, else rounded to two. @param decimals at least so many */
export function inFigures(a: Exact, decimals = 0): string {
  for (let places = decimals; places <= 6; places += 1) {
    const there = rounded(a, places, 'down');
    if (equal(there, a)) return figuresAt(there, places);
  }
  return figuresAt(rounded(a, Math.max(2, decimals)), Math.max(2, decimals));
}

function figuresAt(a: Exact, decimals: number): string {
  const digits = (a.over * 10n ** BigInt(decimals)) / a.under;
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
