import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { sealAll } from '#casework/seal';
import {
  type Absentee,
  type AgendaAddition,
  type AgendaItem,
  type Attendee,
  disputeStates,
  isOpen,
  type MeetingKind,
  type MeetingState,
  type NamedPerson,
  type OrderEffect,
  type ReviewOrderType,
  RuleError,
} from '#domain';
import { query, type Tx } from '#platform';
import type { ReviewFiguresView } from './dashboard/dashboard.view.ts';
import type { FrozenMinutes } from './minutes.view.ts';

/** What people did to a meeting beside holding it, and why. */
export interface MeetingChange {
  readonly kind: 'moved' | 'cancelled' | 'reopened';
  readonly by: NamedPerson;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
  /** Of a meeting that was moved: when it had been planned for. */
  readonly from?: string | undefined;
}

/** A meeting as stored. What is frozen is null until it is. */
export interface Meeting {
  readonly id: string;
  readonly townshipId: string;
  readonly townshipName: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly plannedFor: Date;
  /** Why it was called; null for a weekly one. */
  readonly reason: string | null;
  readonly changes: readonly MeetingChange[];
  readonly additions: readonly AgendaAddition[];
  /** 〔2026〕第12号, from the first closing on. */
  readonly number: string | null;
  readonly place: string | null;
  readonly chairId: string | null;
  readonly chairName: string | null;
  readonly attendance: readonly Attendee[];
  readonly absent: readonly Absentee[];
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly figures: ReviewFiguresView | null;
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
  /** What the order did beside giving a task. */
  readonly effect: OrderEffect | null;
  readonly isDone: boolean;
  readonly doneAt: Date | null;
  /** Common to what was handed in together. */
  readonly batchId: string | null;
  /** Who took it back before the meeting was over; null while it stands. */
  readonly retractedById: string | null;
  readonly retractedByName: string | null;
  readonly retractedAt: Date | null;
}

/** SQL of the number of minutes, 〔2026〕第12号, from `review_meeting m`; null before its first closing. */
export const minutesNumber = `'〔' || m.number_year || '〕第' || m.number_seq || '号'`;

/** The select list of a {@link Meeting}; the frozen papers only where they are asked for. */
export const meetingColumns = `
  m.id, m.township_id as "townshipId", t.name as "townshipName", m.kind, m.state, m.planned_for as "plannedFor", m.place,
  m.reason, coalesce(m.changes, '[]') as changes, coalesce(m.additions, '[]') as additions,
  ${minutesNumber} as number, m.chair_id as "chairId", c.name as "chairName",
  m.attendance, coalesce(m.absent, '[]') as absent, m.opened_at as "openedAt", m.closed_at as "closedAt"`;
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

/** The select list of a {@link Decision} from `review_decision r`. */
export const decisionColumns = `
  r.id, r.dispute_id as "disputeId", d.number, r.event_type as type, r.seq, r.refusal,
  r.decided_by as "decidedById", s.name as "decidedByName", r.decided_at as "decidedAt", r.unit_id as "unitId",
  u.name as "unitName", r.due_on as "dueOn", r.measure, r.proof, r.effect, r.done as "isDone", r.done_at as "doneAt",
  r.batch_id as "batchId", r.retracted_by as "retractedById", back.name as "retractedByName",
  r.retracted_at as "retractedAt"`;
export const decisionJoins = `
  join dispute d on d.id = r.dispute_id
  join staff s on s.id = r.decided_by
  left join staff back on back.id = r.retracted_by
  left join organisation u on u.id = r.unit_id`;

const openStates = disputeStates.filter(isOpen).map((state) => `'${state}'`);

/** The columns of a `DecidedCase` from `review_decision r` and its `dispute d`. */
export const decidedCaseColumns = `d.state, coalesce((d.snapshot #>> '{context,ordered}')::boolean, false) as "isSupervised",
  d.offered_to_id is not null as "isOffered", d.refusals,
  exists (select from dispute_event e where e.dispute_id = d.id and e.seq > r.seq
            and e.from_state in (${openStates.join(', ')})) as "wasOpenAfter"`;

/** The decisions of a meeting, in the order in which they were made. @param only  some of them, by id */
export async function decisionsOf(
  on: Tx | DataSource,
  meetingId: string,
  only: readonly string[] | null = null,
): Promise<readonly Decision[]> {
  return await query<Decision>(on, {
    name: 'review.decisions',
    text: `
      select ${decisionColumns} from review_decision r ${decisionJoins}
      where r.meeting_id = $1 and ($2::uuid[] is null or r.id = any($2)) order by r.position`,
    values: [meetingId, only],
  });
}

/** Seals decisions as they now stand, in the chain of the township whose meetings made them. */
export async function sealDecisions(
  tx: Tx,
  { townshipId }: Pick<Meeting, 'townshipId'>,
  ids: readonly string[],
  at: string,
): Promise<void> {
  await sealAll(tx, { chainId: townshipId, subject: 'review_decision', subjectIds: ids, at });
}

/** The same for one. */
export async function sealDecision(
  tx: Tx,
  meeting: Pick<Meeting, 'townshipId'>,
  id: string,
  at: string,
): Promise<void> {
  await sealDecisions(tx, meeting, [id], at);
}

/** From its opening or its cancelling on a meeting is a paper of the record; a planned one is only a plan. */
export async function sealMeeting(
  tx: Tx,
  { id, townshipId }: Pick<Meeting, 'id' | 'townshipId'>,
  at: string,
): Promise<void> {
  await sealAll(tx, { chainId: townshipId, subject: 'review_meeting', subjectIds: [id], at });
}

/** Whoever opens a meeting or takes a number of a township waits here for others of it who do. */
export async function lockTownship(tx: Tx, townshipId: string): Promise<void> {
  await query(tx, {
    name: 'review.lock-township',
    text: 'select 1 from organisation where id = $1 for no key update',
    values: [townshipId],
  });
}

/** A person whose name the record keeps as it is now. */
export async function personOf(on: Tx | DataSource, { staffId }: StaffActor): Promise<NamedPerson> {
  const [person] = await query<NamedPerson>(on, {
    name: 'review.person',
    text: 'select id, name from staff where id = $1',
    values: [staffId],
  });
  if (person === undefined) throw new Error('whoever is signed in is somebody');
  return person;
}

const noSuchMeeting = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-meeting',
    message: 'There is no such meeting, or it is not one of your township',
    messageZh: '没有这次会议，或您无权查看',
  });

/** Refuses what the state of a meeting does not allow. @throws RuleError kind "conflict", code "meeting-<state>" */
export function assertMeeting({ state }: Meeting, ...wanted: readonly MeetingState[]): void {
  if (wanted.includes(state)) return;
  const names = { planned: '尚未召开', open: '正在进行', closed: '已经结束', cancelled: '已经取消' } as const;
  throw new RuleError({
    kind: 'conflict',
    code: `meeting-${state}`,
    message: `The meeting is ${state}; this needs one that is ${wanted.join(' or ')}`,
    messageZh: `会议${names[state]}，不能进行此操作`,
  });
}
