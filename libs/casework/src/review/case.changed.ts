import type { DataSource } from 'typeorm';
import type { DisputeRow } from '#casework/dispute';
import { type AgendaItem, byDispute, type CaseStanding, changesSince, standingOf, stateMeta } from '#domain';
import { query, type Tx } from '#platform';
import type { Decision, Meeting } from './meeting.store.ts';
import type { DecisionView, MeetingView, StandingView } from './meeting.view.ts';

type Changed = MeetingView['agenda'][number]['entries'][number]['changed'];

/** An event by which a case answered to what the meeting decided on another one: it took that one up, or gave it back. */
export interface AnswerElsewhere {
  /** The case that answered. */
  readonly disputeId: string;
  readonly seq: number;
  /** The decision was taken back, and the answer with it: one event more. */
  readonly isBack: boolean;
}

/** How other cases answered to the decisions of an open meeting. @returns by case */
export async function answersElsewhere(
  on: Tx | DataSource,
  { id, state }: Meeting,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, readonly AnswerElsewhere[]>> {
  const isAnswered = decisions.some(
    ({ type, seq }) => seq !== null && ['MERGE_INTO', 'REOPEN'].includes(type),
  );
  if (state !== 'open' || !isAnswered) return new Map();
  const answers = await query<AnswerElsewhere>(on, {
    name: 'review.answers-elsewhere',
    // The answer is written with what it answers to, at the same instant.
    text: `
      select answer.dispute_id as "disputeId", answer.seq, r.retracted_at is not null as "isBack"
      from review_decision r
      join dispute_event own on own.dispute_id = r.dispute_id and own.seq = r.seq
      join dispute_event answer on answer.type in ('ABSORB', 'RELEASE') and answer.at = own.at
        and answer.payload ->> 'disputeId' = r.dispute_id::text
      where r.meeting_id = $1 and r.event_type in ('MERGE_INTO', 'REOPEN')
        and answer.dispute_id = case r.event_type
          when 'MERGE_INTO' then (own.payload ->> 'disputeId')::uuid
          else (select (merger.payload ->> 'disputeId')::uuid from dispute_event merger
                where merger.dispute_id = r.dispute_id and merger.seq < r.seq and merger.type = 'MERGE_INTO'
                order by merger.seq desc limit 1) end`,
    values: [id],
  });
  return byDispute(answers);
}

/** What has happened to a case since the agenda was frozen; null: nothing, or an earlier release has frozen it. */
export function changedOf(
  { asOf }: AgendaItem,
  row: DisputeRow,
  decided: readonly DecisionView[],
  answers: readonly AnswerElsewhere[],
): Changed {
  if (asOf === undefined) return null;
  const now = standingOf(row);
  const made = decided.filter(({ seq }) => seq !== null && seq > asOf.version).length;
  // Decisions that were taken back together are one event more.
  const undone = new Set(decided.flatMap(({ retracted }) => retracted?.at ?? [])).size;
  const answered = answers.filter(({ seq }) => seq > asOf.version);
  const back = answered.filter(({ isBack }) => isBack);
  const changes = changesSince(asOf, now, made + undone + answered.length + back.length);
  return (
    changes && {
      events: changes.events,
      byOthers: changes.byOthers,
      fields: [...changes.fields],
      before: standingViewOf(asOf),
      now: standingViewOf(now),
    }
  );
}

function standingViewOf(standing: CaseStanding): StandingView {
  const { version, state, risk, holderId, holderName, nextDueOn } = standing;
  const { zh, en } = stateMeta[state];
  const holder = holderId === null ? null : { id: holderId, name: holderName ?? '' };
  return { version, state, stateName: { zh, en }, risk, holder, nextDueOn };
}
