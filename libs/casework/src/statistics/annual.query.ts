import type { DataSource } from 'typeorm';
import type { CountId } from '#domain';
import { query, type Tx } from '#platform';

/** The tables of the annual figures. `cohort` tells the cases of the period from those carried in. */
export type Dimension = 'all' | 'cohort' | 'type' | 'village' | 'origin' | 'risk' | 'month' | 'agreement';

/** One line of one table, as the database counted it. */
export interface AnnualGroup extends Readonly<Record<CountId, number>> {
  readonly dimension: Dimension;
  /** The code, id or month of the line; null for `all`, and for cases without an agreement. */
  readonly key: string | null;
  /** Fen, of the cases accepted in the period that are settled, or open, at its end. */
  readonly amountSettled: number;
  readonly amountOpen: number;
  /** Cases accepted in the period in which an amount is stated. */
  readonly amountStated: number;
}

/** Somewhere that a case can lie. */
interface AnnualPlace {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

/** What the database answers in one round trip. */
export interface AnnualFigures {
  readonly groups: readonly AnnualGroup[];
  /** The villages of the townships, and whatever else has cases, by administrative code. */
  readonly places: readonly AnnualPlace[];
  readonly townships: readonly { readonly id: string; readonly name: string }[];
}

/** Whose figures, from which day to which. The last day is the end of the year or the day asked. */
export interface AnnualPeriod {
  readonly townshipIds: readonly string[];
  readonly from: string;
  readonly to: string;
}

/**
 * Cases that the period can see: accepted in it, or earlier and not closed before it began. A result after the last day
 * is not known yet, so its case is open. An end that was written before the acceptance counts from the acceptance.
 */
const cases = `
  select d.id, d.accepted_on >= $2::date as is_new, d.outcome_on, d.due_on, d.persons, d.amount_fen, d.type_code,
    d.place_id, d.origin, d.risk, to_char(d.reported_on, 'YYYY-MM') as month,
    case when d.outcome_on <= $3::date then d.outcome else 'open' end as outcome,
    case when d.outcome = 'settled' and d.outcome_on <= $3::date then
      coalesce(
        -- Of a first attempt the agreement still stands in the snapshot; else the event that settled it is asked.
        case when d.round = 1 and d.attempt = 1 then
          case when d.snapshot #>> '{context,agreement,confirmation}' = 'granted' then 'confirmed'
               else d.snapshot #>> '{context,agreement,form}' end end,
        (select case e.type when 'SETTLE_ON_SPOT' then 'oral'
                     else coalesce(e.payload ->> 'form', e.payload #>> '{agreement,form}') end
         from dispute_event e
         where e.dispute_id = d.id and e.type in ('REACH_AGREEMENT', 'SETTLE_ON_SPOT', 'IMPORT')
         order by e.seq limit 1),
        'unknown') end as agreement
  from dispute d
  where d.township_id = any($1::uuid[]) and d.accepted_on <= $3::date
    and (d.accepted_on >= $2::date or d.outcome_on is null or d.outcome_on >= $2::date)`;

const counts = `
  count(*) filter (where not is_new) as "carriedIn",
  count(*) filter (where is_new) as accepted,
  count(*) filter (where outcome = 'settled') as settled,
  count(*) filter (where outcome = 'not_settled') as "notSettled",
  count(*) filter (where outcome = 'withdrawn') as withdrawn,
  count(*) filter (where outcome = 'transferred') as transferred,
  count(*) filter (where outcome = 'merged') as merged,
  count(*) filter (where outcome <> 'open') as closed,
  count(*) filter (where outcome not in ('open', 'merged') and (due_on is null or outcome_on <= due_on)) as "closedOnTime",
  count(*) filter (where outcome = 'open') as open,
  count(*) filter (where outcome = 'open' and due_on < $3::date) as overdue,
  coalesce(sum(persons) filter (where is_new and outcome <> 'merged'), 0) as persons,
  coalesce(sum(amount_fen) filter (where is_new and outcome <> 'merged'), 0) as "amountInvolved",
  coalesce(sum(amount_fen) filter (where is_new and outcome = 'settled'), 0) as "amountSettled",
  coalesce(sum(amount_fen) filter (where is_new and outcome = 'open'), 0) as "amountOpen",
  count(amount_fen) filter (where is_new and outcome <> 'merged') as "amountStated"`;

const text = `
  with cases as materialized (${cases}),
  groups as (
    select case when grouping(is_new) = 0 then 'cohort' when grouping(type_code) = 0 then 'type'
                when grouping(place_id) = 0 then 'village' when grouping(origin) = 0 then 'origin'
                when grouping(risk) = 0 then 'risk' when grouping(month) = 0 then 'month'
                when grouping(agreement) = 0 then 'agreement' else 'all' end as dimension,
      case when grouping(is_new) = 0 then case when is_new then 'accepted' else 'carriedIn' end
           else coalesce(type_code, place_id::text, origin, risk, month, agreement) end as key, ${counts}
    from cases
    group by grouping sets ((), (is_new), (type_code), (place_id), (origin), (risk), (month), (agreement)))
  select
    (select json_agg(g) from groups g) as groups,
    (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'code', o.code) order by o.code, o.name), '[]')
     from organisation o
     where (o.parent_id = any($1::uuid[]) and o.kind = 'village' and o.active)
        or o.id in (select place_id from cases)) as places,
    (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.code, o.name), '[]')
     from organisation o where o.id = any($1::uuid[])) as townships`;

/** Counts a period straight from the table of disputes, all tables of the report in one round trip. */
export async function annualFigures(
  on: Tx | DataSource,
  { townshipIds, from, to }: AnnualPeriod,
): Promise<AnnualFigures> {
  const [figures] = await query<AnnualFigures>(on, {
    name: 'statistics.annual',
    text,
    values: [townshipIds, from, to],
  });
  if (figures === undefined) throw new Error('an aggregate has one row');
  return figures;
}
