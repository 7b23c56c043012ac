import { nextNumbers } from '#casework/organisation';
import { caseNumber, type DisputeContext, type DisputeEvent } from '#domain';
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

/** Events that accept a case, and so give it a number unless it has one. */
const accepting: ReadonlySet<DisputeEvent['type']> = new Set([
  'ACCEPT',
  'SETTLE_ON_SPOT',
  'ACT_AT_ONCE',
  'REOPEN',
]);

/** What happens to a case, with the number that it gets by that. @param has  the number that the case has already */
export async function numbered(
  tx: Tx,
  event: DisputeEvent,
  { townshipId }: Pick<DisputeContext, 'townshipId'>,
  has: Omit<Numbering, 'number'> | null,
): Promise<{ readonly event: DisputeEvent; readonly numbering: Omit<Numbering, 'number'> | null }> {
  if (!accepting.has(event.type) || has !== null) return { event, numbering: has };
  const [numbering] = await numbersFor(tx, [{ townshipId, on: event.on }]);
  if (numbering === undefined) throw new Error('one case asked for one number');
  return { event: { ...event, number: numbering.number } as DisputeEvent, numbering };
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
