import type { DataSource } from 'typeorm';
import { query, type Tx } from '#platform';
import { asked as bounds, conditionsIn } from './count.conditions.ts';
import { type Asked, known, valuesOf } from './known.query.ts';

/** How long something took: half of the cases no longer than the median, nine of ten no longer than the p90. */
interface Duration {
  /** Cases that were measured. */
  readonly cases: number;
  readonly median: number;
  readonly p90: number;
}

/** Of the cases that ended in the period. */
export interface Durations {
  /** Calendar days from the acceptance to the result. */
  readonly total: Duration | null;
  /** Whole hours in each stage. Of cases of a register nothing is known. */
  readonly stages: readonly (Duration & { readonly key: string })[];
  /** Whole hours in the hands of each unit, what waited longest first. */
  readonly holders: readonly (Duration & { readonly key: string; readonly name: string })[];
}

const spread = (value: string): string => `'cases', count(*),
  'median', percentile_disc(0.5) within group (order by ${value}),
  'p90', percentile_disc(0.9) within group (order by ${value})`;

/**
 * Measures how long the cases took that ended in the period, those that were merged aside. Stages and hands are read from how
 * cases stood before, up to their result: no history is folded.
 */
export async function durations(on: Tx | DataSource, asked: Asked): Promise<Durations> {
  const { closed } = conditionsIn(bounds);
  const [found] = await query<Durations>(on, {
    name: `statistics.durations-${asked.isPast ? 'past' : 'now'}`,
    text: `
      with ${known(asked)},
      closed as materialized (
        select c.id, c.outcome_on - c.accepted_on as days from known c where ${closed.when} and c.outcome <> 'merged'),
      spans as materialized (
        select p.dispute_id as id, p.stage, p.holder_id,
          -- What ended at the moment at which it began is an empty span, which has no bounds.
          coalesce(extract(epoch from sum(upper(p.stood) - lower(p.stood))), 0) as seconds
        from closed join dispute_past p on p.dispute_id = closed.id
        where p.stage in ('reported', 'analyzed', 'mediated') and p.outcome in ('none', 'open') and p.round = 1
          and p.ended_at <= $6::timestamptz
        group by 1, 2, 3),
      stages as (select id, stage, floor(sum(seconds) / 3600)::int as hours from spans group by 1, 2),
      holders as (
        select id, holder_id, floor(sum(seconds) / 3600)::int as hours from spans where holder_id is not null group by 1, 2)
      select
        (select json_build_object(${spread('days')}) from closed having count(*) > 0) as total,
        (select coalesce(json_agg(line), '[]') from (
           select json_build_object('key', stage, ${spread('hours')}) as line from stages
           group by stage order by array_position(array['reported', 'analyzed', 'mediated'], stage)) lines) as stages,
        (select coalesce(json_agg(line), '[]') from (
           select json_build_object('key', h.holder_id, 'name', o.name, ${spread('h.hours')}) as line
           from holders h join organisation o on o.id = h.holder_id
           group by h.holder_id, o.name order by percentile_disc(0.9) within group (order by h.hours) desc, o.name) lines) as holders`,
    values: valuesOf(asked),
  });
  if (found === undefined) throw new Error('an aggregate has one row');
  return found;
}
