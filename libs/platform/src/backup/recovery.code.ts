import { hash, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { backupFaults } from './backup.error.ts';
import { decrypt, encrypt } from './encrypted.ts';

/** Crockford's alphabet: no I, L, O, U, so that what was written by hand can be read again. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLetters = 30;
const checkLetters = 2;

/** What is stored beside a backup so that the code opens it: useless without the code. */
export const recoverySlot = z.strictObject({
  salt: z.string(),
  cost: z.int(),
  encrypted: z.string(),
});
export type RecoverySlot = z.output<typeof recoverySlot>;

/**
 * A code for the paper in the safe: 150 random bits and a check, in groups of four.
 * @example 7K3M-Q0ZT-…
 */
export function makeRecoveryCode(): string {
  const random = Array.from({ length: randomLetters }, () => letters[randomInt(letters.length)]).join('');
  return (random + checkOf(random)).replace(/.{4}(?=.)/g, '$&-');
}

/**
 * The code as it was meant: case, hyphens and spaces do not matter, O is 0, I and L are 1.
 * @throws BackupError `recovery-code-mistyped`
 */
function readRecoveryCode(typed: string): string {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const random = code.slice(0, randomLetters);
  const isWhole =
    code.length === randomLetters + checkLetters && code.slice(randomLetters) === checkOf(random);
  if (!isWhole || [...code].some((letter) => !letters.includes(letter))) throw backupFaults.mistyped();
  return code;
}

/** Locks a secret with a recovery code. */
export async function lockWithCode(code: string, secret: Buffer): Promise<RecoverySlot> {
  const salt = hash('sha256', `${code}${makeRecoveryCode()}`);
  const cost = 2 ** 15;
  const key = await stretched(readRecoveryCode(code), salt, cost);
  return { salt, cost, encrypted: encrypt(key, 'recovery', secret).toString('base64') };
}

/** @throws Error when the code is that of another slot */
export async function unlockWithCode(code: string, slot: RecoverySlot): Promise<Buffer> {
  const key = await stretched(readRecoveryCode(code), slot.salt, slot.cost);
  return decrypt(key, 'recovery', Buffer.from(slot.encrypted, 'base64'));
}

/** Slow on purpose (about 0.1 s, 32 MB), although 150 random bits would not need it. */
async function stretched(code: string, salt: string, cost: number): Promise<Buffer> {
  const slow = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
    scrypt,
  );
  return await slow(code, salt, 32, { N: cost, r: 8, p: 1, maxmem: 2 ** 28 });
}

function checkOf(random: string): string {
  const digest = Buffer.from(hash('sha256', `fengqiao ${random}`), 'hex');
  return [0, 1].map((n) => letters[(digest[n] ?? 0) % letters.length]).join('');
}
