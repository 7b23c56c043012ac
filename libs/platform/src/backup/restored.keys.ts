import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeyFile } from '../vault/key.file.ts';
import { KeyRing } from '../vault/key.ring.ts';
import { backupFaults } from './backup.error.ts';
import { type BackupKey, writeBackupKey } from './backup.key.ts';
import type { OpenBackup } from './manifest.ts';

/**
 * Makes sure before a restore that the key ring of the backup has a place: there is none, or one that opens the same.
 * @throws BackupError `key-ring-other`
 */
export async function checkKeyRing({ content }: OpenBackup, file: KeyFile): Promise<void> {
  if (content.keyRing === null) return;
  const present = await file.find();
  if (present && !present.covers(KeyRing.parse(content.keyRing))) throw backupFaults.keyRingOther(file.name);
}

/** Puts key ring and backup key where the restored product looks for them; what is there stays. */
export async function putBackKeys(
  { content }: OpenBackup,
  key: BackupKey,
  file: KeyFile,
  backupKey: string,
): Promise<void> {
  if (content.keyRing !== null && (await file.find()) === undefined) {
    await mkdir(dirname(file.name), { recursive: true, mode: 0o700 });
    await file.replace(KeyRing.parse(content.keyRing));
  }
  if (await isAbsent(backupKey)) {
    await mkdir(dirname(backupKey), { recursive: true, mode: 0o700 });
    await writeBackupKey(backupKey, key);
  }
}

function isAbsent(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}
