import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { seal } from '#casework/seal';
import {
  type AgendaItem,
  type Attendee,
  type MeetingKind,
  type MeetingState,
  type ReviewOrderType,
  RuleError,
} from '#domain';
import { query, type Tx } from '#platform';
import type { FrozenMinutes } from './meeting.view.ts';
import type { WeekFiguresView } from './week.view.ts';

/** A meeting as stored. What is frozen is null until it is. */
export interface Meeting {
  readonly id: string;
  readonly townshipId: string;
  readonly townshipName: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly plannedFor: Date;
  readonly place: string | null;
  readonly chairId: string | null;
  readonly chairName: string | null;
  readonly attendance: readonly Attendee[];
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly figures: WeekFiguresView | null;
  readonly agenda: readonly AgendaItem[] | null;
  readonly minutes: FrozenMinutes | null;
}

/** A decision as stored, with the names that the minutes need. */
export interface Decision {
  readonly id: string;
  readonly disputeId: string;
  readonly number: string | null;
  readonly type: ReviewOrderType;
  readonly seq: number | null;
  readonly refusal: {
    readonly code: string;
    readonly message: string;
    readonly messageZh: string;
    readonly allowedEvents?: readonly string[];
  } | null;
  readonly decidedById: string;
  readonly decidedByName: string;
  readonly decidedAt: Date;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly dueOn: string | null;
  readonly measure: string | null;
  readonly proof: string | null;
  readonly isDone: boolean;
  readonly doneAt: Date | null;
  /** Common to what was handed in together. */
  readonly batchId: string | null;
  /** Who took it back before the meeting was over; null while it stands. */
  readonly retractedById: string | null;
  readonly retractedByName: string | null;
  readonly retractedAt: Date | null;
}

/** The select list of a {@link Meeting}; the frozen papers only where they are asked for. */
export const meetingColumns = `
  m.id, m.township_id as "townshipId", t.name as "townshipName", m.kind, m.state, m.planned_for as "plannedFor", m.place,
  m.chair_id as "chairId", c.name as "chairName", m.attendance, m.opened_at as "openedAt", m.closed_at as "closedAt"`;
export const meetingJoins = `
  join organisation t on t.id = m.township_id
  left join staff c on c.id = m.chair_id`;

/**
 * A meeting of one of the person's townships.
 * @param lock  `update` for whoever opens or closes it; `share` for a decision, so that several may be made at once and
 *              none after the closing
 * @throws RuleError kind "not-found", code "no-such-meeting"
 */
export async function meetingOf(
  on: Tx | DataSource,
  id: string,
  actor: StaffActor,
  lock?: 'update' | 'share',
): Promise<Meeting> {
  const [meeting] = await query<Meeting>(on, {
    name: `review.meeting-${lock ?? 'read'}`,
    text: `select ${meetingColumns}, m.figures, m.agenda, m.minutes from review_meeting m ${meetingJoins}
           where m.id = $1 and m.township_id = any($2::uuid[]) ${lock ? `for ${lock} of m` : ''}`,
    values: [id, actor.townshipIds],
  });
  if (meeting === undefined) throw noSuchMeeting();
  return meeting;
}

/** The decisions of a meeting, in the order in which they were made. @param only  some of them, by id */
export async function decisionsOf(
  on: Tx | DataSource,
  meetingId: string,
  only: readonly string[] | null = null,
): Promise<readonly Decision[]> {
  return await query<Decision>(on, {
    name: 'review.decisions',
    text: `
      select r.id, r.dispute_id as "disputeId", d.number, r.event_type as type, r.seq, r.refusal,
        r.decided_by as "decidedById", s.name as "decidedByName", r.decided_at as "decidedAt", r.unit_id as "unitId",
        u.name as "unitName", r.due_on as "dueOn", r.measure, r.proof, r.done as "isDone", r.done_at as "doneAt",
        r.batch_id as "batchId", r.retracted_by as "retractedById", back.name as "retractedByName",
        r.retracted_at as "retractedAt"
      from review_decision r
      join dispute d on d.id = r.dispute_id
      join staff s on s.id = r.decided_by
      left join staff back on back.id = r.retracted_by
      left join organisation u on u.id = r.unit_id
      where r.meeting_id = $1 and ($2::uuid[] is null or r.id = any($2)) order by r.position`,
    values: [meetingId, only],
  });
}

/** Seals a decision as it now stands, in the chain of the township whose meeting made it. */
export async function sealDecision(
  tx: Tx,
  { townshipId }: Pick<Meeting, 'townshipId'>,
  id: string,
  at: string,
): Promise<void> {
  await seal(tx, { chainId: townshipId, subject: 'review_decision', subjectId: id, at });
}

const noSuchMeeting = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-meeting',
    message: 'There is no such meeting, or it is not one of your township',
    messageZh: '没有这次会议，或您无权查看',
  });

/** Refuses what the state of a meeting does not allow. @throws RuleError kind "conflict", code "meeting-<state>" */
export function assertMeeting({ state }: Meeting, wanted: MeetingState): void {
  if (state === wanted) return;
  const names = { planned: '尚未召开', open: '正在进行', closed: '已经结束' } as const;
  throw new RuleError({
    kind: 'conflict',
    code: `meeting-${state}`,
    message: `The meeting is ${state}; this needs one that is ${wanted}`,
    messageZh: `会议${names[state]}，不能进行此操作`,
  });
}
