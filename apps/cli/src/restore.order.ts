import { putBackFile } from '#casework/attachment';
import { inRecord, verifyRecord } from '#casework/verification';
import { migrations } from '#migrations';
import {
  type BackupKey,
  backupFaults,
  backupKeyPath,
  type Config,
  checkKeyRing,
  defaultDataFolder,
  type EmbeddedDatabase,
  endRestore,
  findRunning,
  type KeyFile,
  keyFileFor,
  type OpenBackup,
  objectStoreFor,
  openDatabase,
  putBackKeys,
  query,
  restoreBackup,
  startEmbedded,
  Vault,
} from '#platform';
import { prepareDatabase } from '../../standalone/src/prepare-database.ts';
import { placeOf } from './backup.order.ts';

/** What a restored place was found to be. */
export interface Restored {
  readonly cases: number;
  /** What the record does not prove: case and field. */
  readonly differing: readonly string[];
  /** Attachments whose bytes the backup does not hold, with their cases. */
  readonly lostFiles: readonly string[];
}

/**
 * Restores into the place of the settings, puts the keys where the product looks for them, and verifies the record.
 * @param progress  told of each stage
 * @throws BackupError, StartError
 */
export async function restoreTo(
  config: Config,
  backup: OpenBackup,
  key: BackupKey,
  progress: (stage: string) => void,
): Promise<Restored> {
  const keyFile = await keyFileFor(config);
  await checkKeyRing(backup, keyFile);
  const folder = config.dataFolder ?? (await defaultDataFolder());
  const place = await placeOf(config);
  let embedded: EmbeddedDatabase | undefined;
  const reach = async (): Promise<string> => {
    if (config.databaseUrl !== undefined) return config.databaseUrl;
    if (await findRunning(folder)) throw backupFaults.notEmpty(place);
    progress('start');
    embedded = await startEmbedded(folder);
    return embedded.url;
  };
  try {
    const store = await objectStoreFor(config);
    const kept = new Set<string>();
    const keepFile = async (name: string, content: AsyncIterable<Buffer>) => {
      if (await putBackFile(store, name, content)) kept.add(name);
    };
    await restoreBackup({ backup, key, reach, place, migrations, keepFile, progress });
    const url = embedded?.url ?? config.databaseUrl ?? '';
    await putBackKeys(backup, key, keyFile, await backupKeyPath(config));
    await endRestore(url);
    await prepareDatabase(url, { ...config, seed: 'empty' }, keyFile);
    progress('verify');
    return await verified(url, keyFile, kept);
  } finally {
    await embedded?.stop();
  }
}

async function verified(url: string, keyFile: KeyFile, kept: ReadonlySet<string>): Promise<Restored> {
  const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
  try {
    const vault = await Vault.open(dataSource, keyFile);
    const { counts, differences } = await inRecord(dataSource, (tx) => verifyRecord(tx, vault));
    const differing = differences.map(
      ({ number, disputeId, field, row }) => `${number ?? disputeId ?? row}: ${field}`,
    );
    const files = await query<{ objectKey: string; at: string }>(dataSource, {
      text: `select object_key as "objectKey", dispute_id || ' / ' || id as at from attachment where object_key is not null order by dispute_id, added_seq`,
    });
    const lostFiles = files.filter(({ objectKey }) => !kept.has(objectKey)).map(({ at }) => at);
    return { cases: counts.cases, differing, lostFiles };
  } finally {
    await dataSource.destroy();
  }
}
