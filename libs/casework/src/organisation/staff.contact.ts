import type { DataSource } from 'typeorm';
import { decryptedRow, encryptedTable, query, type Tx, type Vault } from '#platform';

/** Where a person of the office is written to. */
export const contactTable = encryptedTable({
  table: 'contact',
  id: ['staff_id'],
  purpose: 'channel',
  columns: [{ name: 'email' }, { name: 'phone' }],
});

/** The telephones of people of the office, by their ids: to be compared with others, never to be shown. */
export async function phonesOfStaff(
  on: Tx | DataSource,
  vault: Vault,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ staff_id: string; key_id: number }>(on, {
    name: 'contact.phones',
    text: 'select staff_id, phone, key_id from contact where staff_id = any($1::uuid[]) and phone is not null',
    values: [staffIds],
  });
  const phones = new Map<string, string>();
  for (const row of rows) {
    const key = await vault.key(on, row.key_id);
    const { phone } = decryptedRow(contactTable, key, row.staff_id, { ...row });
    if (phone) phones.set(row.staff_id, phone.toString('utf8'));
  }
  return phones;
}
