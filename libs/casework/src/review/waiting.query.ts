import type { DataSource } from 'typeorm';
import { addDays, chargeOf, disputeStates, type WaitingClass, waitingClasses } from '#domain';
import { query, type Statement, type Tx } from '#platform';
import type { WeekAsked } from './week.query.ts';

/** For whom the cases of a week waited: one line for each class for which any did. */
export interface WaitingFigure {
  readonly class: WaitingClass;
  /** That waited for it in those days. */
  readonly cases: number;
  /** Whole minutes of all of them. */
  readonly minutes: number;
  /** Of one of them, at the middle. */
  readonly medianMinutes: number;
}

/** To whom each state is charged: as a rule, and after a second refusal. Read from the rule itself. */
const charges = disputeStates.flatMap((state) => {
  const [usual, refused] = [chargeOf(state, null, 0), chargeOf(state, null, 2)];
  return usual && refused ? [`('${state}', '${usual.to}', '${refused.to}')`] : [];
});

/** In the words of the index `dispute_open`. */
const isOpen = `d.stage in ('reported', 'analyzed', 'mediated')`;

/**
 * The ledger of the domain as one statement. It reads the histories of the cases with work left and of those that changed in
 * the days asked, each by an index, and none of what ended before: its cost does not grow with these.
 */
const text = `
  with days as (select $2::timestamptz as begins, $3::timestamptz as ends),
  charges (state, usual, refused) as (values ${charges.join(', ')}),
  known as materialized (
    select d.id from dispute d where d.township_id = any($1::uuid[]) and ${isOpen}
    union all
    select d.id from dispute d where d.township_id = any($1::uuid[]) and not ${isOpen} and d.updated_at >= $2::timestamptz
    union all
    select d.id from dispute d
    where d.township_id = any($1::uuid[]) and d.state = 'followUp' and d.updated_at < $2::timestamptz),
  moments as (
    select e.dispute_id, e.seq, e.type, e.to_state, e.holder_id, e.at, lead(e.at) over story as until,
      -- What takes back the refusals that stand, in the words of the machine.
      e.type in ('SIGN_FOR', 'ACT_AT_ONCE', 'REOPEN', 'RETRACT')
        or e.type = 'HAND_OVER' and e.payload ->> 'toId' = e.holder_id::text
        or e.type = 'RETRY' and e.holder_id <> lag(e.holder_id) over story as is_settled,
      -- How many stand again where decisions were taken back.
      case e.type when 'RETRACT' then (e.payload ->> 'refusals')::int else 0 end as standing
    -- Case by case by the primary key: OFFSET keeps the planner from reading every history there is.
    from known k cross join lateral (select * from dispute_event own where own.dispute_id = k.id offset 0) e
    window story as (partition by e.dispute_id order by e.seq)),
  eras as (
    select m.*, count(*) filter (where m.is_settled) over (partition by m.dispute_id order by m.seq) as era
    from moments m),
  refusals as (
    select m.*, first_value(m.standing) over story + count(*) filter (where m.type = 'OBJECT') over story as refusals
    from eras m window story as (partition by m.dispute_id, m.era order by m.seq)),
  spans as (
    select m.dispute_id, case when m.refusals < 2 then c.usual else c.refused end as charge, m.holder_id,
      floor(extract(epoch from least(coalesce(m.until, days.ends), days.ends)) / 60)
        - floor(extract(epoch from greatest(m.at, days.begins)) / 60) as minutes
    from refusals m join charges c on c.state = m.to_state, days
    where m.at < days.ends and coalesce(m.until, days.ends) > days.begins),
  waited as (
    select s.dispute_id, sum(s.minutes) as minutes,
      case when s.charge <> 'unit' then s.charge when o.kind = any($4) then o.kind else 'department' end as class
    from spans s left join organisation o on o.id = s.holder_id
    where s.minutes > 0 group by 1, 3)
  select class, count(*)::int as cases, sum(minutes)::float8 as minutes,
    round(percentile_cont(0.5) within group (order by minutes::float8))::float8 as "medianMinutes"
  from waited group by class`;

/**
 * Without a name: planned for these days, because how much changed since then decides how to find it.
 * @param now  ISO instant
 */
export function waitingStatement({ townshipIds, from, to }: WeekAsked, now: string): Statement {
  const [begins, ends] = [from, addDays(to, 1)].map((day) => new Date(`${day}T00:00:00+08:00`).toISOString());
  return {
    text,
    values: [townshipIds, begins, ends !== undefined && ends < now ? ends : now, waitingClasses],
  };
}

/** Counts for whom the cases waited in the days asked, up to the moment. @param now  ISO instant */
export async function waitingFigures(
  on: Tx | DataSource,
  asked: WeekAsked,
  now: string,
): Promise<readonly WaitingFigure[]> {
  const found = await query<WaitingFigure>(on, waitingStatement(asked, now));
  return waitingClasses.map(
    (one) =>
      found.find((figure) => figure.class === one) ?? { class: one, cases: 0, minutes: 0, medianMinutes: 0 },
  );
}
