import { randomBytes } from 'node:crypto';
import { DecryptionError } from '../vault/encryption.ts';

/** Two halves of a key; each alone is random bytes and says nothing of it. */
export type Halves = readonly [Buffer, Buffer];

/** Splits a key: a random half, and what differs of the key from it. Each call gives other halves. */
export function splitKey(key: Buffer): Halves {
  const half = randomBytes(key.length);
  return [half, different(half, key)];
}

/** Joins the halves of one split. Those of two different ones give a key that opens nothing. @throws DecryptionError */
export function joinHalves([one, other]: Halves): Buffer {
  if (one.length !== other.length) throw new DecryptionError('Two halves of a key do not fit');
  return different(one, other);
}

const different = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, n) => byte ^ (other[n] ?? 0)));
