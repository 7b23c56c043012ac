import type { DataKey, SealedPlace } from './data.key.ts';
import { boundTo } from './sealing.ts';

/** A column of sealed values, and how they are found again. */
interface SealedColumn {
  readonly name: string;
  /** An older column that still holds the value in plain; the backfill empties it. */
  readonly plain?: string;
  /** The blind index beside it. */
  readonly index?: {
    readonly column: string;
    readonly kind: string;
    /** One spelling for one value. */
    readonly normalise: (value: string) => string;
  };
}

/**
 * A table with sealed columns. Its rows say in `key_id` (references `data_key`) which key sealed them, so that the
 * database itself refuses to drop a key in use.
 */
export interface SealedTable {
  readonly table: string;
  /** Primary key; default `id`. */
  readonly id: readonly string[];
  readonly purpose: string;
  readonly columns: readonly SealedColumn[];
}

// Filled while the modules are imported, complete before the first process asks; as the job catalogue is.
const tables: SealedTable[] = [];

/** Declares a table whose values are sealed: keys are made for its purpose, and rotation re-encrypts its rows. */
export function sealedTable(
  declared: Omit<SealedTable, 'id'> & { readonly id?: readonly string[] },
): SealedTable {
  const table = { ...declared, id: declared.id ?? ['id'] };
  tables.push(table);
  return table;
}

/** Every table that was declared so far. */
export const sealedTables = (): readonly SealedTable[] => tables;

/** The places of one row of a table, by column. @param row  the primary key */
export function placesIn(table: SealedTable, row: string): (column: string) => SealedPlace {
  return (column) => ({ table: table.table, column, row });
}

/** The primary key of a row as one text; several columns cannot be mistaken for others. */
export const rowName = (parts: readonly string[]): string =>
  parts.length === 1 ? String(parts[0]) : boundTo(...parts).toString('base64');

/** The column values of a row: sealed, with their indexes and the key's id. Null stays null. */
export function sealedRow(
  table: SealedTable,
  key: DataKey,
  row: string,
  values: Readonly<Record<string, string | Buffer | null | undefined>>,
): Readonly<Record<string, Buffer | number | null>> {
  const place = placesIn(table, row);
  const sealed: Record<string, Buffer | number | null> = { key_id: key.id };
  for (const { name, index } of table.columns) {
    const value = values[name] ?? null;
    sealed[name] = value === null ? null : key.seal(place(name), value);
    if (index) sealed[index.column] = value === null ? null : indexOf(key, index, value);
  }
  return sealed;
}

const indexOf = (
  key: DataKey,
  { kind, normalise }: NonNullable<SealedColumn['index']>,
  value: string | Buffer,
) => key.index(kind, normalise(value.toString()));
