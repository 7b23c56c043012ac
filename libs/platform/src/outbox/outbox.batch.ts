import type { JobsOptions } from 'bullmq';
import type { DataSource } from 'typeorm';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import type { JobRegistry } from '../queue/job.registry.ts';

/** Rows taken in one step: large enough for one addBulk to pay, small enough not to hold locks for long. */
export const BATCH = 100;

/**
 * A row that went into the queue this often and was never answered for is set aside: most likely it kills the
 * process that works on it, and would do so for ever.
 */
const QUEUED_AT_MOST = 20;

/** What the relay needs from a queue. */
export interface JobSink {
  /** Adds jobs; an id that is in the queue already is left as it is. */
  add(jobs: readonly OutboxJob[]): Promise<void>;
  /** Which of these job ids are still on their way: waiting, delayed or being worked on. */
  onTheirWay(jobIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A message as a job. Only the id of the row travels: the row is the truth. */
export interface OutboxJob {
  readonly name: string;
  readonly data: { readonly outboxId: string };
  readonly opts: JobsOptions;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly times_queued: number;
}

/**
 * Moves up to one batch of new messages into the queue. The rows stay locked until the queue has them: a relay
 * that dies in between leaves them untouched, and a second relay takes other rows.
 * Messages of a name unknown to this process wait for a process that knows it.
 * @returns the number of rows moved
 * @throws what the sink throws; the rows then stay new
 */
export async function relayNew(
  dataSource: DataSource,
  registry: JobRegistry,
  sink: JobSink,
): Promise<number> {
  return await inTransaction(dataSource, async (tx) => {
    const rows = await query<Row>(tx, {
      name: 'outbox.new',
      text: `select id, name, attempts, times_queued from outbox
             where queued_at is null and handled_at is null and failed_at is null and name = any($1)
             order by id limit $2 for update skip locked`,
      values: [registry.messageNames, BATCH],
    });
    await addAndMark(tx, registry, sink, rows);
    return rows.length;
  });
}

/**
 * Looks after messages that were queued longer than `lostAfterMs` ago and never answered for. Those that the
 * queue still has (a long back-off, a long backlog) are left to it; the others were lost with it (flushed, not
 * restored) and are queued again under a fresh job id.
 * @returns the number of rows looked at and the number queued again
 */
export async function relayLost(
  dataSource: DataSource,
  registry: JobRegistry,
  sink: JobSink,
  lostAfterMs: number,
): Promise<{ readonly checked: number; readonly requeued: number }> {
  return await inTransaction(dataSource, async (tx) => {
    const rows = await query<Row>(tx, {
      name: 'outbox.lost',
      text: `select id, name, attempts, times_queued from outbox
             where queued_at < clock_timestamp() - make_interval(secs => $1)
               and handled_at is null and failed_at is null and name = any($2)
             order by queued_at limit $3 for update skip locked`,
      values: [lostAfterMs / 1_000, registry.messageNames, BATCH],
    });
    const alive = await sink.onTheirWay(rows.map((row) => jobId(row.id, row.times_queued)));
    const isAlive = (row: Row) => alive.has(jobId(row.id, row.times_queued));
    const lost = rows.filter((row) => !isAlive(row));
    const hopeless = lost.filter((row) => row.times_queued >= QUEUED_AT_MOST);
    const again = lost.filter((row) => row.times_queued < QUEUED_AT_MOST);
    await setAside(tx, hopeless);
    await addAndMark(tx, registry, sink, again);
    await execute(tx, {
      text: 'update outbox set queued_at = clock_timestamp() where id = any($1)',
      values: [rows.filter(isAlive).map(({ id }) => id)],
    });
    return { checked: rows.length, requeued: again.length };
  });
}

/** The n-th job of a message, n from 1. A fresh id, so that no remains of an earlier job can swallow it. */
function jobId(outboxId: string, timesQueued: number): string {
  return timesQueued <= 1 ? outboxId : `${outboxId}-${timesQueued}`;
}

async function addAndMark(tx: Tx, registry: JobRegistry, sink: JobSink, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sink.add(rows.map((row) => asJob(registry, row)));
  await execute(tx, {
    name: 'outbox.queued',
    text: `update outbox set queued_at = clock_timestamp(), times_queued = times_queued + 1 where id = any($1)`,
    values: [rows.map(({ id }) => id)],
  });
}

function asJob(registry: JobRegistry, { id, name, attempts, times_queued }: Row): OutboxJob {
  const definition = registry.message(name)?.definition;
  return {
    name,
    data: { outboxId: id },
    opts: {
      jobId: jobId(id, times_queued + 1),
      attempts: Math.max(1, (definition?.attempts ?? 1) - attempts),
      backoff: { type: 'exponential', delay: definition?.backoffMs ?? 1_000 },
      // The outbox row remembers; a finished job that stayed would swallow a later one of the same id.
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    },
  };
}

async function setAside(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await execute(tx, {
    text: `update outbox set failed_at = clock_timestamp(), last_error = 'lost-too-often' where id = any($1)`,
    values: [rows.map(({ id }) => id)],
  });
}
