import { createHash } from 'node:crypto';
import { type FileSource, type ObjectStore, StorageError } from '#platform';
import { isLost } from './stored.bytes.ts';

/** The stored bytes to which attachments refer, for a backup: encrypted as they lie, under the name that is their hash. */
export function filesToBackUp(store: ObjectStore): FileSource {
  return {
    list: async function* (client) {
      // A backup is made of a database as it is, also of one from before there were attachments.
      const { rows: found } = await client.query<{ is: boolean }>(
        `select to_regclass('public.attachment') is not null as is`,
      );
      if (!found[0]?.is) return;
      const { rows } = await client.query<{ name: string; bytes: number }>(
        `select object_key as name, bytes from attachment where object_key is not null order by object_key`,
      );
      yield* rows;
    },
    // Somebody may remove an attachment while the backup of the moment before is being made.
    open: async (name) => {
      const stored = await store.read(name).catch(nullWhereMissing);
      return stored && proven(stored, name);
    },
  };
}

/**
 * Puts a file of a backup back into the store.
 * @returns false for one that is not what its name says, of which nothing is kept: one file that was damaged before it was
 *   backed up must not keep a township from being restored
 */
export async function putBackFile(
  store: ObjectStore,
  name: string,
  content: AsyncIterable<Buffer>,
): Promise<boolean> {
  const received = await store.receive(content);
  if (received.key !== name) {
    await received.discard();
    return false;
  }
  await received.keep();
  return true;
}

/** Whether bytes lie in the store, whole, under the name that is their hash. @throws StorageError when it is out of reach */
export async function isStored(store: ObjectStore, name: string): Promise<boolean> {
  try {
    for await (const _ of proven(await store.read(name), name));
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
}

/** Passes the bytes on. @throws StorageError of reason "damaged" at their end when their hash is not their name */
async function* proven(stored: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of stored) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== name)
    throw new StorageError('damaged', 'The stored bytes are not those that were kept');
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof StorageError && error.reason === 'missing') return null;
  throw error;
}
