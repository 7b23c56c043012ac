import { filesBehind, isStored, putBackFile } from '#casework/attachment';
import { inRecord, isRecordOf, verifyRecord } from '#casework/verification';
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
import { nameOfLost, placeOf } from './backup.order.ts';

/** What a restored place was found to be. */
export interface Restored {
  readonly cases: number;
  /** What the record does not prove: case and field. */
  readonly differing: readonly string[];
  /** The root of all histories, as certificates print it. */
  readonly root: string;
  /** Attachments whose bytes the backup does not hold: case number and name. */
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
    return await verified(
      url,
      keyFile,
      backup.content.head,
      (name) => kept.has(name) || isStored(store, name),
    );
  } finally {
    await embedded?.stop();
  }
}

/** @param isThere  asked of each stored file; one that an earlier, interrupted run has put back is looked for in the store */
async function verified(
  url: string,
  keyFile: KeyFile,
  head: string | null,
  isThere: (objectKey: string) => boolean | Promise<boolean>,
): Promise<Restored> {
  const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
  try {
    const vault = await Vault.open(dataSource, keyFile);
    const { counts, differences, root, isThat } = await inRecord(dataSource, async (tx) => {
      const proven = await verifyRecord(tx, vault);
      return { ...proven, isThat: head === null || (await isRecordOf(tx, head, proven.root)) };
    });
    const differing = differences.map(
      ({ number, disputeId, field, row }) => `${number ?? disputeId ?? row}: ${field}`,
    );
    if (!isThat)
      differing.push('案件历史总摘要与备份时不同 · the root of all histories is not that of the backup');
    const files = await query<{ objectKey: string }>(dataSource, {
      text: 'select object_key as "objectKey" from attachment where object_key is not null order by 1',
    });
    const lost: string[] = [];
    for (const { objectKey } of files) if (!(await isThere(objectKey))) lost.push(objectKey);
    const lostFiles = (await filesBehind(dataSource, vault, lost)).map(nameOfLost);
    return { cases: counts.cases, root, differing, lostFiles };
  } finally {
    await dataSource.destroy();
  }
}
