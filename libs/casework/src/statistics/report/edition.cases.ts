import type { DataSource } from 'typeorm';
import { Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';
import { kindPrevented } from '../beside.figures.ts';
import { foundPage } from '../found.page.ts';
import type { EditionCases, EditionCasesQuery } from './report.view.ts';

/** The cases that an edition counted in a figure, of those that the person may see today. */
export async function frozenCases(
  on: DataSource,
  actor: StaffActor,
  editionId: string,
  { figure, by, key, limit, cursor }: EditionCasesQuery,
): Promise<EditionCases> {
  const parameters = new Parameters();
  const [edition, counted] = [parameters.add(editionId), parameters.add(figure)];
  const line =
    by === undefined
      ? ''
      : `and (c.keys ->> ${parameters.add(by)}::text) is not distinct from ${parameters.add(key ?? null)}::text`;
  const found = `
    found as (
      select c.dispute_id as id from statistics_edition_case c
      where c.edition_id = ${edition}::uuid and ${counted}::text = any(c.figures) ${line})`;
  const kind = kindPrevented(figure);
  const page = await foundPage(on, found, parameters, {
    actor,
    limit,
    cursor,
    isTelling: kind !== undefined,
  });
  const records = await query<EditionCases['records'][number]>(on, {
    name: 'statistics.edition-records',
    text: `
      select c.dispute_id as "disputeId", r.id as "preventionId"
      from statistics_edition_case c, jsonb_each(c.keys -> 'prevention') k (kind, ids), jsonb_array_elements_text(k.ids) r (id)
      where c.edition_id = $1 and c.dispute_id = any($2::uuid[]) and ($3::text is null or k.kind = $3)
      order by c.dispute_id, r.id`,
    values: [editionId, figure.startsWith('prevented') ? page.items.map(({ id }) => id) : [], kind ?? null],
  });
  return { ...page, records: [...records] };
}
