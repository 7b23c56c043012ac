import type { DataSource } from 'typeorm';
import { canonicalJson, noHash } from '#casework/seal';
import {
  type DisputeSnapshot,
  deadlineOfClock,
  fold,
  noSuchDispute,
  publishedCalendar,
  restore,
} from '#domain';
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

/** The row of a clock that runs. */
interface OpenClock {
  readonly key: string;
  readonly dueOn: string;
  readonly calendar: string;
}

/**
 * Folds the history of a dispute through the machine and compares: chain, versions, snapshot and open clocks with their
 * dates.
 * @throws RuleError kind "not-found"
 */
export async function replay(on: Tx | DataSource, disputeId: string): Promise<ReplayResult> {
  const [row] = await query<{
    snapshot: DisputeSnapshot;
    version: number;
    head_hash: string;
    running: readonly OpenClock[];
  }>(on, {
    name: 'replay.row',
    text: `select snapshot, version, head_hash,
             coalesce((select jsonb_agg(jsonb_build_object('key', key, 'dueOn', due_on, 'calendar', calendar_version))
                       from deadline where dispute_id = d.id and stopped_seq is null), '[]') as running
           from dispute d where id = $1`,
    values: [disputeId],
  });
  if (row === undefined) throw noSuchDispute();
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
  else
    differences.push(
      ...differingFields(folded, restore(row.snapshot)),
      ...differingClocks(folded, row.running),
    );
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

/** A date that another calendar gave is not computed again: it was right when it was written. */
function differingClocks(folded: DisputeSnapshot, running: readonly OpenClock[]): readonly string[] {
  const written = new Map(running.map((clock) => [clock.key, clock]));
  const expected = folded.context.clocks.map((clock) => {
    const { dueOn, calendarVersion } = deadlineOfClock(clock, publishedCalendar).deadline;
    const row = written.get(clock.key);
    return [clock.key, row && row.calendar !== calendarVersion ? row.dueOn : dueOn];
  });
  const found = running.map(({ key, dueOn }) => [key, dueOn]);
  return inOrder(expected) === inOrder(found) ? [] : ['deadlines'];
}

const inOrder = (clocks: readonly (readonly string[])[]): string => canonicalJson(clocks.map(String).sort());
