import type { DataSource } from 'typeorm';
import { digestOf } from '#casework/seal';
import { type ImportedRow, type RowReading, registerKey } from '#domain';
import { query, type Tx } from '#platform';

/** What makes a row the same case when it is imported again; a row that repeats another and is a case of its own says so. */
export function importKeyOf({ record, nth = 0 }: Pick<ImportedRow, 'record' | 'nth'>): string {
  const key = registerKey(record);
  return digestOf(nth === 0 ? key : JSON.stringify([key, nth]));
}

/** A sheet of a register. */
export interface SheetOfImport {
  readonly importId: string;
  readonly sheet: string;
}

/** Those of some rows of a sheet that are cases already, and which, however they were read then. */
export async function enteredRows(
  on: Tx | DataSource,
  { importId, sheet }: SheetOfImport,
  asked: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await query<{ row: number; id: string }>(on, {
    name: 'import.entered',
    text: `select (payload #>> '{source,row}')::int as row, dispute_id as id from dispute_event
           where type = 'IMPORT' and payload #>> '{source,importId}' = $1 and payload #>> '{source,sheet}' = $2
             and payload #>> '{source,row}' = any($3::text[])`,
    values: [importId, sheet, asked.map(String)],
  });
  return new Map(rows.map(({ row, id }) => [row, id]));
}

/** The cases that stand under these keys in a township. */
export async function knownCases(
  on: Tx | DataSource,
  townshipId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = await query<{ import_key: string; id: string }>(on, {
    name: 'import.known',
    text: `select import_key, id from dispute where township_id = $1 and import_key = any($2::text[])`,
    values: [townshipId, keys],
  });
  return new Map(known.map(({ import_key, id }) => [import_key, id]));
}

/** The case of each row that has one, by row: entered from this register, or standing there from another. */
export async function casesOfRows(
  on: DataSource,
  townshipId: string,
  rows: readonly RowReading[],
  sheet: SheetOfImport,
): Promise<ReadonlyMap<number, string>> {
  const keys = new Map(
    rows.flatMap((row) => (row.result === 'imported' ? [[row.row, importKeyOf(row)] as const] : [])),
  );
  const [entered, known] = await Promise.all([
    enteredRows(
      on,
      sheet,
      rows.map(({ row }) => row),
    ),
    knownCases(on, townshipId, [...keys.values()]),
  ]);
  const standing = [...keys].flatMap(([row, key]) => {
    const id = known.get(key);
    return id === undefined ? [] : [[row, id] as const];
  });
  return new Map([...standing, ...entered]);
}
