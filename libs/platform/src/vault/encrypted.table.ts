import type { CipherPlace, DataKey } from './data.key.ts';
import { boundTo } from './encryption.ts';

/** A column of encrypted values, and how they are found again. */
interface EncryptedColumn {
  readonly name: string;
  /** An older column that still holds the value in plain; the backfill empties it. */
  readonly plain?: string;
  /** The blind index beside it. */
  readonly index?: {
    readonly column: string;
    readonly kind: string;
    /** One spelling for one value; of a value that is a list, those of its items (the column is then `bytea[]`). */
    readonly normalise: (value: string) => string | readonly string[];
  };
}

/**
 * A table with encrypted columns. Its rows say in `key_id` (references `data_key`) which key encrypted them, so that the
 * database itself refuses to drop a key in use.
 */
export interface EncryptedTable {
  readonly table: string;
  /** Primary key; default `id`. */
  readonly id: readonly string[];
  readonly purpose: string;
  readonly columns: readonly EncryptedColumn[];
}

// Filled while the modules are imported, complete before the first process asks; as the job catalogue is.
const tables: EncryptedTable[] = [];

/** Declares a table whose values are encrypted: keys are made for its purpose, and rotation re-encrypts its rows. */
export function encryptedTable(
  declared: Omit<EncryptedTable, 'id'> & { readonly id?: readonly string[] },
): EncryptedTable {
  const table = { ...declared, id: declared.id ?? ['id'] };
  tables.push(table);
  return table;
}

/** Every table that was declared so far. */
export const encryptedTables = (): readonly EncryptedTable[] => tables;

/** The places of one row of a table, by column. @param row  the primary key, see {@link rowName} */
export function placesIn(table: EncryptedTable, row: string): (column: string) => CipherPlace {
  return (column) => ({ table: table.table, column, row });
}

/** The primary key of a row as one text; several columns cannot be mistaken for others. */
export const rowName = (parts: readonly string[]): string =>
  parts.length === 1 ? String(parts[0]) : boundTo(...parts).toString('base64');

/** What is written into the columns of a row. */
type Written = Buffer | readonly Buffer[] | number | null;

/** The column values of a row: encrypted, with their indexes and the key's id. Null stays null. */
export function encryptedRow(
  table: EncryptedTable,
  key: DataKey,
  row: string,
  values: Readonly<Record<string, string | Buffer | null | undefined>>,
): Readonly<Record<string, Written>> {
  const place = placesIn(table, row);
  const encrypted: Record<string, Written> = { key_id: key.id };
  for (const { name } of table.columns) {
    const value = values[name] ?? null;
    encrypted[name] = value === null ? null : key.encrypt(place(name), value);
  }
  return { ...encrypted, ...indexesOf(table, key, values) };
}

/** The index columns of a row with these values in plain. Null stays null. */
export function indexesOf(
  table: EncryptedTable,
  key: DataKey,
  values: Readonly<Record<string, string | Buffer | null | undefined>>,
): Readonly<Record<string, Buffer | readonly Buffer[] | null>> {
  return Object.fromEntries(
    table.columns.flatMap(({ name, index }) => {
      if (!index) return [];
      const value = values[name] ?? null;
      return [[index.column, value === null ? null : indexOf(key, index, value.toString())]];
    }),
  );
}

/** The values of a row in plain. @throws DecryptionError */
export function decryptedRow(
  table: EncryptedTable,
  key: DataKey,
  row: string,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Buffer | null>> {
  const place = placesIn(table, row);
  return Object.fromEntries(
    table.columns.map(({ name }) => {
      const value = values[name];
      return [name, Buffer.isBuffer(value) ? key.decrypt(place(name), value) : null];
    }),
  );
}

function indexOf(
  key: DataKey,
  { kind, normalise }: NonNullable<EncryptedColumn['index']>,
  value: string,
): Buffer | readonly Buffer[] {
  const spelt = normalise(value);
  return typeof spelt === 'string' ? key.index(kind, spelt) : spelt.map((item) => key.index(kind, item));
}
