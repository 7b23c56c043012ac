import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
export const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

/** A sealed text was altered, cut, moved to another place, or sealed with another key. Says nothing of what was in it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly code = 'seal-broken';
}

/**
 * Seals bytes with AES-256-GCM under a random nonce of 96 bits.
 * @param bound  what the sealed bytes belong to; nobody can open them as anything else
 * @returns nonce, ciphertext and tag in one
 * @source NIST SP 800-38D, sections 5.2.1.1 and 8.2.2: at most 2^32 sealings per key
 */
export function sealBytes(key: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link sealBytes} has sealed. @throws SealBroken */
export function openBytes(key: Buffer, bound: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealBroken('A sealed value is too short');
  const end = sealed.length - tagBytes;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    // The library's own words say no more, and its error could carry what it has read so far.
    throw new SealBroken('A sealed value does not open: altered, moved, or of another key');
  }
}

/** Parts as bytes that no other parts give: each with its length before it. */
export function boundTo(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
