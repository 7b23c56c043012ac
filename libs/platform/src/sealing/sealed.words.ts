import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { boundTo, DecryptionError, decryptBytes, encryptBytes, keyBytes } from '../vault/encryption.ts';

const lengthBytes = 4;
const checkBytes = 32;
const leastBytes = 4096;
const mostBytes = 2 ** 17;

/** A random key for one text. */
export const makeTextKey = (): Buffer => randomBytes(keyBytes);

/**
 * Encrypts a text so that its length shows as a power of two only, and opens under one key only: GCM alone lets somebody
 * make bytes that open under two keys as two texts, so a commitment to the key stands in front.
 * @param bound  what the text belongs to
 * @throws RangeError above 128 KiB
 */
export function encryptText(key: Buffer, bound: Buffer, text: string): Buffer {
  const check = derived(key, 'check');
  const plain = padded(Buffer.from(text, 'utf8'));
  return Buffer.concat([check, encryptBytes(derived(key, 'text'), boundTo(bound, check), plain)]);
}

/** Opens what {@link encryptText} has encrypted. @throws DecryptionError */
export function decryptText(key: Buffer, bound: Buffer, encrypted: Buffer): string {
  const check = encrypted.subarray(0, checkBytes);
  if (check.length !== checkBytes || !timingSafeEqual(check, derived(key, 'check')))
    throw new DecryptionError('An encrypted text is of another key');
  const plain = decryptBytes(derived(key, 'text'), boundTo(bound, check), encrypted.subarray(checkBytes));
  return unpadded(plain).toString('utf8');
}

/** Its length, then itself, then zeros up to the next power of two. */
function padded(text: Buffer): Buffer {
  const needed = lengthBytes + text.length;
  if (needed > mostBytes) throw new RangeError('A text to be sealed is too long');
  const whole = Buffer.alloc(Math.max(leastBytes, 2 ** Math.ceil(Math.log2(needed))));
  whole.writeUInt32BE(text.length);
  text.copy(whole, lengthBytes);
  return whole;
}

function unpadded(whole: Buffer): Buffer {
  const end = lengthBytes + (whole.length < lengthBytes ? Number.NaN : whole.readUInt32BE());
  if (!(end <= whole.length)) throw new DecryptionError('An encrypted text has no such length');
  return whole.subarray(lengthBytes, end);
}

const derived = (key: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `fengqiao sealed text ${use}`, keyBytes));
