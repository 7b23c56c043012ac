import type { DataSource } from 'typeorm';
import { chargeOf, disputeStates, type WaitingClass, waitingClasses } from '#domain';
import { query, type Statement, type Tx } from '#platform';
import { justAfter, type Moment } from './moment.ts';
import { inScope, isOpen } from './scope.query.ts';

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

/** States in which somebody is waited for, in the words of the indexes. */
const hasWork = (row: string): string => `(${isOpen(row)} or ${row}.state = 'followUp')`;

/**
 * The ledger of the domain as one statement: for how long each case stood in which state, in whose hands. It reads how cases
 * stood in the week, by an index over time, and no history: its cost does not grow with what ended before.
 */
const text = `
  with charges (state, usual, refused) as (values ${charges.join(', ')}),
  stands as (
    select d.id, d.state, d.holder_id, d.refusals, d.stood_since as since, $5::timestamptz as until
    from unnest($1::uuid[]) t (id)
    join dispute d on ${inScope('d')} and ${isOpen('d')}
    where d.stood_since < $5::timestamptz
    union all
    select d.id, d.state, d.holder_id, d.refusals, d.stood_since, $5::timestamptz
    from unnest($1::uuid[]) t (id) join dispute d on ${inScope('d')} and d.state = 'followUp'
    where d.stood_since < $5::timestamptz
    union all
    select p.dispute_id, p.state, p.holder_id, p.refusals, lower(p.stood), p.ended_at
    from unnest($1::uuid[]) t (id)
    join dispute_past p on ${inScope('p')} and p.stood && tstzrange($4::timestamptz, $5::timestamptz) and ${hasWork('p')}),
  spans as (
    select s.id, case when s.refusals < 2 then c.usual else c.refused end as charge, s.holder_id,
      floor(extract(epoch from least(s.until, $5::timestamptz)) / 60)
        - floor(extract(epoch from greatest(s.since, $4::timestamptz)) / 60) as minutes
    from stands s join charges c on c.state = s.state),
  waited as (
    select s.id, sum(s.minutes) as minutes,
      case when s.charge <> 'unit' then s.charge when o.kind = any($6) then o.kind else 'department' end as class
    from spans s left join organisation o on o.id = s.holder_id
    where s.minutes > 0 group by 1, 3)
  select class, count(*)::int as cases, sum(minutes)::float8 as minutes,
    round(percentile_cont(0.5) within group (order by minutes::float8))::float8 as "medianMinutes"
  from waited group by class`;

/** The statement alone, for measuring it against others. */
export function waitingStatement(moment: WaitingMoment): Statement {
  const { townshipIds, placeId, holderId, weekFrom, asOf, isPast } = moment;
  return {
    name: `review.waiting-${isPast ? 'past' : 'now'}`,
    text,
    // The minute that the moment ends counts whole.
    values: [townshipIds, placeId, holderId, weekFrom, justAfter(asOf), waitingClasses],
  };
}

/** Of which cases, from the beginning of the week to the moment. */
type WaitingMoment = Pick<Moment, 'townshipIds' | 'placeId' | 'holderId' | 'weekFrom' | 'asOf' | 'isPast'>;

/** Counts for whom the cases waited in the week, up to the moment. */
export async function waitingFigures(
  on: Tx | DataSource,
  moment: WaitingMoment,
): Promise<readonly WaitingFigure[]> {
  const found = await query<WaitingFigure>(on, waitingStatement(moment));
  return waitingClasses.map(
    (one) =>
      found.find((figure) => figure.class === one) ?? { class: one, cases: 0, minutes: 0, medianMinutes: 0 },
  );
}
