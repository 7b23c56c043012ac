import type { DisputeEvent, DisputeSnapshot } from '#domain';
import { digestOf } from './canonical.ts';

/** An event as one line of the history. Everything in it is covered by its hash. */
export interface EventRecord {
  readonly disputeId: string;
  /** Counted from 1, without gaps; equals the version of the dispute after it. */
  readonly seq: number;
  readonly type: DisputeEvent['type'];
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
  readonly clocks: readonly { readonly key: string; readonly dueOn: string }[];
}

/** The hash before the first event of a dispute. */
export const noHash = '0'.repeat(64);

/** Chains an event to its predecessor: whoever alters one must alter every later hash of the case. */
export function hashOf(record: EventRecord, previousHash: string): string {
  return digestOf({ ...record, previousHash });
}

/** The line of the history for an event that leads from one snapshot to the next. */
export function recordOf(
  disputeId: string,
  seq: number,
  event: DisputeEvent,
  before: DisputeSnapshot,
  after: DisputeSnapshot,
  extra: Pick<EventRecord, 'commandKey' | 'clocks'>,
): EventRecord {
  const { type, at, on, by, ...payload } = event;
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
export function eventOf(
  record: Pick<EventRecord, 'type' | 'payload' | 'at' | 'happenedOn' | 'actorId' | 'actorOrganisationId'>,
): DisputeEvent {
  const by =
    record.actorId !== null && record.actorOrganisationId !== null
      ? { staffId: record.actorId, organisationId: record.actorOrganisationId }
      : null;
  return { ...record.payload, type: record.type, at: record.at, on: record.happenedOn, by } as DisputeEvent;
}
