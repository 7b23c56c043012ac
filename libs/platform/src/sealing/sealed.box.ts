import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { boundTo, DecryptionError, decryptBytes, encryptBytes, keyBytes } from '../vault/encryption.ts';

/** The frames of RFC 8410 around the 32 bytes of a key; Node takes no bare ones. */
const publicFrame = Buffer.from('302a300506032b656e032100', 'hex');
const privateFrame = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A pair of keys of somebody: what is sealed to the public one opens with the private one alone. 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** Makes a pair of keys. @source RFC 7748 (X25519) */
export function makeKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(publicFrame.length),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(privateFrame.length),
  };
}

/** The public half of a pair by its private one. */
export function publicKeyOf(privateKey: Buffer): Buffer {
  return createPublicKey(privateOf(privateKey))
    .export({ type: 'spki', format: 'der' })
    .subarray(publicFrame.length);
}

/**
 * Seals a secret to somebody's public key: a key pair is made for this one box, its private half is forgotten, and what the
 * two have in common gives the key of the box (as ECIES does).
 * @param bound  what the secret belongs to; it opens as nothing else
 * @returns the public half of the box (32 bytes), then nonce, ciphertext and tag
 * @source RFC 7748, 6.1; RFC 5869; NIST SP 800-38D
 */
export function sealTo(publicKey: Buffer, bound: Buffer, secret: Buffer): Buffer {
  const once = makeKeyPair();
  const key = boxKey(once.privateKey, publicKey, once.publicKey, publicKey);
  return Buffer.concat([once.publicKey, encryptBytes(key, bound, secret)]);
}

/** Opens what {@link sealTo} has sealed. @throws DecryptionError: altered, moved, or sealed to another key */
export function openSealed(pair: KeyPair, bound: Buffer, box: Buffer): Buffer {
  if (box.length <= keyBytes) throw new DecryptionError('A sealed box is too short');
  const once = box.subarray(0, keyBytes);
  return decryptBytes(boxKey(pair.privateKey, once, once, pair.publicKey), bound, box.subarray(keyBytes));
}

function boxKey(own: Buffer, other: Buffer, once: Buffer, to: Buffer): Buffer {
  const common = commonOf(own, other);
  return Buffer.from(hkdfSync('sha256', common, '', boundTo('fengqiao sealed box', once, to), keyBytes));
}

function commonOf(own: Buffer, other: Buffer): Buffer {
  try {
    return diffieHellman({
      privateKey: privateOf(own),
      publicKey: createPublicKey({ key: Buffer.concat([publicFrame, other]), format: 'der', type: 'spki' }),
    });
  } catch (error) {
    // A point of small order, which no honest box has: OpenSSL refuses it, as RFC 7748, 6.1 asks.
    throw new DecryptionError('A sealed box names no key', { cause: error });
  }
}

const privateOf = (key: Buffer) =>
  createPrivateKey({ key: Buffer.concat([privateFrame, key]), format: 'der', type: 'pkcs8' });
