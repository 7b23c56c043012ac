import type { DataSource } from 'typeorm';
import { decryptedRow, encryptedTable, type Tx, type Vault } from '#platform';

/** Registers as they came are full of names: encrypted under a key of their own. */
export const registerTable = encryptedTable({
  table: 'register_import',
  purpose: 'register',
  columns: [{ name: 'content', plain: 'plain_content' }],
});

/** The file of a register as it came. @returns null once its term is over @throws DecryptionError */
export async function registerFile(
  on: Tx | DataSource,
  vault: Vault,
  row: { readonly id: string; readonly key_id: number | null; readonly content: Buffer | null },
): Promise<Buffer | null> {
  if (row.key_id === null || row.content === null) return null;
  const key = await vault.key(on, row.key_id);
  return decryptedRow(registerTable, key, row.id, { ...row }).content ?? null;
}
