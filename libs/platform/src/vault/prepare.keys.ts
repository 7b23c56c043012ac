import type { DataSource } from 'typeorm';
import { query } from '../database/transaction.ts';
import type { KeyFile } from './key.file.ts';
import { vaultFaults } from './vault.faults.ts';

/**
 * Makes the key file at the very first start. Beside data that were encrypted with another one it never does.
 * @param at  ISO instant
 * @param log  takes the sentence that tells people to keep a copy
 * @throws StartError `keys-missing`, `keys-unreadable`, `keys-not-writable`
 */
export async function prepareKeyFile(
  dataSource: DataSource,
  file: KeyFile,
  at: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  if ((await file.find()) !== undefined) return;
  const encrypted = await query(dataSource, { text: 'select 1 from data_key limit 1' });
  if (encrypted.length > 0) throw vaultFaults.missing(file.name);
  if (!(await file.create(at))) return;
  log(`已生成密钥文件 ${file.name}。请立即另存一份，与数据分开保管：丢失后，已加密的个人信息无法恢复。`);
  log(
    `Made the key file ${file.name}. Copy it now to a place apart from the data: without it the encrypted personal data are lost.`,
  );
}
