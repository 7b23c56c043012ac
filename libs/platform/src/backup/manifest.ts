import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { errorCode } from '../database/error-code.ts';
import { backupFaults } from './backup.error.ts';
import type { BackupKey } from './backup.key.ts';
import { syncFolder, writeDurably } from './durable.file.ts';
import { decrypt, encrypt } from './encrypted.ts';
import { partRef } from './part.store.ts';
import { recoverySlot } from './recovery.code.ts';

/** Grows when an older program could not read what this one writes. */
const newestFormat = 1;

/** What anybody may read of a backup, without a key: enough to choose one and to know what opens it. */
const header = z.object({
  fengqiao: z.literal('backup'),
  format: z.int(),
  /** Version of the program that made it. */
  program: z.string(),
  id: z.string(),
  /** The moment of the data, an ISO instant. */
  takenAt: z.iso.datetime(),
  keyId: z.string(),
  recovery: recoverySlot,
  /** The series whose parts it shares. */
  series: z.string().regex(/^[\w-]+$/),
  rows: z.int(),
  /** Bytes of the data, before compression. */
  bytes: z.int(),
  /** Bytes of all files that it rests on. */
  stored: z.int(),
  /** Bytes that it has added to those of earlier backups. */
  added: z.int(),
});
export type BackupHeader = z.output<typeof header>;

/** What is inside: readable with the key only. */
const content = z.object({
  migrations: z.array(z.string()),
  /** The key ring with which the personal data in the rows are encrypted; without it they could not be read again. */
  keyRing: z.string().nullable(),
  /** What proves the record as a whole at this moment, e.g. the root of a certificate; null where nobody asked. */
  head: z.string().nullable(),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      /** Order-independent: sum of the SHA-256 of all rows. */
      digest: z.string(),
      parts: z.array(partRef),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), parts: z.array(partRef) })),
});
export type BackupContent = z.output<typeof content>;

/** A backup that was found in a folder, not opened yet. */
export interface FoundBackup {
  readonly header: BackupHeader;
  /** The folder of all backups. */
  readonly folder: string;
  readonly file: string;
}

/** A backup whose manifest was opened and proven. */
export interface OpenBackup extends FoundBackup {
  readonly content: BackupContent;
}

const extension = '.fqb';
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Where the manifests of a folder lie; a backup is there when its manifest is. */
export const manifestFolder = (folder: string): string => join(folder, 'backups');
/** Where the parts of a series lie. */
export const seriesFolder = (folder: string, series: string): string => join(folder, 'parts', series);

/** A name that sorts by time, to the millisecond: 20261124T183000123Z-1a2b3c. */
export function makeBackupId(takenAt: string): string {
  const time = takenAt.replace(/[-:.]/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/** Writes the manifest, the last of all: from here on the backup exists. @returns its path */
export async function writeManifest(
  folder: string,
  facts: Omit<BackupHeader, 'fengqiao' | 'format' | 'keyId' | 'recovery'>,
  inside: BackupContent,
  key: BackupKey,
): Promise<string> {
  const { id, recovery, secret } = key;
  const head: BackupHeader = {
    fengqiao: 'backup',
    format: newestFormat,
    ...facts,
    keyId: id,
    recovery,
  };
  const line = JSON.stringify(head);
  const body = encrypt(secret, purposeOf(line), await compress(Buffer.from(JSON.stringify(inside))));
  const file = join(manifestFolder(folder), `${facts.id}${extension}`);
  await writeDurably(file, Buffer.from(`${line}\n${body.toString('base64')}\n`));
  await syncFolder(dirname(file));
  return file;
}

/** All backups of a folder, the oldest first, and the files that look like one and cannot be read. */
export async function findBackups(
  folder: string,
): Promise<{ readonly backups: readonly FoundBackup[]; readonly unreadable: readonly string[] }> {
  const backups: FoundBackup[] = [];
  const unreadable: string[] = [];
  for (const name of (await names(manifestFolder(folder))).filter((it) => it.endsWith(extension)).sort()) {
    const file = join(manifestFolder(folder), name);
    const found = await readHeader(file).catch(() => undefined);
    if (found) backups.push({ header: found, folder, file });
    else unreadable.push(file);
  }
  return { backups, unreadable };
}

/**
 * The backup that a path means: a manifest, or the newest of a folder.
 * @throws BackupError `backup-missing`, `backup-damaged`, `backup-newer`
 */
export async function findBackup(path: string): Promise<FoundBackup> {
  if (path.endsWith(extension)) {
    return { header: await readHeader(path), folder: dirname(dirname(path)), file: path };
  }
  const { backups, unreadable } = await findBackups(path);
  const newest = [...backups.map(({ file }) => file), ...unreadable].sort((a, b) =>
    basename(a) < basename(b) ? -1 : 1,
  );
  const last = newest.at(-1);
  if (last === undefined) throw backupFaults.missing(path);
  // Not silently an older one: whoever wants that names it.
  return { header: await readHeader(last), folder: path, file: last };
}

/** @throws BackupError `backup-damaged`, `backup-newer`, `key-wrong` */
export async function openBackup(found: FoundBackup, key: BackupKey): Promise<OpenBackup> {
  const { header: head, file } = found;
  if (head.keyId !== key.id) throw backupFaults.keyWrong(head.keyId, key.id);
  const text = await readManifest(file);
  const [line = '', body = ''] = text.split('\n');
  try {
    const plain = decrypt(key.secret, purposeOf(line), Buffer.from(body, 'base64'));
    return { ...found, content: content.parse(JSON.parse(String(await decompress(plain)))) };
  } catch (error) {
    throw backupFaults.damaged(file, error);
  }
}

async function readHeader(file: string): Promise<BackupHeader> {
  const [line = ''] = (await readManifest(file)).split('\n');
  const parsed = z.object({ format: z.int(), program: z.string() }).safeParse(parseJson(line));
  if (parsed.success && parsed.data.format > newestFormat) {
    throw backupFaults.newer(parsed.data.program, `格式 · format ${parsed.data.format}`);
  }
  const whole = header.safeParse(parseJson(line));
  if (!whole.success) throw backupFaults.damaged(file, whole.error);
  return whole.data;
}

async function readManifest(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw backupFaults.missing(file);
    throw backupFaults.damaged(file, error);
  }
}

/** The readable line is authenticated together with what is inside. */
const purposeOf = (line: string): string => `manifest ${line}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function names(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  });
}
