import type { DataSource } from 'typeorm';
import { query, type Tx } from '#platform';
import type { Asked } from '../known.query.ts';
import type { ReportFigures } from './report.view.ts';

type Workforce = NonNullable<ReportFigures['workforce']>;

/**
 * Who mediates on the last day of the period, as the directory of people says it: terms of mediators, and where they sit. A body with
 * a mediator in term counts as a committee; of other kinds of committees the directory knows nothing.
 */
export async function workforceOf(
  on: Tx | DataSource,
  { townshipIds, placeId, leadId, until }: Asked,
): Promise<Workforce> {
  const [row] = await query<Workforce>(on, {
    name: 'statistics.workforce',
    text: `
      with body as (
        select o.id, o.kind, coalesce(o.parent_id, o.id) as township from organisation o
        where (o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]))
          and ($2::uuid is null or o.id = $2) and ($3::uuid is null or o.id = $3)),
      mediator as (
        select distinct s.id, b.id as body, b.kind, b.township
        from body b join staff s on s.organisation_id = b.id
          join appointment a on a.staff_id = s.id and a.role = 'mediator'
            and a.starts_on <= $4::date and (a.ends_on is null or a.ends_on >= $4::date))
      select count(distinct body) filter (where kind = 'village')::int as "villageCommittees",
        count(distinct township) filter (where kind in ('centre', 'office', 'township'))::int as "townshipCommittees",
        count(distinct id) filter (where kind = 'village')::int as "villageMediators",
        count(distinct id) filter (where kind <> 'village')::int as "townshipMediators",
        (select count(*)::int from body b join organisation o using (id) where b.kind = 'office' and o.active) as "justiceOffices"
      from mediator`,
    values: [townshipIds, placeId, leadId, until],
  });
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}
