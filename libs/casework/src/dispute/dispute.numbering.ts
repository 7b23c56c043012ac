import { nextNumbers } from '#casework/organisation';
import { caseNumber } from '#domain';
import type { Tx } from '#platform';

/** The number of a case: how it is written, and its place in the series of its township and year. */
export interface Numbering {
  readonly year: number;
  readonly seq: number;
  readonly number: string;
}

/** A case that is to be numbered, and the day whose year counts. */
export interface Unnumbered {
  readonly townshipId: string;
  readonly on: string;
}

const yearOf = ({ on }: Unnumbered): number => Number(on.slice(0, 4));

/**
 * Takes numbers, those of one township and year in one statement.
 * @returns one for each, in their order
 */
export async function numbersFor(tx: Tx, wanted: readonly Unnumbered[]): Promise<readonly Numbering[]> {
  const numbers: Numbering[] = [];
  // Always in the same order: two that lock several series must not wait for each other.
  for (const [, places] of [...seriesOf(wanted)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [{ townshipId, year }] = places;
    const { first, shortName } = await nextNumbers(tx, townshipId, year, places.length);
    for (const [n, { index }] of places.entries()) {
      const seq = first + n;
      numbers[index] = { year, seq, number: caseNumber({ year, shortName, seq }) };
    }
  }
  return numbers;
}

interface Asked {
  readonly townshipId: string;
  readonly year: number;
  /** Its place among those that ask. */
  readonly index: number;
}

function seriesOf(wanted: readonly Unnumbered[]): ReadonlyMap<string, readonly [Asked, ...Asked[]]> {
  const series = new Map<string, [Asked, ...Asked[]]>();
  for (const [index, one] of wanted.entries()) {
    const asked = { townshipId: one.townshipId, year: yearOf(one), index };
    const key = `${asked.townshipId} ${asked.year}`;
    const others = series.get(key);
    if (others) others.push(asked);
    else series.set(key, [asked]);
  }
  return series;
}
