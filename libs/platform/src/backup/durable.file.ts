import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a write that was cut off leaves behind; such a file is never read and may be removed. */
export const halfWritten = /^\.half-/;

/**
 * Writes a file whole or not at all: beside it first, to the disk, then renamed. The name itself is safe after
 * {@link syncFolder}.
 */
export async function writeDurably(path: string, content: Buffer): Promise<void> {
  const half = join(dirname(path), `.half-${basename(path)}-${randomBytes(4).toString('hex')}`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Makes what was renamed or removed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing, and needs none.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
