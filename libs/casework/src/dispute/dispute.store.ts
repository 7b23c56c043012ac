import type { DeadlineChanges } from '#casework/deadline';
import { type DisputeSnapshot, escalationOf, isSensitive, restore, stageOf } from '#domain';
import { jobName, query, type Tx } from '#platform';
import { type EventRecord, hashOf } from './dispute.record.ts';

/** A dispute whose row this transaction has locked. */
export interface LockedDispute {
  readonly id: string;
  readonly version: number;
  readonly snapshot: DisputeSnapshot;
  readonly headHash: string;
  readonly dueOn: string | null;
  /** Null while it has no case number. */
  readonly numbering: { readonly year: number; readonly seq: number } | null;
  /** ISO instant of the latest event; a later event never carries an earlier time. */
  readonly updatedAt: string;
}

/** One event with everything that follows from it, to be written at once. */
export interface Change {
  readonly record: EventRecord;
  readonly previousHash: string;
  readonly after: DisputeSnapshot;
  readonly deadlines: DeadlineChanges;
  readonly numbering: LockedDispute['numbering'];
  readonly dueOn: string | null;
}

/** Locks the row of a dispute until the transaction ends. @returns null when there is none */
export async function lockDispute(tx: Tx, id: string): Promise<LockedDispute | null> {
  const [row] = await query<{
    version: number;
    snapshot: unknown;
    head_hash: string;
    due_on: string | null;
    number_year: number | null;
    number_seq: number | null;
    updated_at: Date;
  }>(tx, {
    name: 'dispute.lock',
    text: `select version, snapshot, head_hash, due_on::text, number_year, number_seq, updated_at
           from dispute where id = $1 for update`,
    values: [id],
  });
  if (row === undefined) return null;
  return {
    id,
    version: row.version,
    snapshot: restore(row.snapshot),
    headHash: row.head_hash,
    dueOn: row.due_on,
    numbering:
      row.number_year === null || row.number_seq === null
        ? null
        : { year: row.number_year, seq: row.number_seq },
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Locks two disputes, whoever asks in the same order, so that two transactions never wait for each other. */
export async function lockBoth(
  tx: Tx,
  id: string,
  otherId: string,
): Promise<readonly [LockedDispute | null, LockedDispute | null]> {
  const locked = new Map<string, LockedDispute | null>();
  for (const next of [id, otherId].sort()) locked.set(next, await lockDispute(tx, next));
  return [locked.get(id) ?? null, locked.get(otherId) ?? null];
}

/** What the annual figures count: the result of the first round that has one. */
function outcomeOf({ context }: DisputeSnapshot): {
  readonly outcome: string;
  readonly on: string | null;
} {
  const first = context.results.find((result) => result.kind !== 'declined');
  if (first) return { outcome: first.kind, on: first.on };
  return { outcome: context.acceptedOn === null ? 'none' : 'open', on: null };
}

/** What the columns of a dispute follow from. */
interface Derivation {
  readonly record: Pick<EventRecord, 'seq' | 'at'>;
  readonly after: DisputeSnapshot;
  readonly numbering: LockedDispute['numbering'];
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  /** Of the latest event. */
  readonly hash: string;
}

/** The columns that follow from the history; in one place, so that row and history cannot part. */
export function derivedColumns({ record, after, numbering, dueOn, nextDueOn, hash }: Derivation) {
  const { context, value } = after;
  const outcome = outcomeOf(after);
  return {
    version: record.seq,
    snapshot: after as unknown,
    head_hash: hash,
    stage: stageOf(value),
    dossier: context.dossier,
    escalation: escalationOf(context),
    risk: context.risk,
    number: context.number,
    number_year: numbering?.year ?? null,
    number_seq: numbering?.seq ?? null,
    holder_id: context.holderId,
    lead_id: context.leadId,
    offered_to_id: context.offer?.toId ?? null,
    assisting_ids: context.assistingIds,
    mediator_ids: context.mediatorIds,
    type_code: context.typeCode,
    complexity: context.complexity,
    attempt: context.attempt,
    round: context.round,
    accepted_on: context.acceptedOn,
    due_on: dueOn,
    next_due_on: nextDueOn,
    outcome: outcome.outcome,
    outcome_on: outcome.on,
    sensitive: isSensitive(context),
    updated_at: record.at,
  } as const;
}

/** The columns that the first event fills and no later one changes. */
export function firstColumns({ context }: DisputeSnapshot, at: string) {
  return {
    township_id: context.townshipId,
    place_id: context.placeId,
    reporter_id: context.reporterId,
    origin: context.origin,
    reported_on: context.reportedOn,
    created_at: at,
  } as const;
}

const placeholders = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `$${from + n}`).join(', ');

/** Told of every event; the notifications listen. */
export const changed = jobName('dispute.changed');

/** Event, clocks and message: what every later change writes. Parameters 1–18. */
const consequences = `
  event as (
    insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
      actor_organisation_id, happened_on, at, command_key, clocks, previous_hash, hash, commitments)
    values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $18::jsonb)),
  stopped as (
    update deadline set stopped_seq = $2
    where dispute_id = $1 and stopped_seq is null and key = any($16::text[]) returning id),
  dropped as (
    update deadline_step set dropped = true
    where deadline_id in (select id from stopped) and fired_at is null and not dropped),
  started as (
    insert into deadline (dispute_id, key, rule, started_on, due_on, provisional, calendar_version, steps, urgent, paused,
      started_seq)
    select $1, d.key, d.rule, d.started_on, d.due_on, d.provisional, d.calendar_version, d.steps, d.urgent, d.paused, $2
    from jsonb_to_recordset($17::jsonb) as d (key text, rule text, started_on date, due_on date, provisional boolean,
      calendar_version text, steps jsonb, urgent boolean, paused boolean)
    -- Reads "stopped" so that the old row of a key ends before the new one begins.
    where (select count(*) from stopped) >= 0
    returning id, key),
  -- What the row that is replaced has told already; while the clock stands still the new row only remembers it.
  taken as (
    select o.key, d.paused, st.step, st.fires_at, st.recipient, st.escalation, st.fired_at, st.late
    from jsonb_to_recordset($17::jsonb) as d (key text, started_on date, paused boolean)
    join deadline o on o.dispute_id = $1 and o.key = d.key and o.started_on = d.started_on and o.stopped_seq is null
    join deadline_step st on st.deadline_id = o.id and st.fired_at is not null),
  ladder as (
    insert into deadline_step (deadline_id, step, fires_at, recipient, escalation, fired_at, late)
    select s.id, l.step, l.fires_at, l.recipient, l.escalation, t.fired_at, coalesce(t.late, false)
    from jsonb_to_recordset($17::jsonb) as d (key text, ladder jsonb)
    join started s on s.key = d.key
    cross join jsonb_to_recordset(d.ladder) as l (step text, fires_at timestamptz, recipient text, escalation text)
    left join taken t on t.key = d.key and t.step = l.step and l.fires_at <= $11::timestamptz
    union all
    select s.id, t.step, t.fires_at, t.recipient, t.escalation, t.fired_at, t.late
    from taken t join started s on s.key = t.key where t.paused),
  message as (
    insert into outbox (name, payload) values ('${changed}', jsonb_build_object('disputeId', $1::uuid, 'seq', $2::int)))`;

/** A line of the history, by column. */
export function eventColumns(record: EventRecord, previousHash: string, hash: string) {
  return {
    dispute_id: record.disputeId,
    seq: record.seq,
    type: record.type,
    payload: record.payload,
    from_state: record.fromState,
    to_state: record.toState,
    holder_id: record.holderId,
    actor_id: record.actorId,
    actor_organisation_id: record.actorOrganisationId,
    happened_on: record.happenedOn,
    at: record.at,
    command_key: record.commandKey,
    clocks: record.clocks,
    previous_hash: previousHash,
    hash,
    commitments: record.commitments ?? null,
  } as const;
}

function consequenceValues({ record, previousHash, deadlines }: Change, hash: string): readonly unknown[] {
  const { payload, clocks, commitments, ...event } = eventColumns(record, previousHash, hash);
  return [
    event.dispute_id,
    event.seq,
    event.type,
    JSON.stringify(payload),
    event.from_state,
    event.to_state,
    event.holder_id,
    event.actor_id,
    event.actor_organisation_id,
    event.happened_on,
    event.at,
    event.command_key,
    JSON.stringify(clocks),
    event.previous_hash,
    event.hash,
    deadlines.stoppedKeys,
    JSON.stringify(deadlines.started),
    commitments && JSON.stringify(commitments),
  ];
}

/** The row of a dispute as an event leaves it, by column. */
export function rowAfter(change: Change, hash: string): Readonly<Record<string, unknown>> {
  const { record, after, deadlines, numbering, dueOn } = change;
  return derivedColumns({ record, after, numbering, dueOn, nextDueOn: deadlines.nextDueOn, hash });
}

const firstParameter = 19;
const updateOf = (columns: readonly string[]): string => `with ${consequences}
  update dispute set (${columns.join(', ')}) = row(${placeholders(firstParameter, columns.length)})
  where id = $1 and version = $2 - 1 returning version`;

/** Writes an event and all that follows from it in one statement, and asserts that exactly one row changed. */
export async function writeChange(tx: Tx, change: Change): Promise<void> {
  const hash = hashOf(change.record, change.previousHash);
  const row = { ...rowAfter(change, hash), snapshot: JSON.stringify(change.after) };
  const rows = await query<{ version: number }>(tx, {
    name: 'dispute.update',
    text: updateOf(Object.keys(row)),
    values: [...consequenceValues(change, hash), ...Object.values(row)],
  });
  if (rows.length !== 1) throw new Error('a change writes exactly one dispute');
}
