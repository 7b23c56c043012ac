import { mkdir } from 'node:fs/promises';
import type pg from 'pg';
import { errorCode } from '../database/error-code.ts';
import { StorageError } from '../storage/object.store.ts';
import { backupFaults } from './backup.error.ts';
import type { BackupKey } from './backup.key.ts';
import { withFolderLock } from './folder.lock.ts';
import {
  type BackupContent,
  type BackupHeader,
  findBackups,
  makeBackupId,
  openBackup,
  seriesFolder,
  writeManifest,
} from './manifest.ts';
import { type PartRef, PartStore } from './part.store.ts';
import { chunksOf, RowDigest } from './rows.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { connectForCopy, copyOut, type TableShape } from './table.copy.ts';

/** What is to be backed up, and where. */
export interface BackupOrder {
  readonly url: string;
  /** How to call the database in messages: a folder or an address without password. */
  readonly place: string;
  /** The folder of all backups; made when absent. */
  readonly folder: string;
  readonly key: BackupKey;
  /** Version of this program. */
  readonly program: string;
  /** The key ring of the database, as its file has it: the restored data cannot be read without it. */
  readonly keyRing?: string | null;
  /** Files beside the database. */
  readonly files?: FileSource;
  /** Reads what proves the record as a whole, in the moment of the backup. */
  readonly headOf?: (client: pg.Client) => Promise<string>;
  /** Write every part anew instead of referring to earlier ones. */
  readonly isFull?: boolean;
  readonly connections?: number;
  /** Told after each table. */
  readonly progress?: (table: string, rows: number) => void;
}

/** Stored files whose name stands for their content: a name that an earlier backup has need not be read again. */
export interface FileSource {
  /** Those of the moment; a file that appears later may be among them. */
  list(client: pg.Client): AsyncIterable<{ readonly name: string; readonly bytes: number }>;
  /**
   * Null for one that is not there.
   * @throws StorageError of reason "damaged", also while it is read, when it is not what its name says
   */
  open(name: string): Promise<AsyncIterable<Buffer> | null>;
}

/** A finished backup. */
export interface BackupReport {
  readonly header: BackupHeader;
  readonly file: string;
  readonly content: BackupContent;
  /** Names of files that should be there, and are lost or damaged: the backup is whole but for these. */
  readonly lostFiles: readonly string[];
}

/** So many backups share parts; then a new series begins, and one damaged file cannot reach further than that. */
const seriesAtMost = 30;
/** Parts of one table that are compressed, encrypted and written at once. */
const inHand = 4;
const fileChunkBytes = 4 * 1024 * 1024;

/**
 * Makes a backup of one moment while the product runs. Memory stays flat: a table passes through in pieces. The
 * manifest is written last, so that a backup that was cut off is none.
 * @throws BackupError `backup-busy`, `backup-folder`, `nothing-to-back-up`
 */
export async function makeBackup(order: BackupOrder): Promise<BackupReport> {
  try {
    await mkdir(order.folder, { recursive: true, mode: 0o700 });
    return await withFolderLock(order.folder, async () => {
      const earlier = await earlierSeries(order);
      const snapshot = await openSnapshot(order.url, order.connections ?? 2, order.place);
      try {
        return await write(order, snapshot, earlier);
      } finally {
        await snapshot.end();
      }
    });
  } catch (error) {
    throw folderFault(error, order.folder);
  }
}

function folderFault(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return backupFaults.diskFull(folder, error);
  const isClosed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO', 'ENOENT'].includes(code ?? '');
  return isClosed ? backupFaults.notWritable(folder, error) : error;
}

/** The series to go on with: its name, the sizes of its parts, and its files by name. */
interface EarlierSeries {
  readonly name: string | undefined;
  readonly known: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, BackupContent['files'][number]>;
}

async function earlierSeries({ folder, key, isFull }: BackupOrder): Promise<EarlierSeries> {
  const { backups } = await findBackups(folder);
  const own = backups.filter(({ header }) => header.keyId === key.id);
  const name = own.at(-1)?.header.series;
  const members = own.filter(({ header }) => header.series === name);
  const none = { name: undefined, known: new Map(), files: new Map() };
  if (name === undefined || isFull === true || members.length >= seriesAtMost) return none;
  try {
    const opened = await Promise.all(members.map((found) => openBackup(found, key)));
    const parts = opened.flatMap(({ content }) =>
      [...content.tables, ...content.files].flatMap((it) => it.parts),
    );
    return {
      name,
      known: new Map(parts.map(({ id, stored }) => [id, stored])),
      files: new Map(
        opened.flatMap(({ content }) => content.files.map((file) => [file.name, file] as const)),
      ),
    };
  } catch {
    // A damaged manifest is found by checking and restoring; the new backup must not rest on anything doubtful.
    return none;
  }
}

async function write(order: BackupOrder, snapshot: Snapshot, earlier: EarlierSeries): Promise<BackupReport> {
  const { folder, key, program, headOf } = order;
  const id = makeBackupId(snapshot.takenAt);
  const series = earlier.name ?? id;
  const store = new PartStore(seriesFolder(folder, series), key.secret, earlier.known);
  const [first] = snapshot.clients;
  if (first === undefined) throw new Error('a snapshot has a connection');
  const head = headOf ? await headOf(first) : null;
  const tables = await copyTables(order, snapshot, store);
  const { files, absent } = await copyFiles(order.files, first, store, earlier);
  const lostFiles = await stillListed(order, absent);
  await store.settle();
  const parts = [...tables, ...files].flatMap((it) => it.parts);
  const content: BackupContent = {
    migrations: [...snapshot.migrations],
    keyRing: order.keyRing ?? null,
    head,
    tables: tables.sort((a, b) => (a.name < b.name ? -1 : 1)),
    sequences: [...snapshot.sequences],
    files,
  };
  const facts = {
    program,
    id,
    takenAt: snapshot.takenAt,
    series,
    rows: sum(tables.map(({ rows }) => rows)),
    bytes: sum(parts.map(({ bytes }) => bytes)),
    stored: sum([...new Map(parts.map((part) => [part.id, part.stored])).values()]),
    added: store.added,
  };
  const file = await writeManifest(folder, facts, content, key);
  return {
    file,
    content,
    lostFiles,
    header: { fengqiao: 'backup', format: 1, keyId: key.id, recovery: key.recovery, ...facts },
  };
}

type TableContent = BackupContent['tables'][number];

/** Each connection takes the largest table that is left. */
async function copyTables(
  { progress }: BackupOrder,
  { clients, tables }: Snapshot,
  store: PartStore,
): Promise<TableContent[]> {
  const left = [...tables];
  const done: TableContent[] = [];
  const outcomes = await Promise.allSettled(
    clients.map(async (client) => {
      for (let table = left.shift(); table !== undefined; table = left.shift()) {
        try {
          const copied = await copyTable(client, table, store);
          done.push(copied);
          progress?.(table.name, copied.rows);
        } catch (error) {
          // The others stop after the table in hand.
          left.length = 0;
          throw error;
        }
      }
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return done;
}

async function copyTable(client: pg.Client, table: TableShape, store: PartStore): Promise<TableContent> {
  const digest = new RowDigest();
  const parts = await keepAll(chunksOf(copyOut(client, table), digest), store);
  return {
    name: table.name,
    columns: [...table.columns],
    rows: digest.rows,
    digest: digest.hex,
    parts,
  };
}

async function copyFiles(
  source: FileSource | undefined,
  client: pg.Client,
  store: PartStore,
  earlier: EarlierSeries,
): Promise<{ readonly files: BackupContent['files']; readonly absent: ReadonlySet<string> }> {
  const files: BackupContent['files'] = [];
  const absent = new Set<string>();
  if (source === undefined) return { files, absent };
  for await (const { name, bytes } of source.list(client)) {
    const known = earlier.files.get(name);
    if (known?.bytes === bytes) {
      files.push(known);
      continue;
    }
    const parts = await partsOfFile(source, name, store);
    if (parts === undefined) absent.add(name);
    else files.push({ name, bytes, parts });
  }
  return { files, absent };
}

/** A file that is lost must not keep the rest from being backed up. @returns undefined for one that cannot be kept */
async function partsOfFile(
  source: FileSource,
  name: string,
  store: PartStore,
): Promise<PartRef[] | undefined> {
  try {
    const content = await source.open(name);
    return content === null ? undefined : await keepAll(evenChunksOf(content), store);
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'damaged') return undefined;
    throw error;
  }
}

/** What is still listed now was not removed while the backup was being made: it is lost. */
async function stillListed({ files, url }: BackupOrder, absent: ReadonlySet<string>): Promise<string[]> {
  const listed: string[] = [];
  if (files === undefined || absent.size === 0) return listed;
  const client = await connectForCopy(url);
  try {
    for await (const { name } of files.list(client)) if (absent.has(name)) listed.push(name);
  } finally {
    await client.end();
  }
  return listed;
}

/** Keeps the pieces in their order, a few at a time. */
async function keepAll(
  chunks: AsyncIterable<{ readonly content: Buffer }>,
  store: PartStore,
): Promise<PartRef[]> {
  const kept: Promise<PartRef>[] = [];
  let oldest = 0;
  for await (const { content } of chunks) {
    const keeping = store.put(content);
    // Awaited below, and its failure is thrown there.
    keeping.catch(() => undefined);
    kept.push(keeping);
    if (kept.length - oldest >= inHand) await kept[oldest++];
  }
  return await Promise.all(kept);
}

async function* evenChunksOf(stream: AsyncIterable<Buffer>): AsyncGenerator<{ readonly content: Buffer }> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const data of stream) {
    held.push(data);
    bytes += data.length;
    if (bytes < fileChunkBytes) continue;
    yield { content: Buffer.concat(held) };
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield { content: Buffer.concat(held) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
