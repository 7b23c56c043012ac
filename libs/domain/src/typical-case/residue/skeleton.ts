import type { Span } from '../folded.ts';
import type { Spelling } from '../identities.ts';

/** The letters and figures of a text alone, each with its place in it. */
export interface Skeleton {
  readonly units: readonly string[];
  readonly places: readonly number[];
  /** How many signs, spaces and line ends were left out before each unit. */
  readonly gaps: readonly number[];
  /** Whether a sign that ends a clause stood between this unit and the one before. */
  readonly breaks: readonly boolean[];
}

const clauseEnd = /[,.;:!?，。；：！？、\n]/u;

/** Takes a text apart. Nothing of the way in which names are replaced is used here: what that misses, this must find. */
export function skeletonOf(text: string, spelling: Pick<Spelling, 'simplified'>): Skeleton {
  const units: string[] = [];
  const places: number[] = [];
  const gaps: number[] = [];
  const breaks: boolean[] = [];
  let place = 0;
  let gap = 0;
  let isBroken = false;
  for (const character of text) {
    for (const unit of character.normalize('NFKD').toLowerCase()) {
      if (/\p{M}/u.test(unit)) continue;
      if (!/[\p{L}\p{N}]/u.test(unit)) {
        gap += 1;
        isBroken ||= clauseEnd.test(unit);
        continue;
      }
      units.push(spelling.simplified(unit));
      places.push(place);
      gaps.push(gap);
      breaks.push(isBroken);
      gap = 0;
      isBroken = false;
    }
    place += character.length;
  }
  return { units, places, gaps, breaks };
}

/** What is known, taken apart in the same way. */
export const bonesOf = (known: string, spelling: Pick<Spelling, 'simplified'>): readonly string[] =>
  skeletonOf(known, spelling).units;

/** Where some units stand in the text, from one to another. */
export const spanOfUnits = ({ places }: Pick<Skeleton, 'places'>, from: number, to: number): Span => ({
  start: places[from] ?? 0,
  end: (places[to] ?? 0) + 1,
});

/** The unit with which each run of these units begins. @param wanted at least one */
export function startsOf({ units }: Pick<Skeleton, 'units'>, wanted: readonly string[]): readonly number[] {
  return units.flatMap((unit, at) =>
    unit === wanted[0] && wanted.every((one, n) => units[at + n] === one) ? [at] : [],
  );
}

const digitOf: ReadonlyMap<string, string> = new Map(
  ['0〇零○', '1一壹幺', '2二贰', '3三叁', '4四肆', '5五伍', '6六陆', '7七柒', '8八捌', '9九玖'].flatMap(
    (same) => [...same].map((one) => [one, same[0] ?? ''] as const),
  ),
);

/** A run of figures in any writing, with no letter and few signs between. */
export interface DigitRun {
  readonly digits: string;
  /** Of each digit, its unit in the skeleton. */
  readonly at: readonly number[];
}

/** All runs of figures of a text. @param gapAtMost  signs between two figures of one run */
export function digitRuns({ units, gaps }: Skeleton, gapAtMost = 4): readonly DigitRun[] {
  const runs: { digits: string; at: number[] }[] = [];
  let previous = -2;
  for (const [n, unit] of units.entries()) {
    const digit = digitOf.get(unit) ?? (/^\p{Nd}$/u.test(unit) ? unit : undefined);
    if (digit === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && previous === n - 1 && (gaps[n] ?? 0) <= gapAtMost) {
      last.digits += digit;
      last.at.push(n);
    } else runs.push({ digits: digit, at: [n] });
    previous = n;
  }
  return runs;
}
