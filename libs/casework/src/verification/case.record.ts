import type { DataSource } from 'typeorm';
import {
  historiesOf,
  instantOf,
  PersonalData,
  type RecordedIntake,
  type RecordedParty,
  type StoredEvent,
} from '#casework/dispute';
import { type ObjectStore, query, type Tx, type Vault } from '#platform';

/** The row of a dispute, column by column. Dates as ISO days, instants as ISO with every digit that is stored. */
type DisputeColumns = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly township_id: string;
  readonly number: string | null;
  readonly version: number;
};

/** A step of a ladder as stored. */
export interface StoredStep {
  readonly step: string;
  readonly fires_at: string;
  readonly recipient: string;
  readonly escalation: string | null;
  readonly fired_at: string | null;
  readonly late: boolean;
  readonly dropped: boolean;
}

/** A deadline as stored, with its ladder. */
export interface StoredDeadline {
  readonly dispute_id: string;
  readonly id: string;
  readonly key: string;
  readonly rule: string;
  readonly started_on: string;
  readonly due_on: string;
  readonly provisional: boolean;
  readonly calendar_version: string;
  readonly steps: readonly unknown[];
  readonly urgent: boolean;
  readonly paused: boolean;
  readonly started_seq: number;
  readonly stopped_seq: number | null;
  readonly ladder: readonly StoredStep[];
}

/** A case with all that hangs on it, in the order of the record. */
export interface CaseRecord {
  readonly row: DisputeColumns;
  readonly events: readonly StoredEvent[];
  readonly parties: readonly RecordedParty[];
  readonly intake: RecordedIntake | undefined;
  readonly deadlines: readonly StoredDeadline[];
}

/** Which cases are read: all, those of some townships, or some cases by id. */
export interface Scope {
  readonly townshipIds: readonly string[] | null;
  /** Bodies above the townships whose own chains and certificates belong to the scope. */
  readonly bodyIds?: readonly string[];
  readonly disputeIds?: readonly string[];
  /** Where the bytes of files lie; without it they are not read. */
  readonly files?: ObjectStore | undefined;
}

/** Cases at once: few enough that a batch is checked within a tenth of a second and that memory stays flat. */
const batchSize = 200;

/**
 * The cases of a scope in the order of their ids, batch after batch. The next batch is fetched while this one is
 * checked. To be read in one transaction of isolation REPEATABLE READ.
 */
export async function* casesOf(
  on: Tx | DataSource,
  vault: Vault,
  scope: Scope,
): AsyncGenerator<readonly CaseRecord[]> {
  const personal = new PersonalData(vault);
  let next = batchAfter(on, personal, scope, null);
  for (;;) {
    const batch = await next;
    const last = batch.at(-1);
    if (last === undefined) return;
    next = batchAfter(on, personal, scope, last.row.id);
    // Whoever stops listening leaves a batch behind: its failure is nobody's.
    next.catch(() => undefined);
    yield batch;
  }
}

async function batchAfter(
  on: Tx | DataSource,
  personal: PersonalData,
  scope: Scope,
  after: string | null,
): Promise<readonly CaseRecord[]> {
  const rows = await query<DisputeColumns & { created: number | null; updated: number | null }>(on, {
    name: 'verify.disputes',
    text: `
      select d.*, ${micros('d.created_at')} as created, ${micros('d.updated_at')} as updated from dispute d
      where ($1::uuid is null or d.id > $1) and ($2::uuid[] is null or d.township_id = any($2))
        and ($3::uuid[] is null or d.id = any($3))
      order by d.id limit ${batchSize}`,
    values: [after, scope.townshipIds, scope.disputeIds ?? null],
  });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const events = await historiesOf(on, ids);
  const parties = await personal.partiesIn(on, ids);
  const intakes = new Map((await personal.intakesIn(on, ids)).map((intake) => [intake.disputeId, intake]));
  const deadlines = await deadlinesOf(on, ids);
  const [eventsBy, partiesBy, deadlinesBy] = [
    grouped(events, ({ disputeId }) => disputeId),
    grouped(parties, ({ disputeId }) => disputeId),
    grouped(deadlines, ({ dispute_id }) => dispute_id),
  ];
  return rows.map(({ created, updated, ...row }) => ({
    row: { ...row, created_at: orNull(created), updated_at: orNull(updated) } as DisputeColumns,
    events: eventsBy.get(row.id) ?? [],
    parties: partiesBy.get(row.id) ?? [],
    intake: intakes.get(row.id),
    deadlines: deadlinesBy.get(row.id) ?? [],
  }));
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Null for what is not there. */
const orNull = (micros: number | null): string | null => (micros === null ? null : instantOf(micros));

const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

type StepTuple = readonly [string, number | null, string, string | null, number | null, boolean, boolean];

async function deadlinesOf(on: Tx | DataSource, ids: readonly string[]): Promise<readonly StoredDeadline[]> {
  const rows = await query<Omit<StoredDeadline, 'ladder'> & { ladder: readonly StepTuple[] | null }>(on, {
    name: 'verify.deadlines',
    text: `
      select dl.*, (
        select json_agg(json_build_array(st.step, ${micros('st.fires_at')}, st.recipient, st.escalation,
                                         ${micros('st.fired_at')}, st.late, st.dropped))
        from deadline_step st where st.deadline_id = dl.id) as ladder
      from deadline dl where dl.dispute_id = any($1::uuid[]) order by dl.dispute_id, dl.started_seq, dl.key`,
    values: [ids],
  });
  return rows.map((row) => ({
    ...row,
    ladder: (row.ladder ?? []).map(([step, firesAt, recipient, escalation, firedAt, late, dropped]) => ({
      step,
      fires_at: orNull(firesAt) ?? '',
      recipient,
      escalation,
      fired_at: orNull(firedAt),
      late,
      dropped,
    })),
  }));
}
