import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBehind, filesToBackUp, type LostFile } from '#casework/attachment';
import { recordHeadOf } from '#casework/verification';
import { migrations } from '#migrations';
import {
  type BackupKey,
  backupFaults,
  backupKeyPath,
  type Config,
  ConfigError,
  defaultDataFolder,
  type FoundBackup,
  findRunning,
  type KeyFile,
  keyFileFor,
  keyFromCode,
  objectStoreFor,
  openDatabase,
  programVersion,
  readBackupKey,
  schemaIsCurrent,
  type TakenBackup,
  takeBackup,
  Vault,
  withoutPassword,
} from '#platform';
import { withFoundDatabase } from './open-office.ts';

/** What may open a backup other than the key of this machine. */
export interface OpenerOptions {
  readonly key?: string;
  readonly recoveryCode?: string;
}

/** The folder that was named, else that of the settings. @throws ConfigError when neither says */
export function backupFolder(named: string | undefined, config: Config): string {
  const folder = named ?? config.backup.folder;
  if (folder !== undefined) return folder;
  throw new ConfigError(
    '请用 --to 指明备份目录，或设置 FENGQIAO_BACKUP_TO。\nName the folder of the backups with --to, or set FENGQIAO_BACKUP_TO.',
  );
}

/**
 * The key that opens a backup: from a file, from the recovery code, or this machine's.
 * @throws BackupError `key-missing`, `key-wrong`, `key-damaged`, `recovery-code-mistyped`
 */
export async function openerOf(
  { header }: Pick<FoundBackup, 'header'>,
  options: OpenerOptions,
  config: Config,
): Promise<BackupKey> {
  if (options.recoveryCode !== undefined) {
    return await keyFromCode(options.recoveryCode, header.keyId, header.recovery);
  }
  const path = options.key ?? (await backupKeyPath(config));
  const key = await readBackupKey(path);
  if (key === undefined) throw backupFaults.keyMissing(header.keyId);
  if (key.id !== header.keyId) throw backupFaults.keyWrong(header.keyId, `${path}, ${key.id}`);
  return key;
}

/** A backup with the files that it lacks, by case and name. */
export interface BackedUp extends TakenBackup {
  readonly lost: readonly string[];
}

/** How people look for a file that is lost: case number and name. */
export const nameOfLost = ({ number, disputeId, fileName }: LostFile): string =>
  `${number ?? disputeId} ${fileName}`;

/** A database of another version is backed up as well, but what its files are called only its own program knows. */
async function namesOf(
  url: string,
  keyFile: KeyFile,
  objectKeys: readonly string[],
): Promise<readonly string[]> {
  if (objectKeys.length === 0) return [];
  const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
  try {
    if (!(await schemaIsCurrent(dataSource))) return objectKeys;
    const vault = await Vault.open(dataSource, keyFile);
    return (await filesBehind(dataSource, vault, objectKeys)).map(nameOfLost);
  } finally {
    await dataSource.destroy();
  }
}

/** Backs up the database that the settings mean, running or not, as it is: nothing in it is changed. */
export async function backUp(
  config: Config,
  folder: string,
  more: { readonly isFull?: boolean; readonly progress?: (table: string, rows: number) => void } = {},
): Promise<BackedUp> {
  const place = await placeOf(config);
  if (config.databaseUrl === undefined && !(await holdsData(place)))
    throw backupFaults.nothingToBackUp(place);
  const keyFile = await keyFileFor(config);
  return await withFoundDatabase(config, async (url) => {
    const taken = await takeBackup({
      url,
      place,
      folder,
      program: await programVersion(),
      keyRing: await keyFile.find(),
      beside: dirname(keyFile.name),
      backupKey: await backupKeyPath(config),
      keep: config.backup.keep,
      more: { ...more, files: filesToBackUp(await objectStoreFor(config)), headOf: recordHeadOf },
    });
    return { ...taken, lost: await namesOf(url, keyFile, taken.lostFiles) };
  });
}

/** How to call the database of the settings: its folder, or its address without the password. */
export async function placeOf(config: Config): Promise<string> {
  if (config.databaseUrl !== undefined) return withoutPassword(config.databaseUrl);
  return config.dataFolder ?? (await defaultDataFolder());
}

/** Looks only: starting the database would make one where there is none. */
async function holdsData(folder: string): Promise<boolean> {
  return existsSync(join(folder, 'postgres', 'PG_VERSION')) || (await findRunning(folder)) !== undefined;
}
