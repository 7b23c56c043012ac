import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { boundTo, DecryptionError, keyBytes, nonceBytes, tagBytes } from './encryption.ts';

const algorithm = 'aes-256-gcm';
const magic = Buffer.from('FQS1', 'latin1');
const saltBytes = 32;
const headerBytes = magic.length + saltBytes;
/** Plain bytes of one chunk: what is held in memory, and encrypted under one tag. */
const chunkBytes = 65_536;
const encryptedBytes = chunkBytes + tagBytes;

/**
 * Encrypts a stream of any length: `FQS1`, a random salt of 32 bytes, then chunks of 64 KiB, each with a tag of its own.
 * Number and end are part of each nonce, so that no chunk can be moved, repeated, left out or cut off unnoticed. Memory
 * stays flat.
 * @param key  32 bytes; many streams may share it, since each derives its own from it by the salt
 * @param context  what the stream belongs to, e.g. the id of an attachment; opens as nothing else
 * @source Hoang, Reyhanitabar, Rogaway, Vizár: Online authenticated-encryption and its nonce-reuse
 *         misuse-resistance (2015), construction STREAM
 */
export function encryptStream(key: Buffer, context: string): Transform {
  const header = Buffer.concat([magic, randomBytes(saltBytes)]);
  const encrypt = chunkCipher(key, header, context);
  return chunked(chunkBytes, {
    begin: header,
    chunk: (bytes, number, isLast) => encrypt.encrypt(bytes, number, isLast),
  });
}

/**
 * Opens a stream that {@link encryptStream} has encrypted. Hands on each chunk when it has proved genuine; whoever reads must
 * throw away what came when the stream fails, because only its end proves that it is whole.
 * @returns a stream that fails with DecryptionError where anything was altered, moved or cut off
 */
export function decryptStream(key: Buffer, context: string): Transform {
  let cipher: ChunkCipher | undefined;
  return chunked(encryptedBytes, {
    header: (header) => {
      if (!header.subarray(0, magic.length).equals(magic))
        throw new DecryptionError('Not an encrypted stream');
      cipher = chunkCipher(key, header, context);
    },
    chunk: (bytes, number, isLast) => {
      if (cipher === undefined) throw new DecryptionError('An encrypted stream was cut off');
      return cipher.decrypt(bytes, number, isLast);
    },
  });
}

interface ChunkCipher {
  encrypt(chunk: Buffer, number: number, isLast: boolean): Buffer;
  decrypt(chunk: Buffer, number: number, isLast: boolean): Buffer;
}

function chunkCipher(key: Buffer, header: Buffer, context: string): ChunkCipher {
  const own = Buffer.from(
    hkdfSync('sha256', key, header.subarray(magic.length), 'fengqiao stream', keyBytes),
  );
  const bound = boundTo('fengqiao stream', header, context);
  return {
    encrypt: (chunk, number, isLast) => {
      const cipher = createCipheriv(algorithm, own, nonceOf(number, isLast), { authTagLength: tagBytes });
      cipher.setAAD(bound);
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: (chunk, number, isLast) => {
      const end = chunk.length - tagBytes;
      if (end < 0) throw new DecryptionError('An encrypted stream was cut off');
      const decipher = createDecipheriv(algorithm, own, nonceOf(number, isLast), { authTagLength: tagBytes });
      decipher.setAAD(bound).setAuthTag(chunk.subarray(end));
      try {
        return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
      } catch {
        throw new DecryptionError('An encrypted stream does not open: altered, cut off, or of another key');
      }
    },
  };
}

/** Never repeated under one key: the key belongs to this stream alone. 2^32 chunks are 256 TiB. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(number, nonceBytes - 5);
  nonce.writeUInt8(isLast ? 1 : 0, nonceBytes - 1);
  return nonce;
}

interface Chunking {
  /** Written before everything. */
  readonly begin?: Buffer;
  /** Read before everything. */
  readonly header?: (header: Buffer) => void;
  readonly chunk: (bytes: Buffer, number: number, isLast: boolean) => Buffer;
}

/** Cuts a stream into chunks of a size; a full one is held back until it is known whether it is the last. */
function chunked(size: number, { begin, header, chunk }: Chunking): Transform {
  let held: Buffer[] = [];
  let length = 0;
  let number = 0;
  let isBegun = false;
  const take = (bytes: number): Buffer => {
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = bytes < all.length ? [all.subarray(bytes)] : [];
    length = all.length - bytes;
    return all.subarray(0, bytes);
  };
  const start = (stream: Transform, isEnd: boolean): void => {
    if (isBegun || (header && length < headerBytes && !isEnd)) return;
    isBegun = true;
    if (begin) stream.push(begin);
    if (header) header(take(Math.min(length, headerBytes)));
  };
  const guarded = (done: TransformCallback, work: () => void): void => {
    try {
      work();
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error('a stream failed'));
    }
  };
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      guarded(done, () => {
        held.push(bytes);
        length += bytes.length;
        start(this, false);
        while (isBegun && length > size) this.push(chunk(take(size), number++, false));
      });
    },
    flush(done) {
      guarded(done, () => {
        start(this, true);
        while (length > size) this.push(chunk(take(size), number++, false));
        this.push(chunk(take(length), number, true));
      });
    },
  });
}
