import type { DataSource } from 'typeorm';
import { type StandingFigure, standingFigures } from '#domain';
import { query, type Statement, type Tx } from '#platform';
import { flowOf, flows } from './flow.query.ts';
import { type Moment, trendWeeks } from './moment.ts';
import { wasHeld } from './scope.query.ts';
import { counts, dimensions, dueAhead, linked, stood } from './stand.query.ts';

/** One line of a table of the open cases. */
export interface StandLine {
  readonly key: string;
  /** Of an organisation, as it was called then. */
  readonly name: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
}

/** What happened in a time. `carriedOver + in + imported + reopened = closed + awaitingResult`. */
export interface FlowCounts {
  readonly in: number;
  readonly imported: number;
  readonly reopened: number;
  readonly closed: number;
}

/** What was decided and what became of it, up to the moment: of the cases of a village, or of what a unit is to do. */
interface DecisionCounts {
  readonly decided: number;
  readonly done: number;
  readonly undone: number;
  readonly late: number;
}

/** What the database counts for the dashboard, in one round trip. */
export interface DashboardFigures {
  readonly townships: readonly { readonly id: string; readonly name: string }[];
  readonly standing: Readonly<Record<StandingFigure, number>>;
  readonly byStage: readonly StandLine[];
  readonly byType: readonly StandLine[];
  readonly byVillage: readonly StandLine[];
  readonly byHolder: readonly StandLine[];
  readonly byRisk: readonly StandLine[];
  readonly week: FlowCounts;
  /** Since the last weekly review of one township; null where there was none in the four weeks. */
  readonly since: { readonly meetingId: string; readonly openedAt: string; readonly flow: FlowCounts } | null;
  readonly lastDecisions: DecisionCounts;
  readonly openDecisions: { readonly open: number; readonly late: number };
  /** Reports of the four weeks up to this one. */
  readonly trendByType: readonly TrendLine[];
  readonly trendByVillage: readonly TrendLine[];
  readonly dueOn: readonly { readonly on: string; readonly cases: number }[];
  /** Reports of the same weekdays a year before, by type. */
  readonly lastYear: readonly { readonly key: string; readonly cases: number }[];
}

/** Reports of one kind or village, week by week, the oldest first. */
export interface TrendLine {
  readonly key: string;
  readonly name: string | null;
  readonly weeks: readonly number[];
}

/** How an organisation was called at the moment asked, parameter 4. @param id  SQL of its id */
export const nameThen = (id: string): string => `(
  select coalesce((select b.name from organisation_past_name b
                   where b.organisation_id = o.id and b.until > $4::timestamptz order by b.until limit 1), o.name)
  from organisation o where o.id = ${id})`;

const groupsOf = (dimension: keyof typeof dimensions): string => `
  (select coalesce(json_agg(json_build_object('key', key, 'name', name, 'open', open, 'overdue', overdue, 'dueSoon', "dueSoon")
                            order by open desc, name, key), '[]')
   from groups where dimension = '${dimension}')`;

const trendOf = (key: string, name: string): string => `
  (select coalesce(json_agg(json_build_object('key', key, 'name', ${name}, 'weeks', weeks) order by total desc, key), '[]')
   from (select ${key}::text as key, count(*) as total,
           array[${Array.from({ length: trendWeeks }, (_, n) => `count(*) filter (where week = ${n})`).join(', ')}] as weeks
         from (select e.*, floor(extract(epoch from e.at - $7::timestamptz) / 604800) as week
               from entered e where not e.is_imported) e
         group by 1) lines)`;

const flowFrom = (since: string): string =>
  `json_build_object(${Object.entries(flowOf)
    .map(([name, counted]) => `'${name}', (select count(*) from ${counted(since)})`)
    .join(', ')})`;

const text = `
  with ${stood}, ${linked}, ${flows},
  marked as materialized (
    select s.*, ${(['overdue', 'dueSoon'] as const).map((name) => `(${counts[name]}) as "${name}"`).join(', ')} from stood s),
  groups as (
    select case ${Object.entries(dimensions)
      .map(([name, key]) => `when grouping(${key.replace('::text', '')}) = 0 then '${name}'`)
      .join(' ')} end as dimension,
      coalesce(${Object.values(dimensions).join(', ')}) as key, ${nameThen('coalesce(s.place_id, s.holder_id)')} as name,
      count(*) as open, count(*) filter (where s.overdue) as overdue, count(*) filter (where s."dueSoon") as "dueSoon"
    from marked s where s.is_open
    group by grouping sets (${Object.values(dimensions)
      .map((key) => `(${key.replace('::text', '')})`)
      .join(', ')})),
  last as (
    select distinct on (m.township_id) m.id, m.opened_at from review_meeting m
    where m.township_id = any($1::uuid[]) and ${wasHeld('m', '$4')}
    order by m.township_id, m.opened_at desc),
  decided as (
    select r.meeting_id in (select id from last) as is_last, coalesce(r.done_at <= $4::timestamptz, false) as is_done,
      coalesce(r.due_on < $5::date, false) as is_late
    from review_decision r join review_meeting m on m.id = r.meeting_id join dispute d on d.id = r.dispute_id
    where m.township_id = any($1::uuid[]) and ($2::uuid is null or d.place_id = $2) and ($3::uuid is null or r.unit_id = $3)
      and r.refusal is null and r.decided_at <= $4::timestamptz
      and (r.retracted_at is null or r.retracted_at > $4::timestamptz)
      and (r.meeting_id in (select id from last) or r.done_at is null or r.done_at > $4::timestamptz))
  select
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', ${nameThen('t.id')}) order by t.n), '[]')
     from unnest($1::uuid[]) with ordinality t (id, n) join organisation o on o.id = t.id
     where o.began_at is null or o.began_at <= $4::timestamptz) as townships,
    (select json_build_object(${standingFigures.map((name) => `'${name}', count(*) filter (where ${counts[name]})`).join(', ')})
     from stood s) as standing,
    ${(['stage', 'type', 'village', 'holder', 'risk'] as const)
      .map((name) => `${groupsOf(name)} as "by${name[0]?.toUpperCase()}${name.slice(1)}"`)
      .join(',\n    ')},
    ${flowFrom('$8')} as week,
    (select json_build_object('meetingId', id, 'openedAt', opened_at, 'flow', ${flowFrom('last.opened_at')})
     from last where opened_at >= $7::timestamptz and (select count(*) from last) = 1) as since,
    (select json_build_object('decided', count(*), 'done', count(*) filter (where is_done),
       'undone', count(*) filter (where not is_done), 'late', count(*) filter (where not is_done and is_late))
     from decided where is_last) as "lastDecisions",
    (select json_build_object('open', count(*), 'late', count(*) filter (where is_late)) from decided where not is_done)
      as "openDecisions",
    ${trendOf('e.type_code', 'null')} as "trendByType",
    ${trendOf('e.place_id', nameThen('lines.key::uuid'))} as "trendByVillage",
    (select coalesce(json_agg(json_build_object('on', next_due_on, 'cases', cases) order by next_due_on), '[]')
     from (select s.next_due_on, count(*) as cases from stood s where ${dueAhead} group by 1) days) as "dueOn",
    (select coalesce(json_agg(json_build_object('key', key, 'cases', cases) order by cases desc, key), '[]')
     from (select d.reported_type_code as key, count(*) as cases from unnest($1::uuid[]) t (id)
           join dispute d on d.township_id = t.id and ($2::uuid is null or d.place_id = $2)
           where d.reported_on between $5::date - 363 and $5::date - 357 and d.created_at <= $4::timestamptz
           group by 1) types) as "lastYear"`;

/** Planned for the present and for the past apart: what is read differs. */
function dashboardStatement(moment: Moment): Statement {
  return {
    name: `review.dashboard-${moment.isPast ? 'past' : 'now'}`,
    text,
    values: [
      moment.townshipIds,
      moment.placeId,
      moment.holderId,
      moment.asOf,
      moment.today,
      moment.waitingUntil,
      moment.trendFrom,
      moment.weekFrom,
    ],
  };
}

/** Counts how things stood at a moment. */
export async function dashboardFigures(on: Tx | DataSource, moment: Moment): Promise<DashboardFigures> {
  const [figures] = await query<DashboardFigures>(on, dashboardStatement(moment));
  if (figures === undefined) throw new Error('an aggregate has one row');
  return figures;
}
