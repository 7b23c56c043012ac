import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { unfinishedTable } from '../database/migrate.ts';

/** A table as it is copied: generated columns are computed again, everything else stands in the rows. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * One connection outside the pool on which values have one text form, whatever server and role are set to, and which waits
 * as long as a large table takes.
 */
export async function connectForCopy(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'fengqiao backup' });
  // A connection that breaks is told to whoever reads from it; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`
    set client_encoding = 'UTF8'; set DateStyle = 'ISO, YMD'; set IntervalStyle = 'postgres'; set TimeZone = 'UTC';
    set extra_float_digits = 1; set bytea_output = 'hex'; set search_path = public; set row_security = off;
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '60s';
    -- Read from the first page to the last: what was only added to then begins with the same bytes as last time.
    set synchronize_seqscans = off`);
  return client;
}

/** The rows of a table as they lie in it, in PostgreSQL's text form. */
export function copyOut(client: pg.Client, table: TableShape): Readable {
  return client.query(copyTo(`copy ${target(table)} to stdout`));
}

/** Fills a table. @returns the number of rows */
export async function copyIn(
  client: pg.Client,
  table: TableShape,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${target(table)} from stdin`));
  await pipeline(Readable.from(content), stream);
  return stream.rowCount;
}

/** The tables of the product with the columns that have to be kept: not the list of migrations, nothing unlogged. */
export async function tablesOf(client: pg.Client): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `
    select c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> all($1)
    order by pg_relation_size(c.oid) desc, c.relname`,
    [[...ownTables]],
  );
  return rows;
}

/** TypeORM's list of migrations. */
const migrationTable = 'migration';
const ownTables = [migrationTable, unfinishedTable] as const;

/** Where a sequence stands; an identity column has one too. */
export interface SequenceValue {
  readonly name: string;
  readonly value: string;
  readonly isCalled: boolean;
}

/** Sequences know no snapshot: read after one, they stand at or beyond every row of it, which is what is needed. */
export async function sequencesOf(client: pg.Client): Promise<readonly SequenceValue[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`);
  const values: SequenceValue[] = [];
  for (const { name } of rows) {
    if (name.startsWith(`${migrationTable}_`)) continue;
    const { rows: read } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(name)}`,
    );
    for (const { value, called } of read) values.push({ name, value, isCalled: called });
  }
  return values;
}

/** The migrations that the database has had, in their order; none where it is not one of this product. */
export async function migrationsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows: found } = await client.query<{ is: boolean }>(
    `select to_regclass('public.${migrationTable}') is not null as is`,
  );
  if (!found[0]?.is) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${migrationTable} order by id`);
  return rows.map(({ name }) => name);
}

/** A name as it may stand in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function target({ name, columns }: TableShape): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
