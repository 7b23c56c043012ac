import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import {
  decryptedRow,
  type EncryptedTable,
  encryptedRow,
  encryptedTables,
  rowName,
} from './encrypted.table.ts';
import { untilNobodySeesBefore } from './snapshots.ts';
import type { Vault } from './vault.ts';

/** How a long piece of work is told of, and how it is cut. */
export interface ReencryptOptions {
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
/** One kind of row that is to be encrypted anew: which rows, and what their values are. */
interface Work {
  readonly table: EncryptedTable;
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
 * Encrypts what an older version of the product has left in plain, then writes the table anew, because the disk would keep
 * what was there; before that it waits for transactions that still see it. Can be cut off at any time and run again. Costs one look at the catalogue where nothing is to be done.
 * @returns rows encrypted
 */
export async function encryptPlain(
  dataSource: DataSource,
  vault: Vault,
  options?: ReencryptOptions,
): Promise<number> {
  let encrypted = 0;
  for (const table of encryptedTables()) {
    const plain = table.columns.flatMap((column) => column.plain ?? []);
    if (plain.length === 0 || (await isValidated(dataSource, table))) continue;
    encrypted += await everyRow(dataSource, vault, options, {
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
    await untilNobodySeesBefore(dataSource);
    await execute(dataSource, { text: `vacuum (full) ${table.table}` });
    await execute(dataSource, {
      text: `alter table ${table.table} validate constraint ${nothingPlain(table.table)}`,
    });
  }
  return encrypted;
}

async function isValidated(dataSource: DataSource, { table }: EncryptedTable): Promise<boolean> {
  const rows = await query(dataSource, {
    text: 'select 1 from pg_constraint where conname = $1 and convalidated',
    values: [nothingPlain(table)],
  });
  return rows.length > 0;
}

/**
 * Encrypts everything anew that lies under a retired key, while the product goes on working.
 * @returns rows encrypted
 */
export async function reencryptRetired(
  dataSource: DataSource,
  vault: Vault,
  options?: ReencryptOptions,
): Promise<number> {
  const retired = await query<{ id: number; purpose: string }>(dataSource, {
    text: 'select id, purpose from data_key where retired_at is not null',
  });
  let encrypted = 0;
  for (const table of encryptedTables()) {
    const ids = retired.filter(({ purpose }) => purpose === table.purpose).map(({ id }) => id);
    if (ids.length === 0) continue;
    const columns = table.columns.map(({ name }) => name);
    encrypted += await everyRow(dataSource, vault, options, {
      table,
      where: 'key_id = any($2::int[])',
      values: [ids],
      columns,
      read: async (tx, row, id) => {
        return decryptedRow(table, await vault.key(tx, Number(row.key_id)), id, row);
      },
      emptied: [],
    });
  }
  return encrypted;
}

/** Batch after batch until nothing is left; a row that somebody else has locked is waited for. */
async function everyRow(
  dataSource: DataSource,
  vault: Vault,
  { batch = 200, onProgress }: ReencryptOptions = {},
  work: Work,
): Promise<number> {
  for (let done = 0; ; ) {
    const encrypted = await inTransaction(dataSource, (tx) => encryptBatch(tx, vault, work, batch));
    done += encrypted;
    if (encrypted > 0) onProgress?.(done);
    if (encrypted === batch) continue;
    if (encrypted === 0 && !(await isAnythingLeft(dataSource, work))) return done;
    if (encrypted === 0) await pause(50);
  }
}

async function encryptBatch(tx: Tx, vault: Vault, work: Work, batch: number): Promise<number> {
  const { table, where, columns, emptied } = work;
  const rows = await query<Row>(tx, {
    text: `select array[${table.id.map((column) => `${column}::text`).join(', ')}] as row_id, key_id, ${columns.join(', ')}
           from ${table.table} where ${where} limit $1 for update skip locked`,
    values: [batch, ...work.values],
  });
  const key = await vault.current(tx, table.purpose);
  for (const row of rows) {
    const id = rowName(row.row_id);
    const encrypted = Object.entries(encryptedRow(table, key, id, await work.read(tx, row, id)));
    const set = [
      ...encrypted.map(([column], n) => `${column} = $${table.id.length + n + 1}`),
      ...emptied.map((column) => `${column} = null`),
    ];
    const written = await execute(tx, {
      text: `update ${table.table} set ${set.join(', ')}
             where ${table.id.map((column, n) => `${column} = $${n + 1}`).join(' and ')}`,
      values: [...row.row_id, ...encrypted.map(([, value]) => value)],
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
