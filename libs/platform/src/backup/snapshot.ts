import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { migrationLock } from '../database/migrate.ts';
import { backupFaults } from './backup.error.ts';
import {
  connectForCopy,
  migrationsOf,
  type SequenceValue,
  sequencesOf,
  type TableShape,
  tablesOf,
} from './table.copy.ts';

/** The database as it was at one moment, held still for as long as a backup reads it. Writers go on meanwhile. */
export interface Snapshot {
  /** The moment, an ISO instant by the clock of the database. */
  readonly takenAt: string;
  readonly migrations: readonly string[];
  /** The largest first. */
  readonly tables: readonly TableShape[];
  readonly sequences: readonly SequenceValue[];
  /** Connections that all see this moment. */
  readonly clients: readonly pg.Client[];
  end(): Promise<void>;
}

/** Another number than that of migrating, the same for ever: one backup of a database at a time. */
const backupLock = 33_647_427;
const lockTries = 20;
const lockPauseMs = 100;

/**
 * Opens a snapshot: one transaction, REPEATABLE READ and READ ONLY, exported so that several connections see the same
 * moment. A migration waits meanwhile, because a table that is rewritten looks empty to older snapshots.
 * @param connections  at least 1
 * @throws BackupError `nothing-to-back-up`, `backup-busy`
 */
export async function openSnapshot(url: string, connections: number, place: string): Promise<Snapshot> {
  const first = await connectForCopy(url);
  const clients = [first];
  const end = async () => {
    await Promise.allSettled(clients.map((client) => client.end()));
  };
  try {
    await lockOutOthers(first, place);
    await first.query('begin isolation level repeatable read read only');
    const { rows } = await first.query<{ id: string; at: Date }>(
      `select pg_export_snapshot() as id, date_trunc('milliseconds', clock_timestamp()) as at`,
    );
    const [exported] = rows;
    if (exported === undefined) throw new Error('no snapshot was exported');
    while (clients.length < connections) {
      const client = await connectForCopy(url);
      clients.push(client);
      await client.query('begin isolation level repeatable read read only');
      await client.query(`set transaction snapshot '${exported.id}'`);
    }
    const migrations = await migrationsOf(first);
    if (migrations.length === 0) throw backupFaults.nothingToBackUp(place);
    return {
      takenAt: exported.at.toISOString(),
      migrations,
      tables: await tablesOf(first),
      sequences: await sequencesOf(first),
      clients,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Held by the session until it ends. Asked again for a while: the session of a run that was killed takes a moment to end. */
async function lockOutOthers(client: pg.Client, place: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      backupLock,
    ]);
    if (rows[0]?.alone) break;
    if (tries === lockTries) throw backupFaults.busy(place, '同一数据库 · the same database');
    await pause(lockPauseMs);
  }
  const { rows } = await client.query<{ settled: boolean }>(
    'select pg_try_advisory_lock_shared($1) as settled',
    [migrationLock],
  );
  if (!rows[0]?.settled) throw backupFaults.busy(place, '数据库正在升级 · the database is being migrated');
}
