import type { DataSource } from 'typeorm';
import { query } from '#platform';

/** Every text that stands anywhere in a database, table by table: what a stolen dump would show. */
export async function everythingIn(dataSource: DataSource): Promise<ReadonlyMap<string, string>> {
  const tables = await query<{ name: string }>(dataSource, {
    text: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           order by 1`,
  });
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await query<Record<string, unknown>>(dataSource, { text: `select * from ${name}` });
    found.set(name, rows.map((row) => Object.values(row).map(textOf).join('\t')).join('\n'));
  }
  return found;
}

/** Bytes count as the text that they may hold. */
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('utf8')} ${value.toString('utf16le')}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where any of the values stands: `table: value`. */
export async function placesOfPlain(
  dataSource: DataSource,
  values: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [table, text] of await everythingIn(dataSource)) {
    found.push(...values.filter((value) => text.includes(value)).map((value) => `${table}: ${value}`));
  }
  return found;
}
