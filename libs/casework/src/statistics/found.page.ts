import type { DataSource } from 'typeorm';
import {
  type DisputeLine,
  type DisputeRow,
  lineOf,
  type Parameters,
  rowColumns,
  rowJoins,
  visible,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';

/** The cases behind a number, newest report first. */
export interface FoundPage {
  readonly items: DisputeLine[];
  readonly nextCursor: string | null;
  /** How many cases the number counts, and how many of them this person may not see. */
  readonly total: number;
  readonly hidden: number;
}

/**
 * Shows those of a table `found (id)` that a person may see, as they stand today, page by page.
 * @param tables  SQL of the table, and of those that it reads
 * @param parameters  those that the SQL names; more are added
 */
export async function foundPage(
  on: DataSource,
  tables: string,
  parameters: Parameters,
  asked: {
    readonly actor: StaffActor;
    readonly limit: number;
    readonly cursor?: string | undefined;
    /** Standing in the list tells something of a case that a masked sight of it does not. */
    readonly isTelling?: boolean;
  },
): Promise<FoundPage> {
  const cursor = parameters.add(asked.cursor ?? null);
  const rows = await query<DisputeRow & { total: number; seen: number }>(on, {
    text: `
      with ${tables},
      seen as (
        select d.id, d.reported_on from found join dispute d on d.id = found.id
        where ${visible(asked.actor, asked.isTelling ? 'case' : 'masked', parameters)}${asked.isTelling ? ' and not d.sensitive' : ''}),
      page as (
        select s.id from seen s
        where ${cursor}::uuid is null
          or (s.reported_on, s.id) < (select l.reported_on, l.id from dispute l where l.id = ${cursor}::uuid)
        order by s.reported_on desc, s.id desc limit ${parameters.add(asked.limit + 1)}::int)
      select sums.*, lines.* from
        (select (select count(*)::int from found) as total, (select count(*)::int from seen) as seen) sums
        left join (select ${rowColumns}, d.reported_on as sorted from page join dispute d on d.id = page.id ${rowJoins}) lines on true
      order by lines.sorted desc, lines.id desc`,
    values: parameters.values,
  });
  const [{ total = 0, seen = 0 } = {}] = rows;
  const found = rows.filter(({ id }) => id !== null);
  const items = found.slice(0, asked.limit).map((row) => lineOf(row, asked.actor));
  return {
    items,
    nextCursor: found.length > asked.limit ? (items.at(-1)?.id ?? null) : null,
    total,
    hidden: total - seen,
  };
}
