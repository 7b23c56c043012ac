import { figureWritings } from '../../figure.writings.ts';
import type { Skeleton } from '../skeleton.ts';

const digitOf: ReadonlyMap<string, string> = new Map(
  figureWritings.flatMap((same, digit) => [...same].map((one) => [one, String(digit)] as const)),
);

/** Units with every figure as 0 to 9, whatever it is written in. */
export const asFigures = (units: readonly string[]): readonly string[] =>
  units.map((unit) => digitOf.get(unit) ?? unit);

/** A run of figures in any writing, with no letter and few signs between. */
export interface DigitRun {
  readonly digits: string;
  /** Of each digit, its unit in the skeleton. */
  readonly at: readonly number[];
}

/** All runs of figures of a text. @param gapAtMost  signs between two figures of one run */
export function digitRuns(
  { units, gaps }: Pick<Skeleton, 'units' | 'gaps'>,
  gapAtMost = 4,
): readonly DigitRun[] {
  const runs: { digits: string[]; at: number[] }[] = [];
  let previous = -2;
  for (const [n, unit] of units.entries()) {
    const digit = digitOf.get(unit) ?? (previous === n - 1 ? lookAlike(units, gaps, n) : undefined);
    if (digit === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && previous === n - 1 && (gaps[n] ?? 0) <= gapAtMost) {
      last.digits.push(digit);
      last.at.push(n);
    } else runs.push({ digits: [digit], at: [n] });
    previous = n;
  }
  return runs.flatMap(({ digits, at }) => {
    // 0921。两家: at an end of a run it counts something else.
    const from = units[at[0] ?? 0] === '两' ? 1 : 0;
    const to = units[at.at(-1) ?? 0] === '两' ? -1 : undefined;
    const inside = at.slice(from, to);
    return inside.length === 0 ? [] : [{ digits: digits.slice(from, to).join(''), at: inside }];
  });
}

/** 138OO13, 1380l38: letters written for figures, between figures. */
function lookAlike(units: readonly string[], gaps: readonly number[], n: number): string | undefined {
  const digit = { o: '0', l: '1', i: '1' }[units[n] ?? ''];
  const next = units[n + 1] ?? '';
  return digit !== undefined && gaps[n] === 0 && (digitOf.has(next) || 'oli'.includes(next)) && next !== ''
    ? digit
    : undefined;
}

/** 138转0013, 138xxxx8123: what is said or written between the parts of a number. */
const fillers = 'x某转杠横减点空再加后接和o';
const longestGap = 14;

/** Do two runs follow each other with nothing between but such signs and words? */
export function isContinued(
  { units, gaps }: Pick<Skeleton, 'units' | 'gaps'>,
  one: DigitRun,
  other: DigitRun,
): boolean {
  const [last = 0, first = 0] = [one.at.at(-1), other.at[0]];
  if (first - last > 9) return false;
  let gap = gaps[first] ?? 0;
  for (let n = last + 1; n < first; n += 1) {
    if (!fillers.includes(units[n] ?? '')) return false;
    gap += gaps[n] ?? 0;
  }
  return gap <= longestGap;
}

/** Runs that continue each other, as one. */
export function joinedRuns(
  skeleton: Pick<Skeleton, 'units' | 'gaps'>,
  runs: readonly DigitRun[],
): readonly DigitRun[] {
  const chains: DigitRun[][] = [];
  for (const run of runs) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain !== undefined && last !== undefined && isContinued(skeleton, last, run)) chain.push(run);
    else chains.push([run]);
  }
  return chains
    .filter((chain) => chain.length > 1)
    .map((chain) => ({
      digits: chain.map(({ digits }) => digits).join(''),
      at: chain.flatMap(({ at }) => at),
    }));
}
