import type { DataSource } from 'typeorm';
import { query, type Tx } from '#platform';

/** Whose week, and the day on which it is looked at. */
export interface WeekAsked {
  readonly townshipIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

/** How many are open, and how many of those have something overdue. */
interface Stock {
  readonly open: number;
  readonly overdue: number;
}

/** One line of a table of the open cases. */
export interface WeekLine extends Stock {
  readonly key: string;
  /** Of an organisation. */
  readonly name: string | null;
}

/** What the database counts for a week, in one round trip. */
export interface WeekFigures {
  /** Of the week asked, by days. `carriedOver + in = closed + awaitingResult`. */
  readonly flow: {
    readonly in: number;
    readonly closed: number;
    readonly carriedOver: number;
    readonly awaitingResult: number;
  };
  /** Of the moment, whatever week was asked. `open` = `awaitingResult` + `afterResult`. */
  readonly stock: Stock & {
    readonly awaitingResult: number;
    readonly afterResult: number;
    readonly toRatify: number;
  };
  readonly townships: readonly { readonly id: string; readonly name: string }[];
  readonly byStage: readonly WeekLine[];
  readonly byType: readonly WeekLine[];
  readonly byVillage: readonly WeekLine[];
  readonly byHolder: readonly WeekLine[];
  readonly byRisk: readonly WeekLine[];
}

/** In the words of the index `dispute_open`. */
const isOpen = `d.stage in ('reported', 'analyzed', 'mediated')`;

/**
 * Cases that are open, and those that ended and had to do with the week; apart, so that each is found by an index of its
 * own. A case closes on the day of its result, not before its report; one that was never accepted has no result and
 * closes with the event that ended it.
 */
const cases = `
  select d.stage, d.type_code, d.place_id, d.holder_id, d.risk, d.reported_on, true as is_open,
    coalesce(d.next_due_on < $4::date, false) as is_overdue,
    case when d.outcome_on is not null then greatest(d.outcome_on, d.reported_on) end as closed_on
  from dispute d where d.township_id = any($1::uuid[]) and ${isOpen}
  union all
  select d.stage, d.type_code, d.place_id, d.holder_id, d.risk, d.reported_on, false, false,
    greatest(d.outcome_on, d.reported_on)
  from dispute d
  where d.township_id = any($1::uuid[]) and not ${isOpen} and d.outcome_on is not null
    and (d.outcome_on >= $2::date or d.reported_on >= $2::date)
  union all
  -- The day of such an end only its history knows, but it does not lie after the last change.
  select d.stage, d.type_code, d.place_id, d.holder_id, d.risk, d.reported_on, false, false,
    (select e.happened_on from dispute_event e
     where e.dispute_id = d.id and e.from_state <> e.to_state order by e.seq desc limit 1)
  from dispute d
  where d.township_id = any($1::uuid[]) and d.stage = 'closed' and d.outcome_on is null and d.updated_at >= $2::date`;

const linesOf = (dimension: string): string => `
  (select coalesce(json_agg(json_build_object('key', key, 'name', name, 'open', open, 'overdue', overdue)
                            order by open desc, name, key), '[]')
   from groups where dimension = '${dimension}')`;

const text = `
  with cases as materialized (${cases}),
  groups as (
    select case when grouping(stage) = 0 then 'stage' when grouping(type_code) = 0 then 'type'
                when grouping(place_id) = 0 then 'village' when grouping(holder_id) = 0 then 'holder' else 'risk' end
             as dimension,
      coalesce(stage, type_code, place_id::text, holder_id::text, risk) as key,
      (select o.name from organisation o where o.id = coalesce(place_id, holder_id)) as name,
      count(*) as open, count(*) filter (where is_overdue) as overdue
    from cases where is_open
    group by grouping sets ((stage), (type_code), (place_id), (holder_id), (risk)))
  select
    (select json_build_object(
       'in', count(*) filter (where reported_on between $2::date and $3::date),
       'closed', count(*) filter (where closed_on between $2::date and $3::date),
       'carriedOver', count(*) filter (where reported_on < $2::date and (closed_on is null or closed_on >= $2::date)),
       'awaitingResult', count(*) filter (where reported_on <= $3::date and (closed_on is null or closed_on > $3::date)))
     from cases) as flow,
    (select json_build_object(
       'open', count(*) filter (where is_open), 'overdue', count(*) filter (where is_open and is_overdue),
       'awaitingResult', count(*) filter (where is_open and closed_on is null),
       'afterResult', count(*) filter (where is_open and closed_on is not null),
       'toRatify', (select count(*) from dispute d
                    where d.township_id = any($1::uuid[]) and d.snapshot #>> '{context,ratification}' = 'pending'))
     from cases) as stock,
    (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.code, o.name), '[]')
     from organisation o where o.id = any($1::uuid[])) as townships,
    ${linesOf('stage')} as "byStage", ${linesOf('type')} as "byType", ${linesOf('village')} as "byVillage",
    ${linesOf('holder')} as "byHolder", ${linesOf('risk')} as "byRisk"`;

/** Counts a week straight from the table of disputes. */
export async function weekFigures(
  on: Tx | DataSource,
  { townshipIds, from, to, today }: WeekAsked,
): Promise<WeekFigures> {
  const [figures] = await query<WeekFigures>(on, {
    name: 'review.week',
    text,
    values: [townshipIds, from, to, today],
  });
  if (figures === undefined) throw new Error('an aggregate has one row');
  return figures;
}
