import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { query, type Tx } from '../database/transaction.ts';

/** Where the messages of the outbox are. `written` is always the sum of the other three. */
export interface OutboxBalance {
  readonly written: number;
  readonly handled: number;
  /** Set aside after the last attempt, until replayed. */
  readonly failed: number;
  /** Not yet in the queue, or in it and not yet answered for. */
  readonly pending: number;
  /** Age of the oldest pending message in seconds; 0 when there is none. */
  readonly oldestPendingSeconds: number;
}

/** Accounts for every message ever written. Reads the whole table: for people and tests, not for every scrape. */
export async function outboxBalance(from: DataSource | Tx): Promise<OutboxBalance> {
  const [row] = await query<OutboxBalance>(from, {
    text: `select count(*)::int as written, count(handled_at)::int as handled, count(failed_at)::int as failed,
                  count(*) filter (where handled_at is null and failed_at is null)::int as pending,
                  coalesce(extract(epoch from clock_timestamp() - min(created_at)
                    filter (where handled_at is null and failed_at is null)), 0)::float as "oldestPendingSeconds"
           from outbox`,
  });
  return row ?? { written: 0, handled: 0, failed: 0, pending: 0, oldestPendingSeconds: 0 };
}

/**
 * Tries failed messages again from the first attempt, once whatever broke them is mended.
 * @param name only messages of this name; default all
 * @param id only this message; default all
 * @returns how many are on their way again
 */
export async function replayFailed(on: DataSource | Tx, name?: string, id?: string): Promise<number> {
  const [row] = await query<{ replayed: number }>(on, {
    text: `with replayed as (
             update outbox set failed_at = null, queued_at = null, attempts = 0
             where failed_at is not null and ($1::text is null or name = $1) and ($2::uuid is null or id = $2)
             returning 1)
           select count(*)::int as replayed, pg_notify('outbox', '') from replayed`,
    values: [name ?? null, id ?? null],
  });
  return row?.replayed ?? 0;
}

/**
 * Adds two gauges to a Prometheus registry, read from partial indexes at each scrape:
 * `fengqiao_outbox_messages{state="pending"|"failed"}` and `fengqiao_outbox_oldest_pending_seconds`.
 */
export function observeOutbox(registry: Registry, dataSource: DataSource): void {
  new Gauge({
    name: 'fengqiao_outbox_messages',
    help: 'Messages of the outbox that are not handled, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const [row] = await query<{ pending: number; failed: number }>(dataSource, {
        text: `select (select count(*) from outbox where handled_at is null and failed_at is null) as pending,
                      (select count(*) from outbox where failed_at is not null) as failed`,
      });
      this.set({ state: 'pending' }, row?.pending ?? 0);
      this.set({ state: 'failed' }, row?.failed ?? 0);
    },
  });
  new Gauge({
    name: 'fengqiao_outbox_oldest_pending_seconds',
    help: 'Age of the oldest message that was neither handled nor set aside.',
    registers: [registry],
    async collect() {
      const [row] = await query<{ age: number }>(dataSource, {
        text: `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float as age
               from outbox where handled_at is null and failed_at is null`,
      });
      this.set(row?.age ?? 0);
    },
  });
}
