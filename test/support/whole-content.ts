import type { DataSource } from 'typeorm';
import { query } from '#platform';

/** Every table with its number of rows and a digest of all of them, generated columns too; the sequences where they stand. */
export async function wholeContent(on: DataSource): Promise<Readonly<Record<string, string>>> {
  const tables = await query<{ name: string; kind: string }>(on, {
    text: `select relname as name, relkind as kind from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname not like 'migration%'
           order by relname`,
  });
  if (tables.length === 0) return {};
  const rows = await query<{ name: string; what: string }>(on, {
    text: tables.map(contentOf).join(' union all '),
  });
  return Object.fromEntries(rows.map(({ name, what }) => [name, what]));
}

const contentOf = ({ name, kind }: { readonly name: string; readonly kind: string }): string =>
  kind === 'S'
    ? `select '${name}' as name, last_value || ' ' || is_called as what from "${name}"`
    : `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate "C")), '') as what
       from "${name}" t`;
