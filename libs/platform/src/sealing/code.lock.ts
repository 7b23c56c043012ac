import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { decryptBytes, encryptBytes, keyBytes } from '../vault/encryption.ts';

/** A secret under a code, with what is needed to try the code: useless without it. */
export interface CodeLock {
  /** 16 random bytes. */
  readonly salt: Buffer;
  /** N of scrypt; r is 8 and p is 1. */
  readonly cost: number;
  readonly locked: Buffer;
}

/**
 * 64 MB and some 0.2 seconds for each try, off the main thread (at most four at once, the threads of libuv). Half of what is
 * asked for passwords that people think out, because this code is drawn: 2^49.8 of them take millions of years of a core.
 * @source RFC 7914; OWASP Password Storage Cheat Sheet (N = 2^17, r = 8, p = 1)
 */
const usualCost = 2 ** 16;
const memoryAtMost = 2 ** 27;

/** Locks a secret under a code that a person keeps. @param bound  what the secret belongs to */
export async function lockUnder(code: string, bound: Buffer, secret: Buffer): Promise<CodeLock> {
  const salt = randomBytes(16);
  const key = await stretched(code, salt, usualCost);
  return { salt, cost: usualCost, locked: encryptBytes(key, bound, secret) };
}

/** @throws DecryptionError: another code, or the lock was altered or moved */
export async function unlockWith(
  code: string,
  bound: Buffer,
  { salt, cost, locked }: CodeLock,
): Promise<Buffer> {
  return decryptBytes(await stretched(code, salt, cost), bound, locked);
}

const slow = promisify<
  string,
  Buffer,
  number,
  { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
  Buffer
>(scrypt);

const stretched = (code: string, salt: Buffer, cost: number): Promise<Buffer> =>
  slow(code, salt, keyBytes, { N: cost, r: 8, p: 1, maxmem: memoryAtMost });
