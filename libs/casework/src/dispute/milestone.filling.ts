import type { DataSource } from 'typeorm';
import { learnRuleBook } from '#casework/deadline';
import {
  byDispute,
  countedUntil,
  type Milestones,
  milestonesAfter,
  noMilestones,
  outset,
  proceed,
} from '#domain';
import { execute, query } from '#platform';
import { historiesOf, type StoredEvent } from './dispute.history.ts';
import { milestoneColumns } from './dispute.milestones.ts';
import { eventOf } from './dispute.record.ts';

const filledAtOnce = 200;

interface Uncounted {
  readonly id: string;
  readonly version: number;
  readonly acceptedOn: string;
  readonly outcomeOn: string | null;
}

/**
 * Gives cases from before there were milestones theirs, and how they stood before likewise: a migration folds no history.
 * Can be cut off at any time and run again, and by several processes at once.
 * @returns cases that were filled
 */
export async function fillMilestones(dataSource: DataSource): Promise<number> {
  let done = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const cases = await query<Uncounted>(dataSource, {
      text: `select id, version, accepted_on::text as "acceptedOn", outcome_on::text as "outcomeOn" from dispute
             where accepted_on is not null and counted_until is null and id > $2 order by id limit $1`,
      values: [filledAtOnce, after],
    });
    const last = cases.at(-1);
    if (last === undefined) return done;
    if (done === 0) await learnRuleBook(dataSource);
    after = last.id;
    done += await fill(dataSource, cases);
  }
}

async function fill(dataSource: DataSource, cases: readonly Uncounted[]): Promise<number> {
  const ids = cases.map(({ id }) => id);
  const histories = byDispute(await historiesOf(dataSource, ids));
  const [rows, stands]: [object[], object[]] = [[], []];
  for (const { id, version, acceptedOn, outcomeOn } of cases) {
    const way = wayOf((histories.get(id) ?? []).slice(0, version));
    const milestones = way.at(-1)?.milestones ?? noMilestones;
    rows.push({
      id,
      version,
      ...milestoneColumns(milestones),
      counted_until: countedUntil(acceptedOn, outcomeOn, milestones),
    });
    for (const { at, milestones: then } of way) stands.push({ id, at, ...milestoneColumns(then) });
  }
  const columns = Object.keys(milestoneColumns(noMilestones));
  const set = (row: string) => columns.map((column) => `${column} = ${row}.${column}`).join(', ');
  await execute(dataSource, {
    text: `with way as (select w.*, (v ->> 'at')::timestamptz as since from jsonb_array_elements($1::jsonb) v,
                        jsonb_populate_record(null::dispute, v) w)
           update dispute_past p set ${set('w')}, counted_until = case when p.accepted_on is null then null
             when p.outcome_on is null then 'infinity' else greatest(p.outcome_on, w.perform_by, w.visit_due_on, w.visited_on) end
           from way w
           where p.dispute_id = w.id and w.since = (select max(o.since) from way o where o.id = w.id and o.since <= lower(p.stood))`,
    values: [JSON.stringify(stands)],
  });
  return await execute(dataSource, {
    // Only what nobody has changed meanwhile: that has its milestones from the change on, and the next start takes the rest.
    text: `update dispute d set ${set('w')}, counted_until = w.counted_until
           from jsonb_populate_recordset(null::dispute, $1::jsonb) w
           where d.id = w.id and d.version = w.version and d.counted_until is null`,
    values: [JSON.stringify(rows)],
  });
}

/** The milestones after each event; none from an event on that cannot have happened, which `verify` names. */
function wayOf(events: readonly StoredEvent[]): { readonly at: string; readonly milestones: Milestones }[] {
  const way: { at: string; milestones: Milestones }[] = [];
  let [course, milestones] = [outset(), noMilestones];
  try {
    for (const stored of events) {
      const event = eventOf(stored);
      course = proceed(course, event);
      milestones = milestonesAfter(milestones, event, course.snapshot.context, stored.clocks);
      way.push({ at: stored.at, milestones });
    }
  } catch {
    return way;
  }
  return way;
}
