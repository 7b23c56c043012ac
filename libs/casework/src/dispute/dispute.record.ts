import type { DeadlineChanges } from '#casework/deadline';
import { type Commitment, digestOf } from '#casework/seal';
import type { DisputeSnapshot, RecordedEvent, RecordedEventType } from '#domain';

/** A deadline that an event started. */
export interface StartedClock {
  readonly key: string;
  readonly dueOn: string;
  /** Over the row with its steps and its ladder; absent before there were commitments. */
  readonly digest?: string | undefined;
}

/** An event as one line of the history. Everything in it is covered by its hash. */
export interface EventRecord {
  readonly disputeId: string;
  /** Counted from 1, without gaps; equals the version of the dispute after it. */
  readonly seq: number;
  readonly type: RecordedEventType;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly fromState: string;
  readonly toState: string;
  readonly holderId: string | null;
  readonly actorId: string | null;
  readonly actorOrganisationId: string | null;
  readonly happenedOn: string;
  /** ISO instant, UTC, milliseconds. */
  readonly at: string;
  readonly commandKey: string | null;
  readonly clocks: readonly StartedClock[];
  /** What it put into tables, by digest. Absent in an event that was written before there were commitments. */
  readonly commitments?: readonly Commitment[] | undefined;
}

/** Chains an event to its predecessor: whoever alters one must alter every later hash of the case. */
export function hashOf(record: EventRecord, previousHash: string): string {
  return digestOf({ ...record, previousHash });
}

/** The deadlines that an event started, as its record keeps them. */
export function clocksOf({ started }: Pick<DeadlineChanges, 'started'>): readonly StartedClock[] {
  return started.map((row) => ({ key: row.key, dueOn: row.due_on, digest: digestOf(row) }));
}

/** The line of the history for an event that leads from one snapshot to the next. */
export function recordOf(
  disputeId: string,
  seq: number,
  event: RecordedEvent,
  before: DisputeSnapshot,
  after: DisputeSnapshot,
  extra: Pick<EventRecord, 'commandKey' | 'clocks' | 'commitments'>,
): EventRecord {
  const { type, at, on, by, ...facts } = event;
  // No column of its own: most events are done for oneself, and the hashes of those stay what they were.
  const payload = by?.standsInForId === undefined ? facts : { ...facts, standsInForId: by.standsInForId };
  return {
    disputeId,
    seq,
    type,
    payload,
    fromState: before.value,
    toState: after.value,
    holderId: after.context.holderId,
    actorId: by?.staffId ?? null,
    actorOrganisationId: by?.organisationId ?? null,
    happenedOn: on,
    at,
    ...extra,
  };
}

/** The event that a line of the history tells of: what the machine folds. */
export function eventOf<Type extends RecordedEventType>(
  record: Pick<EventRecord, 'payload' | 'at' | 'happenedOn' | 'actorId' | 'actorOrganisationId'> & {
    readonly type: Type;
  },
): Extract<RecordedEvent, { readonly type: Type }> {
  const { standsInForId, ...facts } = record.payload;
  const by =
    record.actorId !== null && record.actorOrganisationId !== null
      ? {
          staffId: record.actorId,
          organisationId: record.actorOrganisationId,
          ...(standsInForId === undefined ? {} : { standsInForId }),
        }
      : null;
  return {
    ...facts,
    type: record.type,
    at: record.at,
    on: record.happenedOn,
    by,
  } as RecordedEvent as Extract<RecordedEvent, { readonly type: Type }>;
}
