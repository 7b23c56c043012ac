import type { DataSource } from 'typeorm';
import { canonicalJson, noHash } from '#casework/seal';
import { type DisputeSnapshot, fold } from '#domain';
import { query, type Tx } from '#platform';
import { historyOf } from './dispute.history.ts';
import { eventOf, hashOf } from './dispute.record.ts';

/** What a replay found: the same, or the fields in which history and row differ. */
export interface ReplayResult {
  readonly disputeId: string;
  readonly events: number;
  readonly state: string;
  /** Hash of the latest event. */
  readonly head: string;
  /** Empty when the history proves the row. */
  readonly differences: readonly string[];
}

/**
 * Folds the history of a dispute through the machine and compares: chain, versions, snapshot and open clocks.
 * @throws Error when there is no such dispute
 */
export async function replay(on: Tx | DataSource, disputeId: string): Promise<ReplayResult> {
  const [row] = await query<{
    snapshot: DisputeSnapshot;
    version: number;
    head_hash: string;
    running: readonly string[];
  }>(on, {
    name: 'replay.row',
    text: `select snapshot, version, head_hash,
             array(select key from deadline where dispute_id = d.id and stopped_seq is null order by key) as running
           from dispute d where id = $1`,
    values: [disputeId],
  });
  if (row === undefined) throw new Error('no such dispute');
  const history = await historyOf(on, disputeId);
  const differences: string[] = [];
  let previous = noHash;
  history.forEach(({ hash, previousHash, ...record }, n) => {
    if (record.seq !== n + 1) differences.push(`event ${record.seq}: seq`);
    if (previousHash !== previous) differences.push(`event ${record.seq}: previousHash`);
    if (hash !== hashOf(record, previousHash)) differences.push(`event ${record.seq}: hash`);
    previous = hash;
  });
  if (row.head_hash !== previous) differences.push('head_hash');
  if (row.version !== history.length) differences.push('version');
  const folded = foldOrNull(history.map(eventOf));
  if (folded === null) differences.push('history');
  else differences.push(...differingFields(folded, row.snapshot), ...differingClocks(folded, row.running));
  return {
    disputeId,
    events: history.length,
    state: folded?.value ?? row.snapshot.value,
    head: previous,
    differences,
  };
}

function foldOrNull(events: Parameters<typeof fold>[0]): DisputeSnapshot | null {
  try {
    return fold(events);
  } catch {
    return null;
  }
}

function differingFields(folded: DisputeSnapshot, stored: DisputeSnapshot): readonly string[] {
  const [a, b] = [flat(folded), flat(stored)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => canonicalJson(a[key] ?? null) !== canonicalJson(b[key] ?? null))
    .map((key) => `snapshot.${key}`);
}

const flat = ({ context, ...rest }: DisputeSnapshot): Record<string, unknown> => ({ ...rest, ...context });

function differingClocks(folded: DisputeSnapshot, running: readonly string[]): readonly string[] {
  const expected = folded.context.clocks.map(({ key }) => key).sort();
  return canonicalJson(expected) === canonicalJson([...running].sort()) ? [] : ['deadlines'];
}
