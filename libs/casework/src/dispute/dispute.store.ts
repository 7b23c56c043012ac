import type { DeadlineChanges } from '#casework/deadline';
import {
  countedUntil,
  type DisputeSnapshot,
  escalationOf,
  isSensitive,
  type Milestones,
  restore,
  stageOf,
  standOf,
} from '#domain';
import { query, type Tx } from '#platform';
import { milestoneColumns, milestonesRead } from './dispute.milestones.ts';
import type { EventRecord } from './dispute.record.ts';

/** A dispute whose row this transaction has locked. */
export interface LockedDispute {
  readonly id: string;
  readonly version: number;
  readonly snapshot: DisputeSnapshot;
  readonly milestones: Milestones;
  readonly headHash: string;
  readonly dueOn: string | null;
  /** Null while it has no case number. */
  readonly numbering: { readonly year: number; readonly seq: number } | null;
  /** ISO instant of the latest event; a later event never carries an earlier time. */
  readonly updatedAt: string;
  /** Number of the rule book, as this transaction reads it. */
  readonly book: number;
}

/** One event with everything that follows from it, to be written at once. */
export interface Change {
  readonly record: EventRecord;
  readonly previousHash: string;
  readonly after: DisputeSnapshot;
  readonly milestones: Milestones;
  readonly deadlines: DeadlineChanges;
  readonly numbering: LockedDispute['numbering'];
  readonly dueOn: string | null;
}

interface LockedRow {
  readonly id: string;
  readonly version: number;
  readonly snapshot: unknown;
  readonly milestones: Milestones;
  readonly head_hash: string;
  readonly due_on: string | null;
  readonly number_year: number | null;
  readonly number_seq: number | null;
  readonly updated_at: Date;
  readonly book: number;
}

const lockedColumns = `id, version, snapshot, ${milestonesRead} as milestones, head_hash, due_on::text, number_year, number_seq, updated_at,
  (select number from rule_book) as book`;

/** Locks the row of a dispute until the transaction ends. @returns null when there is none */
export async function lockDispute(tx: Tx, id: string): Promise<LockedDispute | null> {
  const [row] = await query<LockedRow>(tx, {
    name: 'dispute.lock',
    text: `select ${lockedColumns} from dispute where id = $1 for update`,
    values: [id],
  });
  return row === undefined ? null : lockedFrom(row);
}

/** Locks those of some disputes that nobody else has locked, whoever asks in the same order. */
export async function lockFree(tx: Tx, ids: readonly string[]): Promise<readonly LockedDispute[]> {
  const rows = await query<LockedRow>(tx, {
    name: 'dispute.lock-free',
    text: `select ${lockedColumns} from dispute where id = any($1::uuid[]) order by id for update skip locked`,
    values: [ids],
  });
  return rows.map(lockedFrom);
}

function lockedFrom(row: LockedRow): LockedDispute {
  return {
    id: row.id,
    version: row.version,
    snapshot: restore(row.snapshot),
    milestones: row.milestones,
    headHash: row.head_hash,
    dueOn: row.due_on,
    numbering:
      row.number_year === null || row.number_seq === null
        ? null
        : { year: row.number_year, seq: row.number_seq },
    updatedAt: row.updated_at.toISOString(),
    book: row.book,
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
  readonly milestones: Milestones;
  readonly numbering: LockedDispute['numbering'];
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  /** Of the latest event. */
  readonly hash: string;
}

/** The columns that follow from the history; in one place, so that row and history cannot part. */
export function derivedColumns(derivation: Derivation) {
  const { record, after, milestones, numbering, dueOn, nextDueOn, hash } = derivation;
  const { context, value } = after;
  const outcome = outcomeOf(after);
  const stand = standOf(context);
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
    local_type_code: context.localTypeCode ?? null,
    complexity: context.complexity,
    attempt: context.attempt,
    round: context.round,
    refusals: context.refusals,
    ratification: context.ratification,
    waiting_since: stand.waitingSince,
    performance_due_on: stand.performanceDueOn,
    accepted_on: context.acceptedOn,
    due_on: dueOn,
    next_due_on: nextDueOn,
    outcome: outcome.outcome,
    outcome_on: outcome.on,
    ...milestoneColumns(milestones),
    counted_until: countedUntil(context.acceptedOn, outcome.on, milestones),
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

/** The row of a dispute as an event leaves it, by column. */
export function rowAfter(change: Change, hash: string): Readonly<Record<string, unknown>> {
  return derivedColumns({ ...change, nextDueOn: change.deadlines.nextDueOn, hash });
}
