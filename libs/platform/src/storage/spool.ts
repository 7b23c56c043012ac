import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database/error-code.ts';
import { StorageError } from './object.store.ts';

/** Bytes in a file of this machine, counted and hashed on their way to the disk. */
interface Spooled {
  readonly path: string;
  readonly key: string;
  readonly bytes: number;
}

/**
 * Writes a stream into a new file of a folder and makes it safe on the disk.
 * @throws StorageError when the disk does not take it; whatever the source throws. The file is gone then
 */
export async function spool(folder: string, source: AsyncIterable<Buffer>): Promise<Spooled> {
  const path = join(folder, `${randomBytes(12).toString('hex')}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw diskFault(error);
  }
  return { path, key: hash.digest('hex'), bytes };
}

/** Removes the files of uploads that were cut off. @returns how many */
export async function forgetSpooled(folder: string, olderThanMs: number): Promise<number> {
  let forgotten = 0;
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.part')) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts === undefined || Date.now() - facts.mtimeMs < olderThanMs) continue;
    await rm(path, { force: true });
    forgotten += 1;
  }
  return forgotten;
}

/** The entries of a folder; none where it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw diskFault(error);
  }
}

/** What the disk says, in the words of a store; anything else as it is. */
export function diskFault(error: unknown): unknown {
  const code = errorCode(error) ?? '';
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new StorageError('full', 'No room is left for files', { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR', 'EMFILE'].includes(code))
    return new StorageError('unreachable', `The folder of the files cannot be used (${code})`, {
      cause: error,
    });
  return error;
}
