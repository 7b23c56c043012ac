import type { DataSource } from 'typeorm';
import { decryptedRow, type EncryptedTable, type Tx, type Vault } from '#platform';
import type { StoredParty } from './party.ts';
import { intakeTable, partyTable, phonesIn, textOf } from './personal.tables.ts';

/** A row as JSON: an encrypted value is the hexadecimal text of a `bytea`. */
type SealedRow = { readonly key_id: number | null } & Readonly<Record<string, unknown>>;

/** Parties and telephone numbers of one case as they lie in the tables: encrypted, and without what only proofs read. */
export interface SealedCase {
  readonly parties: readonly SealedRow[];
  readonly intake: SealedRow | null;
}

/** The same in plain. */
export interface OpenedCase {
  /** In the order in which they were named. */
  readonly parties: readonly Omit<StoredParty, 'salt'>[];
  readonly contactPhones: readonly string[];
}

/** The select list that fills a {@link SealedCase}. @param disputeId  SQL for the id of the case */
export const sealedColumns = (disputeId: string): string => `
  coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'role', p.role, 'name', p.name,
      'idType', p.id_type, 'headcount', p.headcount, 'key_id', p.key_id, 'id_number', p.id_number, 'phone', p.phone,
      'address', p.address) order by p.position, p.id)
    from party p where p.dispute_id = ${disputeId}), '[]') as parties,
  (select json_build_object('key_id', i.key_id, 'contact_phones', i.contact_phones)
    from dispute_intake i where i.dispute_id = ${disputeId}) as intake`;

/** @throws DecryptionError */
export async function openSealed(
  vault: Vault,
  on: Tx | DataSource,
  { id, parties, intake }: SealedCase & { readonly id: string },
): Promise<OpenedCase> {
  const opened: OpenedCase['parties'][number][] = [];
  for (const row of parties) {
    const { kind, role, name, idType, headcount } = row as unknown as StoredParty;
    const values = await valuesOf(vault, on, partyTable, String(row.id), row);
    opened.push({
      id: String(row.id),
      kind,
      role,
      name,
      idType,
      headcount,
      idNumber: textOf(values.id_number),
      phone: textOf(values.phone),
      address: textOf(values.address),
    });
  }
  const phones = intake && textOf((await valuesOf(vault, on, intakeTable, id, intake)).contact_phones);
  return { parties: opened, contactPhones: phones === null ? [] : phonesIn(phones) };
}

async function valuesOf(
  vault: Vault,
  on: Tx | DataSource,
  table: EncryptedTable,
  name: string,
  row: SealedRow,
): Promise<Readonly<Record<string, Buffer | null>>> {
  if (row.key_id === null) return {};
  const stored = table.columns.map((column) => [column.name, bytesOf(row[column.name])]);
  return decryptedRow(table, await vault.key(on, row.key_id), name, Object.fromEntries(stored));
}

const bytesOf = (value: unknown): Buffer | null =>
  typeof value === 'string' ? Buffer.from(value.slice(String.raw`\x`.length), 'hex') : null;
