import type { DataSource } from 'typeorm';
import {
  type DisputeLine,
  type DisputeRow,
  lineOf,
  Parameters,
  rowColumns,
  rowJoins,
  visible,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { CountId } from '#domain';
import { query } from '#platform';
import { asked as bounds, conditionsIn } from './count.conditions.ts';
import { type Dimension, joinOf, keyOf } from './dimensions.ts';
import { type Asked, known, repeaters, valuesOf } from './known.query.ts';

/** The cases behind a number. */
export interface CasesAsked {
  readonly figure: CountId;
  readonly by?: Dimension | undefined;
  /** Of one line of that table; null for those that say nothing of it. */
  readonly key?: string | null | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface FigureCases {
  readonly items: DisputeLine[];
  readonly nextCursor: string | null;
  /** How many cases the number counts, and how many of them this person may not see. */
  readonly total: number;
  readonly hidden: number;
}

/** SQL of the table `found`: the ids that a number counts. @param key  SQL of the line's key, where one line is asked */
function foundBy({ figure, by }: Pick<CasesAsked, 'figure' | 'by'>, key?: string): string {
  const { when } = conditionsIn(bounds)[figure];
  const line = by === undefined || key === undefined ? '' : ` and ${keyOf[by]} is not distinct from ${key}`;
  return `found as (select distinct c.id from known c ${by === undefined ? '' : joinOf(by)} where (${when})${line})`;
}

/** Finds by the same condition that counts. The lines tell how the cases stand today. */
export async function figureCases(
  on: DataSource,
  asked: Asked,
  wanted: CasesAsked,
  actor: StaffActor,
): Promise<FigureCases> {
  const parameters = new Parameters();
  for (const value of valuesOf(asked)) parameters.add(value);
  const key = wanted.by === undefined ? undefined : `${parameters.add(wanted.key ?? null)}::text`;
  const cursor = parameters.add(wanted.cursor ?? null);
  const rows = await query<DisputeRow & { total: number; seen: number }>(on, {
    text: `
      with ${repeaters}, ${known(asked)},
      ${foundBy(wanted, key)},
      seen as (
        select d.id, d.reported_on from found join dispute d on d.id = found.id where ${visible(actor, 'masked', parameters)}),
      page as (
        select s.id, s.reported_on from seen s
        where ${cursor}::uuid is null
          or (s.reported_on, s.id) < (select l.reported_on, l.id from dispute l where l.id = ${cursor}::uuid)
        order by s.reported_on desc, s.id desc limit ${parameters.add(wanted.limit + 1)}::int)
      select sums.*, lines.* from
        (select (select count(*)::int from found) as total, (select count(*)::int from seen) as seen) sums
        left join (select ${rowColumns}, d.reported_on as sorted from page join dispute d on d.id = page.id ${rowJoins}) lines on true
      order by lines.sorted desc, lines.id desc`,
    values: parameters.values,
  });
  const [{ total = 0, seen = 0 } = {}] = rows;
  const found = rows.filter(({ id }) => id !== null);
  const items = found.slice(0, wanted.limit).map((row) => lineOf(row, actor));
  return {
    items,
    nextCursor: found.length > wanted.limit ? (items.at(-1)?.id ?? null) : null,
    total,
    hidden: total - seen,
  };
}
