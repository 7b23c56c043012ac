import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decryptStream, encryptStream } from './encrypted.stream.ts';
import { DecryptionError } from './encryption.ts';

const key = randomBytes(32);
const chunk = 65_536;
const encryptedChunk = chunk + 16;

/** In pieces of any size, as a socket or a disk hands them on. */
function* pieces(content: Buffer, size: number): Generator<Buffer> {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
}
const through = async (content: Buffer, stream: NodeJS.ReadWriteStream, size = 10_000): Promise<Buffer> => {
  let result: Promise<Buffer> | undefined;
  await pipeline(Readable.from(pieces(content, size)), stream, async (source) => {
    result = buffer(source as unknown as Readable);
    await result;
  });
  return (await result) ?? Buffer.alloc(0);
};
const encrypted = (content: Buffer, size?: number) => through(content, encryptStream(key, 'a'), size);
const opened = (content: Buffer, context = 'a') => through(content, decryptStream(key, context));

describe('an encrypted stream', () => {
  test('opens as it was, whatever its length and however it arrives', async () => {
    const lengths = [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 5];
    for (const length of lengths) {
      const content = randomBytes(length);
      expect((await opened(await encrypted(content))).equals(content)).toBe(true);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (length, size) => {
          const content = Buffer.alloc(length, 'x');
          const secret = await encrypted(content, size);
          expect((await through(secret, decryptStream(key, 'a'), size)).equals(content)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('is refused when it was cut off anywhere, also between two chunks', async () => {
    const secret = await encrypted(randomBytes(2 * chunk));
    for (const length of [
      0,
      3,
      35,
      36,
      37,
      52,
      36 + encryptedChunk,
      secret.length - encryptedChunk,
      secret.length - 1,
    ])
      await expect(opened(secret.subarray(0, length))).rejects.toThrow(DecryptionError);
  });

  test('is refused with chunks left out, repeated, exchanged or added', async () => {
    const secret = await encrypted(randomBytes(4 * chunk));
    const head = secret.subarray(0, 36);
    const [a, b, c, d] = [...pieces(secret.subarray(36), encryptedChunk)] as [Buffer, Buffer, Buffer, Buffer];
    for (const order of [[a, c, d], [b, a, c, d], [a, a, b, c, d], [a, b, c, c], [a, b, c, d, d], [d]])
      await expect(opened(Buffer.concat([head, ...order]))).rejects.toThrow(DecryptionError);
    expect((await opened(Buffer.concat([head, a, b, c, d]))).length).toBe(4 * chunk);
  });

  test('is refused with any byte of it changed', async () => {
    const secret = await encrypted(randomBytes(100));
    for (let byte = 0; byte < secret.length; byte += 1) {
      const altered = Buffer.from(secret);
      altered.writeUInt8(altered.readUInt8(byte) ^ 1, byte);
      await expect(opened(altered)).rejects.toThrow(DecryptionError);
    }
  });

  test('opens as nothing else, and with no other key', async () => {
    const secret = await encrypted(Buffer.from('x'));
    await expect(opened(secret, 'b')).rejects.toThrow(DecryptionError);
    await expect(through(secret, decryptStream(randomBytes(32), 'a'))).rejects.toThrow(DecryptionError);
  });
});
