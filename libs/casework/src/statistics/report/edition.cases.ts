import type { DataSource } from 'typeorm';
import { Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
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
  return await foundPage(on, found, parameters, { actor, limit, cursor });
}
