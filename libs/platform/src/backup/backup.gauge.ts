import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { query } from '../database/transaction.ts';

/** Adds `fengqiao_backup_last_taken_timestamp_seconds`: the moment of the last good backup, 0 while there is none. */
export function observeBackups(registry: Registry, dataSource: DataSource): void {
  new Gauge({
    name: 'fengqiao_backup_last_taken_timestamp_seconds',
    help: 'Moment of the data in the last finished backup, Unix time; 0 while there is none.',
    registers: [registry],
    async collect() {
      const [row] = await query<{ at: number }>(dataSource, {
        text: `select coalesce(extract(epoch from max(taken_at)), 0)::float as at from backup_run`,
      });
      this.set(row?.at ?? 0);
    },
  });
}
