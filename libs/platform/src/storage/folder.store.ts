import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { syncFolder } from '../backup/durable.file.ts';
import { errorCode } from '../database/error-code.ts';
import { ObjectStore, objectKey, type ReceivedObject, StorageError } from './object.store.ts';
import { diskFault, forgetSpooled, spool } from './spool.ts';

const incoming = 'incoming';

/** Objects as files of one folder: `ab/cd/abcd…`, so that no folder grows beyond what people and tools can look through. */
export class FolderStore extends ObjectStore {
  constructor(readonly place: string) {
    super();
  }

  override async receive(source: AsyncIterable<Buffer>): Promise<ReceivedObject> {
    const { path, key, bytes } = await spool(join(this.place, incoming), source);
    return {
      key,
      bytes,
      keep: () => this.#adopt(path, key),
      discard: () => rm(path, { force: true }),
    };
  }

  override async read(key: string): Promise<Readable> {
    try {
      const file = await open(this.#pathOf(key), 'r');
      return createReadStream('', { fd: file });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw new StorageError('missing', 'The stored bytes are lost');
      throw diskFault(error);
    }
  }

  override async remove(key: string): Promise<void> {
    const path = this.#pathOf(key);
    await rm(path, { force: true });
    await syncFolder(dirname(path)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw diskFault(error);
    });
  }

  override async forgetUnfinished(olderThanMs: number): Promise<number> {
    return await forgetSpooled(join(this.place, incoming), olderThanMs);
  }

  /** On one disk, so that a name is there whole or not at all. */
  async #adopt(from: string, key: string): Promise<void> {
    try {
      const path = this.#pathOf(key);
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(from, path);
      for (const made of [folder, dirname(folder), this.place]) await syncFolder(made);
    } catch (error) {
      throw diskFault(error);
    }
  }

  #pathOf(key: string): string {
    if (!objectKey.test(key)) throw new StorageError('missing', 'Not the name of an object');
    return join(this.place, key.slice(0, 2), key.slice(2, 4), key);
  }
}
