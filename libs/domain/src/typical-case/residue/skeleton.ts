import type { Span } from '../folded.ts';
import type { Spelling } from '../identities.ts';
import { type Plain, plainOf } from './plain.ts';

/** The letters and figures of a text alone, each with its place in it. */
export interface Skeleton {
  readonly units: readonly string[];
  /** Of each unit, where its character begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** How many signs, spaces and line ends were left out before each unit. */
  readonly gaps: readonly number[];
  /** Whether a sign that ends a clause stood between this unit and the one before. */
  readonly breaks: readonly boolean[];
  /** Where each unit stands, in order. */
  readonly at: ReadonlyMap<string, readonly number[]>;
}

const clauseEnd = /[,.;:!?。、\n]/u;
const isSaid = /[\p{L}\p{N}]/u;

/** Takes a text apart. Nothing of the way in which names are replaced is used here: what that misses, this must find. */
export function skeletonOf(plain: Plain): Skeleton {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  const breaks: boolean[] = [];
  const at = new Map<string, number[]>();
  let place = 0;
  let gap = 0;
  let isBroken = false;
  for (const unit of plain.text) {
    if (isSaid.test(unit)) {
      const same = at.get(unit);
      if (same === undefined) at.set(unit, [units.length]);
      else same.push(units.length);
      units.push(unit);
      starts.push(plain.starts[place] ?? 0);
      ends.push(plain.ends[place] ?? 0);
      gaps.push(gap);
      breaks.push(isBroken);
      gap = 0;
      isBroken = false;
    } else {
      gap += 1;
      isBroken ||= clauseEnd.test(unit);
    }
    place += unit.length;
  }
  return { units, starts, ends, gaps, breaks, at };
}

/** What is known, taken apart in the same way. */
export const bonesOf = (known: string, spelling: Pick<Spelling, 'simplified'>): readonly string[] =>
  skeletonOf(plainOf(known, spelling)).units;

/** Where some units stand in the text, from one to another. */
export const spanOfUnits = (
  { starts, ends }: Pick<Skeleton, 'starts' | 'ends'>,
  from: number,
  to: number,
): Span => ({ start: starts[from] ?? 0, end: ends[to] ?? 0 });

/** The unit with which each run of these units begins. @param wanted at least one */
export function startsOf(
  { units, at }: Pick<Skeleton, 'units' | 'at'>,
  wanted: readonly string[],
): readonly number[] {
  return (at.get(wanted[0] ?? '') ?? []).filter((start) =>
    wanted.every((one, n) => units[start + n] === one),
  );
}

/** Does each unit behind the first of so many stand to the one before it as is asked? */
export const isAllBehind = (first: number, count: number, asked: (n: number) => boolean): boolean =>
  Array.from({ length: count - 1 }, (_, n) => first + n + 1).every(asked);

/** Every unit with which these begin, near each other within a clause or across signs. */
export const nearStartsOf = (
  skeleton: Skeleton,
  wanted: readonly string[],
  within: 'clause' | 'line',
): readonly number[] =>
  startsOf(skeleton, wanted).filter((start) =>
    isAllBehind(
      start,
      wanted.length,
      (n) => (skeleton.gaps[n] ?? 0) <= 4 && (within === 'line' || skeleton.breaks[n] === false),
    ),
  );
