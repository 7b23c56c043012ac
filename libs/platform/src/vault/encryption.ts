import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
export const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

/** An encrypted text was altered, cut, moved to another place, or encrypted with another key. Says nothing of what was in it. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
  readonly code = 'decryption-failed';
}

/**
 * Encrypts bytes with AES-256-GCM under a random nonce of 96 bits.
 * @param bound  what the encrypted bytes belong to; nobody can open them as anything else
 * @returns nonce, ciphertext and tag in one
 * @source NIST SP 800-38D, sections 5.2.1.1 and 8.2.2: at most 2^32 encryptions per key
 */
export function encryptBytes(key: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts what {@link encryptBytes} has encrypted. @throws DecryptionError */
export function decryptBytes(key: Buffer, bound: Buffer, encrypted: Buffer): Buffer {
  if (encrypted.length < nonceBytes + tagBytes) throw new DecryptionError('An encrypted value is too short');
  const end = encrypted.length - tagBytes;
  const nonce = encrypted.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(bound)
    .setAuthTag(encrypted.subarray(end));
  try {
    return Buffer.concat([decipher.update(encrypted.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    // The library's own words say no more, and its error could carry what it has read so far.
    throw new DecryptionError('An encrypted value does not open: altered, moved, or of another key');
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
