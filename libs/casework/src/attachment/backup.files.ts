import type { Readable } from 'node:stream';
import { type FileSource, type ObjectStore, StorageError } from '#platform';

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
    open: (name) => store.read(name).catch(nullWhereMissing),
  };
}

/**
 * Puts a file of a backup back into the store.
 * @throws StorageError of reason "damaged" when it is not what its name says
 */
export async function putBackFile(
  store: ObjectStore,
  name: string,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const received = await store.receive(content);
  if (received.key === name) return await received.keep();
  await received.discard();
  throw new StorageError('damaged', 'A file of the backup is not what its name says');
}

function nullWhereMissing(error: unknown): Readable | null {
  if (error instanceof StorageError && error.reason === 'missing') return null;
  throw error;
}
