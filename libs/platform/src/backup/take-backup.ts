import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { keyFileFor } from '../vault/key.file.ts';
import type { KeyRing } from '../vault/key.ring.ts';
import { backupFaults } from './backup.error.ts';
import { type BackupKey, makeBackupKey, readBackupKey, writeBackupKey } from './backup.key.ts';
import { type BackupOrder, type BackupReport, makeBackup } from './make-backup.ts';
import { type KeepRule, type PruneReport, pruneBackups } from './prune.ts';
import { connectForCopy } from './table.copy.ts';

const keyName = 'fengqiao-backup.key';

/** A backup as somebody orders it who knows the settings only. */
export interface BackupTask extends Pick<BackupOrder, 'url' | 'place' | 'folder' | 'program'> {
  /** The key ring of the database; undefined where it has none yet. */
  readonly keyRing: KeyRing | undefined;
  /** A folder on the disk of the data. */
  readonly beside: string;
  /** Path of the backup key. */
  readonly backupKey: string;
  readonly keep: KeepRule;
  readonly more?: Pick<BackupOrder, 'files' | 'headOf' | 'isFull' | 'progress'>;
}

/** What came of it. */
export interface TakenBackup extends BackupReport {
  readonly pruned: PruneReport;
  /** Of a key that was made now: to be shown once and written down. */
  readonly recoveryCode: string | undefined;
  /** Backup and data lie on one disk, and would be lost with it. */
  readonly isOnSameDisk: boolean;
}

/** Path of the backup key: as the settings say, else beside the key ring. */
export async function backupKeyPath(
  config: Pick<Config, 'keyFile' | 'dataFolder' | 'backup'>,
): Promise<string> {
  return resolve(config.backup.keyFile ?? join(dirname((await keyFileFor(config)).name), keyName));
}

/**
 * Makes a backup with the key of this machine, which it makes at the first time, and then removes those that need not be
 * kept.
 * @throws BackupError
 */
export async function takeBackup({
  keyRing,
  beside,
  backupKey,
  keep,
  more,
  ...order
}: BackupTask): Promise<TakenBackup> {
  if (isInside(backupKey, order.folder)) throw backupFaults.keyBesideBackup(backupKey, order.folder);
  const { key, code } = await keyOf(backupKey);
  const report = await makeBackup({ ...order, ...more, key, keyRing: keyRing?.serialise() ?? null });
  await remember(order.url, report);
  const pruned = await pruneBackups(order.folder, key, keep, report.lostFiles);
  return {
    ...report,
    pruned,
    recoveryCode: code,
    isOnSameDisk: await areOnOneDisk(order.folder, beside),
  };
}

/** For whoever watches that there are backups. A database of an older version has no place for it. */
async function remember(url: string, { header }: BackupReport): Promise<void> {
  const client = await connectForCopy(url);
  try {
    const { rows } = await client.query<{ is: boolean }>(
      `select to_regclass('public.backup_run') is not null as is`,
    );
    if (!rows[0]?.is) return;
    await client.query(
      `insert into backup_run (id, taken_at, rows, stored_bytes, added_bytes) values ($1, $2, $3, $4, $5)`,
      [header.id, header.takenAt, header.rows, header.stored, header.added],
    );
  } finally {
    await client.end();
  }
}

async function keyOf(path: string): Promise<{ readonly key: BackupKey; readonly code: string | undefined }> {
  const known = await readBackupKey(path);
  if (known) return { key: known, code: undefined };
  const made = await makeBackupKey();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeBackupKey(path, made.key);
  return made;
}

function isInside(path: string, folder: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

async function areOnOneDisk(...folders: readonly string[]): Promise<boolean> {
  const disks = await Promise.all(
    folders.map(async (folder) => (await stat(await realpath(folder)).catch(() => undefined))?.dev),
  );
  return disks.every((disk) => disk !== undefined && disk === disks[0]);
}
