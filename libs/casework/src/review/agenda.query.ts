import type { DataSource } from 'typeorm';
import { isLinkedAs } from '#casework/dispute';
import {
  type AgendaCase,
  type AgendaItem,
  agendaOf,
  byDispute,
  type CaseStanding,
  calendarInForce,
  type DecidedCase,
  isCarriedOut,
  isOpen,
  type MeetingKind,
  type ReviewOrderType,
  standingOf,
  withCarriedOver,
} from '#domain';
import { query, type Tx } from '#platform';
import { decidedCaseColumns } from './meeting.store.ts';

/** A decision of an earlier meeting that nobody has reported as carried out. */
interface PendingDecision extends DecidedCase {
  readonly id: string;
  readonly disputeId: string;
  readonly type: ReviewOrderType;
  readonly dueOn: string | null;
}

/** The decisions of a township that are not marked as done, told apart by whether the case shows that they are. */
export async function pendingDecisions(
  on: Tx | DataSource,
  townshipId: string,
): Promise<{ readonly carriedOut: readonly PendingDecision[]; readonly undone: readonly PendingDecision[] }> {
  const pending = await query<PendingDecision>(on, {
    name: 'review.pending',
    text: `
      select r.id, r.dispute_id as "disputeId", r.event_type as type, r.due_on as "dueOn",
        ${decidedCaseColumns}
      from review_decision r
      join review_meeting m on m.id = r.meeting_id
      join dispute d on d.id = r.dispute_id
      where m.township_id = $1 and not r.done and r.refusal is null and r.retracted_at is null
      order by r.position`,
    values: [townshipId],
  });
  const isDone = (decision: PendingDecision) => isCarriedOut(decision.type, decision);
  return { carriedOut: pending.filter(isDone), undone: pending.filter((decision) => !isDone(decision)) };
}

/** The columns of a {@link CaseStanding} but the name of the holder, whose id `d.holder_id` is. */
const standingColumns = `d.version, d.state, d.risk, d.holder_id as "holderId", h.name as "holderName",
  d.next_due_on::text as "nextDueOn"`;

/** How cases stand now. */
export async function standingsOf(
  on: Tx | DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseStanding>> {
  const rows = await query<CaseStanding & { readonly id: string }>(on, {
    name: 'review.standings',
    text: `select d.id, ${standingColumns} from dispute d left join organisation h on h.id = d.holder_id
           where d.id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

type StoredCase = Omit<AgendaCase, 'undone'> & CaseStanding;

/** Everything of a township that the rules of the agenda may take up: the open cases, and what is pending on others. */
async function agendaCases(
  on: Tx | DataSource,
  townshipId: string,
  undone: readonly PendingDecision[],
): Promise<readonly (AgendaCase & CaseStanding)[]> {
  const rows = await query<StoredCase>(on, {
    name: 'review.cases',
    text: `
      select d.id as "disputeId", d.number, ${standingColumns}, d.persons, d.attempt,
        d.refusals, d.ratification, d.accepted_on as "acceptedOn",
        d.round > 1 or ${isLinkedAs('same_parties', 'd.id')} as "isRepeat",
        d.state = 'failed' and coalesce(
          (select e.type = 'DEFAULT' from dispute_event e where e.dispute_id = d.id and e.type in ('DEFAULT', 'FAIL')
           order by e.seq desc limit 1), false) as "isBroken",
        coalesce((select jsonb_agg(jsonb_build_object('rule', c.rule, 'startedOn', c.started_on, 'dueOn', c.due_on))
                  from deadline c where c.dispute_id = d.id and c.stopped_seq is null and not c.paused), '[]') as clocks
      from dispute d left join organisation h on h.id = d.holder_id
      where d.township_id = $1 and (
        d.stage in ('reported', 'analyzed', 'mediated')
        or d.ratification = 'pending' or d.id = any($2::uuid[]))`,
    values: [townshipId, undone.map(({ disputeId }) => disputeId)],
  });
  const pending = byDispute(undone);
  return rows.map((row) => {
    const decisions = pending.get(row.disputeId) ?? [];
    const [dueOn = null] = decisions.flatMap((decision) => decision.dueOn ?? []).sort(byText);
    return { ...row, undone: decisions.length > 0 ? { dueOn } : null };
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** Cases that the meeting of this kind before left without a decision that took effect, in the order of its minutes. */
export async function carriedOverInto(
  on: Tx | DataSource,
  {
    townshipId,
    kind,
    openedAt = null,
  }: { readonly townshipId: string; readonly kind: MeetingKind; readonly openedAt?: Date | null },
): Promise<readonly string[]> {
  const [last] = await query<{ ids: readonly string[] | null }>(on, {
    name: 'review.carried-over',
    text: `
      select minutes -> 'carriedOver' as ids from review_meeting
      where township_id = $1 and kind = $2 and state = 'closed' and opened_at < coalesce($3::timestamptz, 'infinity')
      order by opened_at desc limit 1`,
    values: [townshipId, kind, openedAt],
  });
  return last?.ids ?? [];
}

/** The agenda that the rules give at this moment, and what the meeting before left over, each case with how it stands. */
export async function agendaNow(
  on: Tx | DataSource,
  asked: { readonly townshipId: string; readonly kind: MeetingKind; readonly today: string },
  undone: readonly PendingDecision[],
): Promise<readonly AgendaItem[]> {
  const cases = await agendaCases(on, asked.townshipId, undone);
  const standing = new Map(cases.map((found) => [found.disputeId, standingOf(found)]));
  const placed = agendaOf(cases, { kind: asked.kind, today: asked.today, calendar: calendarInForce() });
  const open = new Map([...standing].filter(([, { state }]) => isOpen(state)));
  return withCarriedOver(
    placed.map((item) => ({ ...item, asOf: standing.get(item.disputeId) })),
    await carriedOverInto(on, asked),
    open,
  );
}
