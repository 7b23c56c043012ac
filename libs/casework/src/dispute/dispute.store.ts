import type { DeadlineChanges } from '#casework/deadline';
import { type DisputeSnapshot, escalationOf, isSensitive, restore, stageOf } from '#domain';
import { jobName, query, type Tx } from '#platform';
import { type EventRecord, hashOf } from './dispute.record.ts';
import type { EncryptedIntake } from './personal.data.ts';

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

/** What only the report of a case says; later events do not touch it. */
export interface IntakeFacts {
  readonly channel: string;
  readonly summary: string;
  readonly persons: number;
  readonly amountFen: number | null;
  readonly importKey: string | null;
  readonly searchNames: string;
  readonly nameInitials: string;
  readonly encrypted: EncryptedIntake;
}

/** What of the intake no event says in full: the first event commits to it. */
export function committedIntake({
  channel,
  summary,
  persons,
  amountFen,
  importKey,
  contactPhones,
}: Omit<IntakeFacts, 'searchNames' | 'nameInitials' | 'encrypted'> & {
  readonly contactPhones: readonly string[];
}): Readonly<Record<string, unknown>> {
  return { channel, summary, persons, amountFen, importKey, contactPhones };
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

/** The columns that follow from the snapshot; in one place, so that row and history cannot part. */
const snapshotColumns = [
  'version',
  'snapshot',
  'head_hash',
  'stage',
  'dossier',
  'escalation',
  'risk',
  'number',
  'number_year',
  'number_seq',
  'holder_id',
  'lead_id',
  'offered_to_id',
  'assisting_ids',
  'mediator_ids',
  'type_code',
  'complexity',
  'attempt',
  'round',
  'accepted_on',
  'due_on',
  'next_due_on',
  'outcome',
  'outcome_on',
  'sensitive',
  'updated_at',
] as const;
const intakeColumns = [
  'township_id',
  'place_id',
  'reporter_id',
  'origin',
  'reported_on',
  'channel',
  'summary',
  'persons',
  'amount_fen',
  'import_key',
  'search_names',
  'name_initials',
  'created_at',
] as const;

/** What the annual figures count: the result of the first round that has one. */
function outcomeOf({ context }: DisputeSnapshot): {
  readonly outcome: string;
  readonly on: string | null;
} {
  const first = context.results.find((result) => result.kind !== 'declined');
  if (first) return { outcome: first.kind, on: first.on };
  return { outcome: context.acceptedOn === null ? 'none' : 'open', on: null };
}

function snapshotValues(
  { record, after, deadlines, numbering, dueOn }: Change,
  hash: string,
): readonly unknown[] {
  const { context, value } = after;
  const outcome = outcomeOf(after);
  return [
    record.seq,
    JSON.stringify(after),
    hash,
    stageOf(value),
    context.dossier,
    escalationOf(context),
    context.risk,
    context.number,
    numbering?.year ?? null,
    numbering?.seq ?? null,
    context.holderId,
    context.leadId,
    context.offer?.toId ?? null,
    context.assistingIds,
    context.mediatorIds,
    context.typeCode,
    context.complexity,
    context.attempt,
    context.round,
    context.acceptedOn,
    dueOn,
    deadlines.nextDueOn,
    outcome.outcome,
    outcome.on,
    isSensitive(context),
    record.at,
  ];
}

const placeholders = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `$${from + n}`).join(', ');

/** Told of every event; the notifications listen. */
const changed = jobName('dispute.changed');

/** Event, clocks and message: what every change writes. Parameters 1–18. */
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

function consequenceValues({ record, previousHash, deadlines }: Change, hash: string): readonly unknown[] {
  return [
    record.disputeId,
    record.seq,
    record.type,
    JSON.stringify(record.payload),
    record.fromState,
    record.toState,
    record.holderId,
    record.actorId,
    record.actorOrganisationId,
    record.happenedOn,
    record.at,
    record.commandKey,
    JSON.stringify(record.clocks),
    previousHash,
    hash,
    deadlines.stoppedKeys,
    JSON.stringify(deadlines.started),
    JSON.stringify(record.commitments),
  ];
}

const updateText = `with ${consequences}
  update dispute set (${snapshotColumns.join(', ')}) = row(${placeholders(19, snapshotColumns.length)})
  where id = $1 and version = $2 - 1 returning version`;
const insertedColumns = [...snapshotColumns, ...intakeColumns];
const insertText = `with ${consequences},
  intake as (
    insert into dispute_intake (dispute_id, key_id, salt, contact_phones, contact_phones_index)
    values ($1, ${placeholders(19 + insertedColumns.length, 4)}))
  insert into dispute (id, ${insertedColumns.join(', ')})
  values ($1, ${placeholders(19, insertedColumns.length)}) returning version`;

/**
 * Writes an event and all that follows from it in one statement, and asserts that exactly one row changed.
 * @param intake  given for the first event of a case: its row is inserted
 */
export async function writeChange(tx: Tx, change: Change, intake?: IntakeFacts): Promise<void> {
  const { context } = change.after;
  const hash = hashOf(change.record, change.previousHash);
  const values = [...consequenceValues(change, hash), ...snapshotValues(change, hash)];
  if (intake) {
    values.push(
      context.townshipId,
      context.placeId,
      context.reporterId,
      context.origin,
      context.reportedOn,
      intake.channel,
      intake.summary,
      intake.persons,
      intake.amountFen,
      intake.importKey,
      intake.searchNames,
      intake.nameInitials,
      change.record.at,
      intake.encrypted.keyId,
      intake.encrypted.salt,
      intake.encrypted.contactPhones,
      intake.encrypted.contactPhonesIndex,
    );
  }
  const rows = await query<{ version: number }>(tx, {
    name: intake ? 'dispute.insert' : 'dispute.update',
    text: intake ? insertText : updateText,
    values,
  });
  if (rows.length !== 1) throw new Error('a change writes exactly one dispute');
}
