import { hkdfSync } from 'node:crypto';
import { boundTo, decryptBytes, encryptBytes, keyBytes } from '../vault/encryption.ts';

/** A key for one purpose, so that what was encrypted for one place never opens in another. */
export function keyFor(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `fengqiao backup ${purpose}`, keyBytes));
}

/**
 * Encrypts and authenticates a piece of a backup.
 * @param purpose  what it is and where it belongs; must be the same to open it
 */
export function encrypt(secret: Buffer, purpose: string, content: Buffer): Buffer {
  return encryptBytes(keyFor(secret, purpose), boundTo(purpose), content);
}

/** @throws Error when a single bit differs, or key or purpose are others */
export function decrypt(secret: Buffer, purpose: string, encrypted: Buffer): Buffer {
  return decryptBytes(keyFor(secret, purpose), boundTo(purpose), encrypted);
}
