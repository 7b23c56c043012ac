import type { DataSource } from 'typeorm';
import { type DisputeRow, lineOf, Parameters, rowColumns, rowJoins, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';
import type { EditionCases, EditionCasesQuery } from './report.view.ts';

/** The cases that an edition counted in a figure, of those that the person may see today. */
export async function frozenCases(
  on: DataSource,
  actor: StaffActor,
  editionId: string,
  { figure, by, key, limit, cursor: after }: EditionCasesQuery,
): Promise<EditionCases> {
  const parameters = new Parameters();
  const [edition, counted] = [parameters.add(editionId), parameters.add(figure)];
  const line =
    by === undefined
      ? ''
      : `and (c.keys ->> ${parameters.add(by)}::text) is not distinct from ${parameters.add(key ?? null)}::text`;
  const cursor = parameters.add(after ?? null);
  const rows = await query<DisputeRow & { total: number; seen: number }>(on, {
    text: `
      with found as (
        select c.dispute_id as id from statistics_edition_case c
        where c.edition_id = ${edition}::uuid and ${counted}::text = any(c.figures) ${line}),
      seen as (
        select d.id, d.reported_on from found join dispute d on d.id = found.id where ${visible(actor, 'masked', parameters)}),
      page as (
        select s.id from seen s
        where ${cursor}::uuid is null
          or (s.reported_on, s.id) < (select l.reported_on, l.id from dispute l where l.id = ${cursor}::uuid)
        order by s.reported_on desc, s.id desc limit ${parameters.add(limit + 1)}::int)
      select sums.*, lines.* from
        (select (select count(*)::int from found) as total, (select count(*)::int from seen) as seen) sums
        left join (select ${rowColumns}, d.reported_on as sorted from page join dispute d on d.id = page.id ${rowJoins}) lines on true
      order by lines.sorted desc, lines.id desc`,
    values: parameters.values,
  });
  const [{ total = 0, seen = 0 } = {}] = rows;
  const found = rows.filter(({ id }) => id !== null);
  const items = found.slice(0, limit).map((row) => lineOf(row, actor));
  return {
    items,
    nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null,
    total,
    hidden: total - seen,
  };
}
