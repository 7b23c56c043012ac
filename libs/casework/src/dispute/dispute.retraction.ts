import type { StaffActor } from '#casework/organisation';
import {
  type CommandType,
  type Course,
  type DisputeEventType,
  follow,
  may,
  notYours,
  type Retracted,
  RuleError,
  type RunningClock,
  retractable,
} from '#domain';
import { query, type Tx } from '#platform';
import { historyOf, type StoredEvent } from './dispute.history.ts';
import { eventOf } from './dispute.record.ts';
import type { LockedDispute } from './dispute.store.ts';

/** What a meeting takes back of a case: the events of a decision, the first of them first. */
export type Retraction = Pick<Retracted, 'meetingId' | 'seqs'>;

/**
 * SQL: was this event of a history taken back?
 * @param event  alias of `dispute_event`
 * @param until  SQL of the moment up to which it is asked; default ever
 */
export const isTakenBack = (event: string, until?: string): string => `exists (
  select 1 from dispute_event back where back.dispute_id = ${event}.dispute_id and back.type = 'RETRACT'
    and back.payload -> 'seqs' @> to_jsonb(${event}.seq)${until === undefined ? '' : ` and back.at <= ${until}`})`;

/** A case under its lock, with its history and where that led. */
export interface LockedCourse {
  readonly dispute: LockedDispute;
  readonly events: readonly StoredEvent[];
  readonly course: Course;
}

/** Which editions an event names, if any. */
type Editions = Pick<RunningClock, 'rules' | 'calendar'>;

/** Follows the history of a locked case. @param learn  makes the editions of rules known that are asked for */
export async function courseOf(
  tx: Tx,
  dispute: LockedDispute,
  learn: (editions: readonly Editions[]) => Promise<void>,
): Promise<LockedCourse> {
  const events = await historyOf(tx, dispute.id);
  await learn(events.map(({ payload }) => payload as Editions));
  return { dispute, events, course: follow(events.map(eventOf)) };
}

/**
 * The case that events changed beside their own: by a merger or its undoing. Read without a lock, which is safe: what an
 * event did to which case never changes.
 */
export async function otherCaseChangedBy(
  tx: Tx,
  id: string,
  seqs: readonly number[],
): Promise<string | null> {
  const [row] = await query<{ otherId: string | null }>(tx, {
    name: 'retraction.other-case',
    text: `
      select case e.type when 'MERGE_INTO' then e.payload ->> 'disputeId' else
          (select m.payload ->> 'disputeId' from dispute_event m
           where m.dispute_id = e.dispute_id and m.type = 'MERGE_INTO' and m.seq < e.seq and not ${isTakenBack('m')}
           order by m.seq desc limit 1) end as "otherId"
      from dispute_event e
      where e.dispute_id = $1 and e.seq = any($2::int[])
        and (e.type = 'MERGE_INTO' or e.type = 'REOPEN' and e.from_state = 'merged')`,
    values: [id, seqs],
  });
  return row?.otherId ?? null;
}

const answers: ReadonlySet<DisputeEventType> = new Set(['ABSORB', 'RELEASE']);

/**
 * The event by which another case answered to this one, which must be the latest that stands there.
 * @throws RuleError kind "conflict", code "other-case-changed"
 */
export function answerTo(disputeId: string, { events, course }: LockedCourse): number {
  const { standing } = course;
  const told = events.find(({ seq }) => seq === standing?.seq);
  if (standing !== null && answers.has(standing.type) && told?.payload.disputeId === disputeId)
    return standing.seq;
  throw new RuleError({
    kind: 'conflict',
    code: 'other-case-changed',
    message: 'Something has happened since to the other case of this merger',
    messageZh: '并案的另一案件此后又有新的办理情况，不能再撤销',
  });
}

/**
 * Whoever takes back what was decided must be somebody who could decide it, and its papers must not be out.
 * @throws RuleError as {@link retractable}; kind "forbidden", code "event-not-yours"; kind "conflict", code "slip-issued"
 */
export async function assertRetractable(
  tx: Tx,
  { dispute, course }: LockedCourse,
  seqs: readonly number[],
  actor: StaffActor,
): Promise<void> {
  for (const { type, before } of retractable(course, seqs)) {
    if (!may(actor, type as CommandType, before.context)) throw notYours(type as CommandType);
  }
  const slips = await query(tx, {
    name: 'retraction.slips',
    text: 'select 1 from supervision_slip where dispute_id = $1 and event_seq = any($2::int[])',
    values: [dispute.id, seqs],
  });
  if (slips.length === 0) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'slip-issued',
    message: 'A supervision slip was made out for this order, and its number is out',
    messageZh: '该项督办已开具督办单，不能再撤销',
  });
}

/** The day by which mediation should end as it was known before an event; a case keeps it when that clock has stopped. */
export async function dueOnBefore(tx: Tx, id: string, seq: number): Promise<string | null> {
  const [row] = await query<{ dueOn: string | null }>(tx, {
    name: 'retraction.due-on',
    text: `
      select coalesce(
        (select due_on::text from deadline where dispute_id = $1 and rule = 'mediation' and started_seq < $2
         order by started_seq desc limit 1),
        (select payload ->> 'dueOn' from dispute_event where dispute_id = $1 and seq = 1 and type = 'IMPORT')) as "dueOn"`,
    values: [id, seq],
  });
  return row?.dueOn ?? null;
}
