import { hash, randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode } from '../database/error-code.ts';
import { BackupError, backupFaults } from './backup.error.ts';
import {
  lockWithCode,
  makeRecoveryCode,
  type RecoverySlot,
  recoverySlot,
  unlockWithCode,
} from './recovery.code.ts';

/** The one key that opens every backup of an installation. It lies on the machine and never in a backup. */
export interface BackupKey {
  /** Tells keys apart and says nothing about them. */
  readonly id: string;
  readonly secret: Buffer;
  /** The same secret under the recovery code; travels with every backup. */
  readonly recovery: RecoverySlot;
}

const keyFile = z.strictObject({
  what: z.string(),
  secret: z.string().length(44),
  recovery: recoverySlot,
});

const what =
  '枫桥备份密钥：请与备份分开保管 · The key of Fengqiao backups: keep it apart from the backups, and a copy of it elsewhere';

/** Makes a key with its recovery code, which is shown once and stored nowhere. */
export async function makeBackupKey(): Promise<{ readonly key: BackupKey; readonly code: string }> {
  const secret = randomBytes(32);
  return await withNewCode(secret);
}

/** The same key under a new recovery code; backups made from then on open with it. */
export async function withNewCode(
  secret: Buffer,
): Promise<{ readonly key: BackupKey; readonly code: string }> {
  const code = makeRecoveryCode();
  return { key: { id: idOf(secret), secret, recovery: await lockWithCode(code, secret) }, code };
}

/**
 * @returns undefined where there is no such file
 * @throws BackupError `key-damaged`
 */
export async function readBackupKey(path: string): Promise<BackupKey | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw backupFaults.keyDamaged(path, error);
  }
  try {
    const { secret, recovery } = keyFile.parse(JSON.parse(text));
    const bytes = Buffer.from(secret, 'base64');
    return { id: idOf(bytes), secret: bytes, recovery };
  } catch (error) {
    throw backupFaults.keyDamaged(path, error);
  }
}

/** Writes the key for its owner only (mode 600), whole or not at all. */
export async function writeBackupKey(path: string, { secret, recovery }: BackupKey): Promise<void> {
  const half = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(half, 'wx', 0o600);
  try {
    await file.writeFile(
      `${JSON.stringify({ what, secret: secret.toString('base64'), recovery }, null, 2)}\n`,
    );
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
}

/**
 * The key behind a recovery code.
 * @throws BackupError `recovery-code-mistyped`, `key-wrong`
 */
export async function keyFromCode(code: string, keyId: string, recovery: RecoverySlot): Promise<BackupKey> {
  let secret: Buffer;
  try {
    secret = await unlockWithCode(code, recovery);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw backupFaults.keyWrong(keyId, '恢复码 · recovery code');
  }
  return { id: idOf(secret), secret, recovery };
}

function idOf(secret: Buffer): string {
  return hash('sha256', Buffer.concat([Buffer.from('fengqiao backup key id'), secret])).slice(0, 16);
}
