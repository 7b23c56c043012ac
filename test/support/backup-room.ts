import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '#migrations';
import { type BackupKey, makeBackupKey } from '../../libs/platform/src/backup/backup.key.ts';
import {
  type BackupOrder,
  type BackupReport,
  makeBackup,
} from '../../libs/platform/src/backup/make-backup.ts';
import { findBackup, type OpenBackup, openBackup } from '../../libs/platform/src/backup/manifest.ts';
import {
  endRestore,
  type RestoreOrder,
  restoreBackup,
} from '../../libs/platform/src/backup/restore-backup.ts';
import type { Migration } from '../../libs/platform/src/database/options.ts';
import { aDatabase, type TestDatabase } from './database.ts';

/** A folder for backups with its key, and what is done there. */
export interface BackupRoom {
  readonly folder: string;
  readonly key: BackupKey;
  readonly code: string;
  backup(url: string, over?: Partial<BackupOrder>): Promise<BackupReport>;
  /** The newest, or the one behind a manifest. */
  opened(path?: string, key?: BackupKey): Promise<OpenBackup>;
  /** Into a new empty database, which the caller closes. */
  restored(path?: string): Promise<TestDatabase>;
  restoreInto(
    url: string,
    path?: string,
    known?: readonly Migration[],
    keepFile?: NonNullable<RestoreOrder['keepFile']>,
  ): Promise<void>;
  /** Every file in the folder with its size. */
  files(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export async function aBackupRoom(): Promise<BackupRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-backup-'));
  const { key, code } = await makeBackupKey();
  const opened = async (path = folder, opener = key) => await openBackup(await findBackup(path), opener);
  const restoreInto: BackupRoom['restoreInto'] = async (url, path = folder, known = migrations, keepFile) => {
    const backup = await opened(path);
    await restoreBackup({
      backup,
      key,
      reach: async () => url,
      place: 'the test database',
      migrations: known,
      ...(keepFile ? { keepFile } : {}),
    });
    await endRestore(url);
  };
  return {
    folder,
    key,
    code,
    opened,
    restoreInto,
    backup: (url, over = {}) =>
      makeBackup({ url, place: 'the test database', folder, key, program: '0.1.0', ...over }),
    restored: async (path) => {
      const database = await aDatabase({ isMigrated: false });
      await restoreInto(database.url, path);
      return database;
    },
    files: async () => {
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return new Map(await Promise.all(files.map(async (file) => [file, (await stat(file)).size] as const)));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
