import { type BackupOrder, query, type Tx } from '#platform';
import { Root } from './known.cases.ts';

/** Rows at a time: memory stays flat. */
const pageSize = 10_000;

/**
 * What stands for the whole record in the moment of a backup: the root of all histories, as a certificate prints it, and on
 * a line each where the chains of seals stand. A restore must come to the same.
 */
export const recordHeadOf: NonNullable<BackupOrder['headOf']> = async (client) => {
  const root = new Root();
  for (let last: string | null = null; ; ) {
    const { rows }: { rows: { id: string; version: number; head: string }[] } = await client.query(
      `select id, version, head_hash as head from dispute where $1::uuid is null or id > $1 order by id limit ${pageSize}`,
      [last],
    );
    for (const row of rows) root.add(row);
    last = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize) break;
  }
  // A backup is made of a database as it is, also of one from before there were seals.
  const { rows: sealed } = await client.query<{ is: boolean }>(
    `select to_regclass('public.seal') is not null as is`,
  );
  if (!sealed[0]?.is) return root.digest();
  const { rows: links } = await client.query<{ link: string }>(
    `select distinct on (chain_id) chain_id || ' ' || position || ' ' || hash as link from seal
     order by chain_id, position desc`,
  );
  return [root.digest(), ...links.map(({ link }) => link)].join('\n');
};

/** The root in what {@link recordHeadOf} gave. */
export const rootIn = (head: string): string => head.split('\n', 1)[0] ?? '';

/**
 * Whether the record is the one of that moment: its histories give that root, and its chains of seals go on from there.
 * @param root  what the histories gave when they were folded now
 */
export async function isRecordOf(tx: Tx, head: string, root: string): Promise<boolean> {
  const [, ...links] = head.split('\n');
  if (rootIn(head) !== root) return false;
  const [row] = await query<{ found: number }>(tx, {
    text: `select count(*)::int as found from seal where chain_id || ' ' || position || ' ' || hash = any($1::text[])`,
    values: [links],
  });
  return row?.found === links.length;
}
