import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { DecryptionError, decryptStream, type ObjectStore, StorageError } from '#platform';
import type { FileContent } from './attachment.store.ts';
import type { Attachment } from './attachment.ts';
import { streamContext } from './attachment.ts';

/** The bytes of a file as it was handed in. @throws DecryptionError, StorageError */
export async function* plainBytes(
  id: string,
  fileKey: Buffer,
  stored: Promise<Readable>,
  ...looks: readonly Transform[]
): AsyncGenerator<Buffer> {
  const plain = decryptStream(fileKey, streamContext(id));
  // What fails on the way destroys the last stream with it.
  pipeline([await stored, ...looks, plain], () => undefined);
  for await (const chunk of plain) yield chunk as Buffer;
}

/**
 * Whether the bytes of a file are gone for good, so that whoever reads them goes on without. What is only out of reach lies
 * where it lay, and is asked for again.
 */
export const isLost = (error: unknown): boolean =>
  error instanceof DecryptionError || (error instanceof StorageError && error.reason !== 'unreachable');

/**
 * What is wrong with the stored bytes of a file: `missing`, or `differs` from what was kept. Reads all of them; memory
 * stays flat.
 * @returns null when they are, byte for byte, what they were
 * @throws StorageError when the store is out of reach: nothing is known then
 */
export async function faultOfFile(
  { id, sha256, bytes, objectKey, fileKey }: Pick<Attachment, 'id' | 'sha256' | 'bytes'> & FileContent,
  store: ObjectStore,
): Promise<'missing' | 'differs' | null> {
  const [outer, inner] = [createHash('sha256'), createHash('sha256')];
  let length = 0;
  const look = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      outer.update(chunk);
      done(null, chunk);
    },
  });
  try {
    for await (const chunk of plainBytes(id, fileKey, store.read(objectKey), look)) {
      inner.update(chunk);
      length += chunk.length;
    }
  } catch (error) {
    if (error instanceof DecryptionError) return 'differs';
    if (error instanceof StorageError && error.reason === 'missing') return 'missing';
    throw error;
  }
  const isWhole = length === bytes && inner.digest('hex') === sha256 && outer.digest('hex') === objectKey;
  return isWhole ? null : 'differs';
}
