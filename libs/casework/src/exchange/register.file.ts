import type { DataSource } from 'typeorm';
import { RuleError } from '#domain';
import { decryptedRow, encryptedTable, type Tx, type Vault } from '#platform';

/** Registers as they came, and what was corrected in them, are full of names: encrypted under a key of their own. */
export const registerTable = encryptedTable({
  table: 'register_import',
  purpose: 'register',
  columns: [{ name: 'content', plain: 'plain_content' }, { name: 'corrections' }],
});

/** What of a row is read under its key. */
interface Encrypted {
  readonly id: string;
  readonly key_id: number | null;
}

/** The file of a register as it came. @returns null once its term is over @throws DecryptionError */
export async function registerFile(
  on: Tx | DataSource,
  vault: Vault,
  { id, key_id, content }: Encrypted & { readonly content: Buffer | null },
): Promise<Buffer | null> {
  return await inPlain(on, vault, { id, key_id }, 'content', content);
}

/** What was corrected in a register, as JSON. @returns null when nothing was, or its term is over @throws DecryptionError */
export async function registerCorrections(
  on: Tx | DataSource,
  vault: Vault,
  { id, key_id, corrections }: Encrypted & { readonly corrections: Buffer | null },
): Promise<Buffer | null> {
  return await inPlain(on, vault, { id, key_id }, 'corrections', corrections);
}

async function inPlain(
  on: Tx | DataSource,
  vault: Vault,
  { id, key_id }: Encrypted,
  column: 'content' | 'corrections',
  value: Buffer | null,
): Promise<Buffer | null> {
  if (key_id === null || value === null) return null;
  return decryptedRow(registerTable, await vault.key(on, key_id), id, { [column]: value })[column] ?? null;
}

/** Its term was over, and with it the file. */
export const registerDeleted = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'register-deleted',
    message: 'The file of this import was deleted when its term was over; hand it in again',
    messageZh: '该台账文件已按保管期限删除，如需查看请重新上传',
  });
