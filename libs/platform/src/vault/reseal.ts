import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import { placesIn, rowName, type SealedTable, sealedRow, sealedTables } from './sealed.table.ts';
import type { Vault } from './vault.ts';

/** How a long piece of work is told of, and how it is cut. */
export interface ResealOptions {
  /** Rows per transaction, default 200: each is locked for a few hundredths of a second. */
  readonly batch?: number;
  /** Told after each batch, with the rows done so far. */
  readonly onProgress?: (rows: number) => void;
}

type Values = Readonly<Record<string, string | Buffer | null>>;
interface Row extends Record<string, unknown> {
  readonly row_id: readonly string[];
  readonly key_id: number | null;
}
/** One kind of row that is to be sealed anew: which rows, and what their values are. */
interface Work {
  readonly table: SealedTable;
  readonly where: string;
  readonly values: readonly unknown[];
  readonly columns: readonly string[];
  readonly read: (tx: Tx, row: Row, id: string) => Promise<Values>;
  /** Further columns that are emptied. */
  readonly emptied: readonly string[];
}

/** The check constraint of a table that its plain columns are empty; validated once they are, and gone from the disk. */
const nothingPlain = (table: string): string => `${table}_nothing_plain`;

/**
 * Seals what an older version of the product has left in plain, then writes the table anew, because the disk would keep
 * what was there. Can be cut off at any time and run again. Costs one look at the catalogue where nothing is to be done.
 * @returns rows sealed
 */
export async function sealPlain(
  dataSource: DataSource,
  vault: Vault,
  options?: ResealOptions,
): Promise<number> {
  let sealed = 0;
  for (const table of sealedTables()) {
    const plain = table.columns.flatMap((column) => column.plain ?? []);
    if (plain.length === 0 || (await isValidated(dataSource, table))) continue;
    sealed += await everyRow(dataSource, vault, options, {
      table,
      where: plain.map((column) => `${column} is not null`).join(' or '),
      values: [],
      columns: plain,
      read: async (_tx, row) =>
        Object.fromEntries(
          table.columns.map(({ name, plain: from }) => [
            name,
            from === undefined ? null : (row[from] as string | Buffer | null),
          ]),
        ),
      emptied: plain,
    });
    await execute(dataSource, { text: `vacuum (full) ${table.table}` });
    await execute(dataSource, {
      text: `alter table ${table.table} validate constraint ${nothingPlain(table.table)}`,
    });
  }
  return sealed;
}

async function isValidated(dataSource: DataSource, { table }: SealedTable): Promise<boolean> {
  const rows = await query(dataSource, {
    text: 'select 1 from pg_constraint where conname = $1 and convalidated',
    values: [nothingPlain(table)],
  });
  return rows.length > 0;
}

/**
 * Seals everything anew that lies under a retired key, while the product goes on working.
 * @returns rows sealed
 */
export async function resealRetired(
  dataSource: DataSource,
  vault: Vault,
  options?: ResealOptions,
): Promise<number> {
  const retired = await query<{ id: number; purpose: string }>(dataSource, {
    text: 'select id, purpose from data_key where retired_at is not null',
  });
  let sealed = 0;
  for (const table of sealedTables()) {
    const ids = retired.filter(({ purpose }) => purpose === table.purpose).map(({ id }) => id);
    if (ids.length === 0) continue;
    const columns = table.columns.map(({ name }) => name);
    sealed += await everyRow(dataSource, vault, options, {
      table,
      where: 'key_id = any($2::int[])',
      values: [ids],
      columns,
      read: async (tx, row, id) => {
        const key = await vault.key(tx, Number(row.key_id));
        const place = placesIn(table, id);
        return Object.fromEntries(
          columns.map((name) => {
            const value = row[name] as Buffer | null;
            return [name, value === null ? null : key.open(place(name), value)];
          }),
        );
      },
      emptied: [],
    });
  }
  return sealed;
}

/** Batch after batch until nothing is left; a row that somebody else has locked is waited for. */
async function everyRow(
  dataSource: DataSource,
  vault: Vault,
  { batch = 200, onProgress }: ResealOptions = {},
  work: Work,
): Promise<number> {
  for (let done = 0; ; ) {
    const sealed = await inTransaction(dataSource, (tx) => sealBatch(tx, vault, work, batch));
    done += sealed;
    if (sealed > 0) onProgress?.(done);
    if (sealed === batch) continue;
    if (sealed === 0 && !(await isAnythingLeft(dataSource, work))) return done;
    if (sealed === 0) await pause(50);
  }
}

async function sealBatch(tx: Tx, vault: Vault, work: Work, batch: number): Promise<number> {
  const { table, where, columns, emptied } = work;
  const rows = await query<Row>(tx, {
    text: `select array[${table.id.map((column) => `${column}::text`).join(', ')}] as row_id, key_id, ${columns.join(', ')}
           from ${table.table} where ${where} limit $1 for update skip locked`,
    values: [batch, ...work.values],
  });
  const key = await vault.current(tx, table.purpose);
  for (const row of rows) {
    const id = rowName(row.row_id);
    const sealed = Object.entries(sealedRow(table, key, id, await work.read(tx, row, id)));
    const set = [
      ...sealed.map(([column], n) => `${column} = $${table.id.length + n + 1}`),
      ...emptied.map((column) => `${column} = null`),
    ];
    const written = await execute(tx, {
      text: `update ${table.table} set ${set.join(', ')}
             where ${table.id.map((column, n) => `${column} = $${n + 1}`).join(' and ')}`,
      values: [...row.row_id, ...sealed.map(([, value]) => value)],
    });
    if (written !== 1) throw new Error('a locked row is written once');
  }
  return rows.length;
}

async function isAnythingLeft(dataSource: DataSource, { table, where, values }: Work): Promise<boolean> {
  // "$1" is the batch size in the other statement of the same condition.
  const rows = await query(dataSource, {
    text: `select 1 from ${table.table} where (${where}) limit $1`,
    values: [1, ...values],
  });
  return rows.length > 0;
}
