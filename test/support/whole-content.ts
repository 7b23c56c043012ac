import type { DataSource } from 'typeorm';
import { query } from '#platform';

/** Every table with its number of rows and a digest of all of them, generated columns too; the sequences where they stand. */
export async function wholeContent(on: DataSource): Promise<Readonly<Record<string, string>>> {
  const tables = await query<{ name: string; kind: string }>(on, {
    text: `select relname as name, relkind as kind from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by relname`,
  });
  const content: Record<string, string> = {};
  for (const { name, kind } of tables) {
    if (name.startsWith('migration')) continue;
    const [row] = await query<{ what: string }>(on, {
      text:
        kind === 'S'
          ? `select last_value || ' ' || is_called as what from "${name}"`
          : `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate "C")), '') as what
             from "${name}" t`,
    });
    content[name] = row?.what ?? '';
  }
  return content;
}
