import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { sealAll } from '#casework/seal';
import { dayInShanghai, RuleError, yearOf } from '#domain';
import { query, type Tx } from '#platform';
import { type Meeting, type MeetingChange, meetingOf } from './meeting.store.ts';
import type { FrozenMinutes } from './minutes.view.ts';

/** The number of minutes within a township and the year of its meeting, without gaps. */
export interface MinutesNumber {
  readonly year: number;
  readonly seq: number;
  /** 〔2026〕第12号 */
  readonly text: string;
}

/** The number of a meeting: its own, or the next. Whoever asks holds the lock of the township. */
export async function nextNumber(tx: Tx, { id, townshipId, openedAt }: Meeting): Promise<MinutesNumber> {
  if (openedAt === null) throw new Error('a meeting that takes a number was opened');
  const year = yearOf(dayInShanghai(openedAt.toISOString()));
  const [row] = await query<{ seq: number }>(tx, {
    name: 'review.next-number',
    text: `select coalesce(
             (select number_seq from review_meeting where id = $1),
             (select coalesce(max(number_seq), 0) + 1 from review_meeting where township_id = $2 and number_year = $3)) as seq`,
    values: [id, townshipId, year],
  });
  if (row === undefined) throw new Error('there is always a next number');
  return { year, seq: row.seq, text: `〔${year}〕第${row.seq}号` };
}

/** Which edition the minutes will be that are made now: 1, and one more for each reopening. */
export async function nextEdition(tx: Tx, meetingId: string): Promise<number> {
  const [row] = await query<{ edition: number }>(tx, {
    name: 'review.next-edition',
    text: 'select count(*)::int + 1 as edition from review_minutes where meeting_id = $1',
    values: [meetingId],
  });
  return row?.edition ?? 1;
}

/** Keeps the minutes of a meeting that is opened again, sealed. */
export async function keepEdition(
  tx: Tx,
  { id, townshipId, minutes, closedAt }: Meeting,
  { by, at, reason }: MeetingChange,
): Promise<void> {
  const edition = await nextEdition(tx, id);
  const [kept] = await query<{ id: string }>(tx, {
    name: 'review.keep-edition',
    text: `insert into review_minutes (meeting_id, edition, minutes, closed_at, reopened_at, reopened_by, reason)
           values ($1, $2, $3::jsonb, $4, $5, $6, $7) returning id`,
    values: [id, edition, JSON.stringify(minutes), closedAt, at, by.id, reason],
  });
  if (kept === undefined) throw new Error('an edition that was kept is there');
  await sealAll(tx, { chainId: townshipId, subject: 'review_minutes', subjectIds: [kept.id], at });
}

/** A former edition, without its words. */
export interface FormerEdition {
  readonly edition: number;
  readonly closedAt: Date;
  readonly reopenedAt: Date;
  readonly reopenedBy: string;
  readonly reason: string;
}

/** The editions that reopenings have replaced, the first one first. */
export async function formerEditions(
  on: Tx | DataSource,
  meetingId: string,
): Promise<readonly FormerEdition[]> {
  return await query<FormerEdition>(on, {
    name: 'review.editions',
    text: `select e.edition, e.closed_at as "closedAt", e.reopened_at as "reopenedAt", s.name as "reopenedBy", e.reason
           from review_minutes e join staff s on s.id = e.reopened_by where e.meeting_id = $1 order by e.edition`,
    values: [meetingId],
  });
}

/**
 * The minutes of a meeting as they were frozen.
 * @param edition  default the latest
 * @throws RuleError kind "not-found", code "no-such-meeting", "no-such-minutes"
 */
export async function minutesOfEdition(
  on: Tx | DataSource,
  actor: StaffActor,
  id: string,
  edition?: number,
): Promise<FrozenMinutes> {
  const meeting = await meetingOf(on, id, actor);
  const [former] =
    edition === undefined
      ? []
      : await query<{ minutes: FrozenMinutes }>(on, {
          name: 'review.edition',
          text: 'select minutes from review_minutes where meeting_id = $1 and edition = $2',
          values: [id, edition],
        });
  if (former !== undefined) return former.minutes;
  const { minutes } = meeting;
  if (minutes !== null && (edition === undefined || (minutes.edition ?? 1) === edition)) return minutes;
  throw new RuleError({
    kind: 'not-found',
    code: 'no-such-minutes',
    message: 'There are no minutes of this edition: the meeting is not closed, or was not opened again',
    messageZh: '没有这一版纪要：会议尚未结束，或未重新开会',
  });
}
