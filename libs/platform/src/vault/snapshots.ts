import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { query } from '../database/transaction.ts';

/** How often it is looked, in milliseconds. */
const lookMs = 50;

/**
 * Waits until nobody can see any more what was changed before now. A table that is written anew before that carries the
 * old rows along, because a snapshot may still ask for them: one that was taken in this database, and every new one,
 * whose horizon is the oldest transaction that is writing anywhere on the server, in whatever database.
 * @source PostgreSQL, procarray.c, ComputeXidHorizons and GetSnapshotData
 */
export async function untilNobodySeesBefore(dataSource: DataSource): Promise<void> {
  const isTrue = async (text: string, values: readonly unknown[]): Promise<boolean> => {
    const [row] = await query<{ is: boolean }>(dataSource, { text, values });
    return row?.is === true;
  };
  const [now] = await query<{ xid: string }>(dataSource, {
    text: 'select pg_current_xact_id()::text as xid',
  });
  while (!(await isTrue('select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as is', [now?.xid])))
    await pause(lookMs);
  // Whoever begins from here on sees only what is there now; whoever began before is waited for.
  const open = await query<{ id: string }>(dataSource, {
    text: `select l.virtualxid as id from pg_locks l join pg_stat_activity a using (pid)
           where l.locktype = 'virtualxid' and l.granted and a.datname = current_database() and pid <> pg_backend_pid()`,
  });
  const ids = open.map(({ id }) => id);
  while (await isTrue('select exists (select from pg_locks where virtualxid = any($1)) as is', [ids]))
    await pause(lookMs);
}
