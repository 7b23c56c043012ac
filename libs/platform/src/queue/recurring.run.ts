import type { DataSource } from 'typeorm';
import { execute } from '../database/transaction.ts';

/** How a run of a recurring job ended. */
interface EndedRun {
  readonly name: string;
  readonly tookMs: number;
  /** Code of what went wrong, never its text; null when nothing did. */
  readonly error: string | null;
}

/** Keeps the last run of each recurring job, in one row each. */
export async function noteRun(on: DataSource, { name, tookMs, error }: EndedRun): Promise<void> {
  await execute(on, {
    name: 'recurring.note',
    text: `insert into recurring_run as r (name, ended_at, took_ms, error, failed_at)
           values ($1, clock_timestamp(), $2, $3::text, case when $3::text is not null then clock_timestamp() end)
           on conflict (name) do update set ended_at = excluded.ended_at, took_ms = excluded.took_ms,
             error = excluded.error, failed_at = coalesce(excluded.failed_at, r.failed_at)`,
    values: [name, tookMs, error],
  });
}
