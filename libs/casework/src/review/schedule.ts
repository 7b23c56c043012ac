import type { DataSource } from 'typeorm';
import {
  type Attendee,
  addDays,
  beginOf,
  calendarInForce,
  dayInShanghai,
  defaultReviewTime,
  nextReviewAt,
  nextReviewOn,
  type ReviewTime,
  timeInShanghai,
} from '#domain';
import { query, type Tx } from '#platform';

/** When, where and with whom a township holds its weekly review. */
export interface Schedule extends ReviewTime {
  readonly townshipId: string;
  readonly place: string | null;
  readonly chairId: string | null;
  readonly attendance: readonly Attendee[];
  /** False where the township has set nothing. */
  readonly isSet: boolean;
  /** The last day for which a weekly review was planned, also before it was moved; null: never, or further ahead. */
  readonly lastOn: string | null;
  /** A weekly review is planned for these weeks, or open; one whose day has passed, or far ahead, is none of them. */
  readonly isAhead: boolean;
}

/** A meeting planned further ahead than this stands for no week of now. */
const aheadDays = 21;
/** An open meeting stands for the week in which it began; one that nobody closes stops no other. */
const openDays = 7;

/**
 * The schedules of townships that have a centre.
 * @param townshipIds  null: of all of them
 */
export async function schedulesOf(
  on: Tx | DataSource,
  townshipIds: readonly string[] | null,
  today: string,
): Promise<readonly Schedule[]> {
  const rows = await query<Schedule>(on, {
    name: 'review.schedules',
    text: `
      select t.id as "townshipId", coalesce(s.weekday, $2) as weekday, coalesce(s.begins_at, $3) as at, s.place,
        s.chair_id as "chairId", coalesce(s.attendance, '[]') as attendance, s.township_id is not null as "isSet",
        (select max(greatest((m.planned_for at time zone 'Asia/Shanghai')::date,
           (select max(((c ->> 'from')::timestamptz at time zone 'Asia/Shanghai')::date)
            from jsonb_array_elements(coalesce(m.changes, '[]')) c)))::text
         from review_meeting m where m.township_id = t.id and m.kind = 'weekly' and m.state in ('closed', 'cancelled')
           and m.planned_for < $4::date) as "lastOn",
        exists (select 1 from review_meeting m
                where m.township_id = t.id and m.kind = 'weekly' and (
                  m.state = 'planned' and m.planned_for >= $5::timestamptz and m.planned_for < $4::date
                  or m.state = 'open' and m.opened_at >= $6::timestamptz)) as "isAhead"
      from organisation t left join review_schedule s on s.township_id = t.id
      where t.kind = 'township' and t.active and ($1::uuid[] is null or t.id = any($1))
        and exists (select 1 from organisation c where c.parent_id = t.id and c.kind = 'centre' and c.active)`,
    values: [
      townshipIds,
      defaultReviewTime.weekday,
      defaultReviewTime.at,
      addDays(today, aheadDays),
      beginOf(today),
      beginOf(addDays(today, 1 - openDays)),
    ],
  });
  return rows;
}

/** When the next weekly review is to begin, counted from today, or from the day after the last one that was planned. */
function nextTimeOf(schedule: Schedule, today: string): string {
  const { lastOn } = schedule;
  const from = lastOn !== null && lastOn >= today ? addDays(lastOn, 1) : today;
  return nextReviewAt(from, calendarInForce(), schedule);
}

/** Was a meeting planned for a day and time that this schedule gives by itself? */
export function isByRule(time: ReviewTime, plannedFor: Date): boolean {
  const at = plannedFor.toISOString();
  const day = dayInShanghai(at);
  return timeInShanghai(at) === time.at && nextReviewOn(day, calendarInForce(), time.weekday) === day;
}

/** Plans the next weekly review of each township, where none is ahead at that time. */
export async function planNext(
  on: Tx | DataSource,
  schedules: readonly Schedule[],
  at: { readonly now: string; readonly today: string },
): Promise<void> {
  const plans = schedules.map((schedule) => ({ ...schedule, plannedFor: nextTimeOf(schedule, at.today) }));
  await query(on, {
    name: 'review.plan-next',
    text: `
      insert into review_meeting (township_id, kind, planned_for, place, chair_id, attendance, created_at)
      select p."townshipId", 'weekly', p."plannedFor", p.place, p."chairId", p.attendance, $2
      from jsonb_to_recordset($1::jsonb)
        as p ("townshipId" uuid, "plannedFor" timestamptz, place text, "chairId" uuid, attendance jsonb)
      on conflict do nothing`,
    values: [JSON.stringify(plans), at.now],
  });
}
