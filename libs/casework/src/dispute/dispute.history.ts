import type { DataSource } from 'typeorm';
import type { DisputeEvent, DisputeEventType, DisputeState, Label, RecordedEventType } from '#domain';
import { query, type Tx } from '#platform';
import { type EventRecord, eventOf } from './dispute.record.ts';
import { sentenceOf } from './history.sentence.ts';

/** An event as it stands in the history, with its link in the chain. */
export interface StoredEvent extends EventRecord {
  readonly previousHash: string;
  readonly hash: string;
}

/** An event that has happened and was not taken back. */
export type StandingEvent = StoredEvent & { readonly type: DisputeEventType };

/** What somebody who was overtaken needs to know to merge: what happened, when and by whom; no word of the case. */
export interface ChangeSince {
  readonly seq: number;
  readonly type: RecordedEventType;
  readonly fromState: DisputeState;
  readonly toState: DisputeState;
  readonly at: string;
  readonly by: string | null;
  /** For people. */
  readonly sentence: Label;
}

type ChangeRow = Omit<ChangeSince, 'at' | 'sentence'> & {
  readonly at: Date;
  readonly happenedOn: string;
  readonly organisation: string | null;
  readonly standsInFor: string | null;
};

/** The events after a version, oldest first; a hundred at most. */
export async function changesSince(
  on: Tx | DataSource,
  disputeId: string,
  version: number,
): Promise<readonly ChangeSince[]> {
  const rows = await query<ChangeRow>(on, {
    name: 'history.since',
    text: `
      select e.seq, e.type, e.from_state as "fromState", e.to_state as "toState", e.at, s.name as by,
        o.name as organisation, away.name as "standsInFor", e.happened_on::text as "happenedOn"
      from dispute_event e left join staff s on s.id = e.actor_id
      left join organisation o on o.id = e.actor_organisation_id
      left join staff away on away.id = (e.payload ->> 'standsInForId')::uuid
      where e.dispute_id = $1 and e.seq > $2 order by e.seq limit 100`,
    values: [disputeId, version],
  });
  return rows.map(({ at, happenedOn, organisation, standsInFor, ...row }) => ({
    ...row,
    at: at.toISOString(),
    sentence: sentenceOf(
      { ...row, happenedOn },
      row.by === null
        ? undefined
        : { name: row.by, organisation: organisation ?? '', standsInFor: standsInFor ?? undefined },
    ),
  }));
}

/** The whole history of a dispute, oldest first: what the machine folds. */
export async function historyOf(on: Tx | DataSource, disputeId: string): Promise<readonly StoredEvent[]> {
  return await historiesOf(on, [disputeId]);
}

/** The histories of several disputes, one after the other in the order of their ids, each oldest first. */
export async function historiesOf(
  on: Tx | DataSource,
  disputeIds: readonly string[],
): Promise<readonly StoredEvent[]> {
  const rows = await query<Omit<StoredEvent, 'at' | 'commitments'> & Stored>(on, {
    name: 'history.of',
    text: `
      select dispute_id as "disputeId", seq, type, payload, from_state as "fromState", to_state as "toState",
        holder_id as "holderId", actor_id as "actorId", actor_organisation_id as "actorOrganisationId",
        happened_on as "happenedOn", (extract(epoch from at) * 1000000)::bigint as at, command_key as "commandKey",
        clocks, commitments, previous_hash as "previousHash", hash
      from dispute_event where dispute_id = any($1::uuid[]) order by dispute_id, seq`,
    values: [disputeIds],
  });
  return rows.map((row) => ({
    ...row,
    at: instantOf(row.at),
    commitments: row.commitments ?? undefined,
  }));
}

/** An event of a case with its place in the history. */
export type NumberedEvent = DisputeEvent & { readonly seq: number };

/** The events of a history that stand, as the machine knows them, in their order. */
export const standingEvents = (history: readonly StoredEvent[]): readonly NumberedEvent[] =>
  standingOf(history).map((stored) => ({ ...eventOf(stored), seq: stored.seq }));

/** Those of one history that stand: what a meeting took back has not happened, and that it was taken back tells of nothing. */
export function standingOf(history: readonly StoredEvent[]): readonly StandingEvent[] {
  const takenBack = new Set(
    history.map(eventOf).flatMap((event) => (event.type === 'RETRACT' ? event.seqs : [])),
  );
  return history.filter(
    (event): event is StandingEvent => event.type !== 'RETRACT' && !takenBack.has(event.seq),
  );
}

interface Stored {
  /** Microseconds since 1970: all that is stored, so that nothing of it can be changed unseen. */
  readonly at: number;
  readonly commitments: StoredEvent['commitments'] | null;
}

/**
 * The ISO instant of a stored one. Ours have milliseconds; digits beyond them, which we never write, are kept.
 * @param micros  microseconds since 1970
 */
export function instantOf(micros: number): string {
  const rest = micros % 1000;
  const text = new Date((micros - rest) / 1000).toISOString();
  return rest === 0 ? text : text.replace('Z', `${String(Math.abs(rest)).padStart(3, '0')}Z`);
}
