import type { DataSource } from 'typeorm';
import { addDays, type IsoDate, type VillageReportKind } from '#domain';
import { query, type Tx } from '#platform';
import { nameThen } from '../dashboard/dashboard.query.ts';

/** Which villages, which weeks, and as of when. */
export interface VillageWeeksAsked {
  readonly townshipIds: readonly string[];
  /** One of their villages; null for all. */
  readonly villageId: string | null;
  /** Mondays, the earliest first. */
  readonly weeks: readonly IsoDate[];
  /** ISO instant: what was written down later does not count. */
  readonly asOf: string;
}

/** A week of a village that was there, and what it said. */
export interface VillageWeek {
  readonly villageId: string;
  /** As it was called then. */
  readonly name: string;
  readonly townshipId: string;
  readonly week: IsoDate;
  /** False for weeks before its township began to ask for reports: whoever said nothing then is not missing. */
  readonly isOwed: boolean;
  /** Disputes that its people reported in that week through the product. */
  readonly disputes: number;
  readonly reportId: string | null;
  readonly kind: VillageReportKind | null;
  readonly screenings: number | null;
  readonly by: string | null;
  readonly at: Date | null;
}

const beginOf = (day: string): string => `(${day})::timestamp at time zone 'Asia/Shanghai'`;

/**
 * What villages said of weeks, village by village, by what was written down up to a moment. A village owes the report of a
 * week when it was there when the week began and was not shut at its end, from the week on of which a village of its township
 * was the first to report, or in which the township first held its weekly review.
 * @source decision 0038
 */
export async function villageWeeks(
  on: Tx | DataSource,
  { townshipIds, villageId, weeks, asOf }: VillageWeeksAsked,
): Promise<readonly VillageWeek[]> {
  return await query<VillageWeek>(on, {
    name: 'village.weeks',
    text: `
      with found as (
        select e.actor_organisation_id as village_id, date_trunc('week', d.created_at at time zone 'Asia/Shanghai')::date as week,
          count(*)::int as disputes
        from unnest($1::uuid[]) t (id)
        join dispute d on d.township_id = t.id and d.created_at <= $4::timestamptz
          and d.created_at >= ${beginOf('$5::date')} and d.created_at < ${beginOf('$6::date')}
        join dispute_event e on e.dispute_id = d.id and e.seq = 1 and e.type = 'REPORT'
        group by 1, 2),
      begun as (
        select t.id as township_id, least(
          (select min(first.week) from organisation v
             cross join lateral (
               select r.week from village_report r
               where r.village_id = v.id and r.reported_at <= $4::timestamptz
                 and (r.retracted_at is null or r.retracted_at > $4::timestamptz)
               order by r.week limit 1) first
           where v.parent_id = t.id and v.kind = 'village'),
          (select date_trunc('week', min(m.opened_at) at time zone 'Asia/Shanghai')::date from review_meeting m
           where m.township_id = t.id and m.kind = 'weekly' and m.opened_at <= $4::timestamptz)) as week
        from unnest($1::uuid[]) t (id))
      select v.id as "villageId", ${nameThen('v.id')} as name, v.parent_id as "townshipId", w.week::text as week,
        coalesce(w.week >= b.week, false) as "isOwed", coalesce(f.disputes, 0) as disputes, r.id as "reportId", r.kind, r.screenings, s.name as by, r.reported_at as at
      from begun b
      join organisation v on v.parent_id = b.township_id and v.kind = 'village' and ($2::uuid is null or v.id = $2)
      cross join unnest($3::date[]) w (week)
      left join found f on f.village_id = v.id and f.week = w.week
      left join village_report r on r.village_id = v.id and r.week = w.week and r.reported_at <= $4::timestamptz
        and (r.retracted_at is null or r.retracted_at > $4::timestamptz)
      left join staff s on s.id = r.reported_by
      where (v.began_at is null or v.began_at <= ${beginOf('w.week')})
        and not exists (
          select 1 from organisation_closure c
          cross join least($4::timestamptz, ${beginOf('w.week + 7')} - interval '1 millisecond') as moment
          where c.organisation_id = v.id and c.closed_at <= moment and (c.reopened_at is null or c.reopened_at > moment))
      order by v.code, v.id, w.week`,
    values: [townshipIds, villageId, weeks, asOf, weeks[0], addDays(weeks.at(-1) ?? '', 7)],
  });
}
