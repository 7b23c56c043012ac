import type { DataSource } from 'typeorm';
import { byDispute } from '#domain';
import { query, type Tx } from '#platform';
import { type Decision, decisionColumns, decisionJoins, type Meeting } from './meeting.store.ts';
import type { DecisionView, MeetingView } from './meeting.view.ts';

/** A decision of an earlier meeting, with the meeting that made it. */
export interface EarlierDecision extends Decision {
  readonly meetingId: string;
  readonly meetingNumber: string | null;
  readonly openedAt: Date;
}

/**
 * What was last decided on some cases before a meeting: of each, what the latest meeting decided that decided on it at all,
 * weekly or urgent, however long ago. What a case refused, or was taken back, was not decided.
 * @returns by case, in the order in which it was decided
 */
export async function lastDecided(
  on: Tx | DataSource,
  { id, townshipId, openedAt }: Pick<Meeting, 'id' | 'townshipId' | 'openedAt'>,
  disputeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierDecision[]>> {
  const rows = await query<EarlierDecision>(on, {
    name: 'review.last-decided',
    text: `
      with last as (
        select distinct on (r.dispute_id) r.dispute_id, r.meeting_id
        from review_decision r join review_meeting m on m.id = r.meeting_id
        where r.dispute_id = any($1::uuid[]) and m.township_id = $2 and m.id <> $3
          and m.opened_at < coalesce($4::timestamptz, 'infinity') and r.refusal is null and r.retracted_at is null
        order by r.dispute_id, m.opened_at desc, m.id)
      select ${decisionColumns}, m.id as "meetingId", m.opened_at as "openedAt",
        '〔' || m.number_year || '〕第' || m.number_seq || '号' as "meetingNumber"
      from last join review_meeting m on m.id = last.meeting_id
      join review_decision r on r.dispute_id = last.dispute_id and r.meeting_id = last.meeting_id ${decisionJoins}
      where r.refusal is null and r.retracted_at is null order by r.position`,
    values: [disputeIds, townshipId, id, openedAt],
  });
  return byDispute(rows);
}

/** The same as it is shown; null where no meeting has decided on the case. */
export function lastDecidedView(
  decisions: readonly EarlierDecision[],
  view: (decision: EarlierDecision) => DecisionView,
): MeetingView['agenda'][number]['entries'][number]['lastDecided'] {
  const [first] = decisions;
  if (first === undefined) return null;
  const { meetingId: id, meetingNumber: number, openedAt } = first;
  return { meeting: { id, number, openedAt: openedAt.toISOString() }, decisions: decisions.map(view) };
}
