import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { isoInstant } from '../database/iso-instant.ts';
import { query } from '../database/transaction.ts';
import { JobRegistry } from './job.registry.ts';

const seconds = z.number().min(0);

/** What the product still owes, what it could not do, and what runs by itself. Names and ids; never what a message holds. */
export const queueView = z.object({
  pending: z.int(),
  /** Age of the oldest message that waits, in seconds; 0 when none does. */
  oldestSeconds: seconds,
  waiting: z.array(z.object({ name: z.string(), count: z.int(), oldestSeconds: seconds, tried: z.int() })),
  failed: z.int(),
  /** The latest that were set aside after their last attempt. */
  setAside: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      attempts: z.int(),
      /** Code of the last error, never its text. */
      error: z.string().nullable(),
      createdAt: z.iso.datetime(),
      failedAt: z.iso.datetime(),
    }),
  ),
  recurring: z.array(
    z.object({
      name: z.string(),
      /** In milliseconds, or a cron pattern in the zone of the office. */
      every: z.int().nullable(),
      pattern: z.string().nullable(),
      /** Null: it has not run yet. */
      last: z.object({ endedAt: z.iso.datetime(), tookMs: z.int(), error: z.string().nullable() }).nullable(),
    }),
  ),
});
type View = z.output<typeof queueView>;

const shownAtMost = 200;

@Injectable()
export class QueueStatus {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: JobRegistry,
  ) {}

  /** Reads what waits and what failed, from the indexes that hold only these. */
  async view(): Promise<View> {
    const [waiting, [{ failed = 0 } = {}], setAside, runs] = await Promise.all([
      query<View['waiting'][number]>(this.dataSource, {
        text: `select name, count(*)::int as count, coalesce(max(attempts), 0)::int as tried,
                 greatest(extract(epoch from clock_timestamp() - min(created_at)), 0)::float as "oldestSeconds"
               from outbox where handled_at is null and failed_at is null group by name order by min(created_at)`,
      }),
      query<{ failed: number }>(this.dataSource, {
        text: 'select count(*)::int as failed from outbox where failed_at is not null',
      }),
      query<View['setAside'][number]>(this.dataSource, {
        text: `select id, name, attempts, last_error as error, ${isoInstant('created_at')} as "createdAt",
                 ${isoInstant('failed_at')} as "failedAt"
               from outbox where failed_at is not null order by failed_at desc limit ${shownAtMost}`,
      }),
      query<{ name: string; endedAt: string; tookMs: number; error: string | null }>(this.dataSource, {
        text: `select name, ${isoInstant('ended_at')} as "endedAt", took_ms as "tookMs", error from recurring_run`,
      }),
    ]);
    const lastOf = new Map(runs.map(({ name, ...last }) => [name, last]));
    return {
      pending: waiting.reduce((sum, { count }) => sum + count, 0),
      oldestSeconds: Math.max(0, ...waiting.map(({ oldestSeconds }) => oldestSeconds)),
      waiting: [...waiting],
      failed,
      setAside: [...setAside],
      recurring: this.registry.recurrences.map(({ name, recurrence }) => ({
        name,
        every: 'every' in recurrence ? recurrence.every : null,
        pattern: 'every' in recurrence ? null : recurrence.pattern,
        last: lastOf.get(name) ?? null,
      })),
    };
  }
}
