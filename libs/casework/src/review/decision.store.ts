import { type DecidedTask, type OrderEffect, type ReviewOrderType, RuleError } from '#domain';
import { execute, query, type Tx } from '#platform';
import { type Meeting, sealDecision } from './meeting.store.ts';

/** What became of an order: applied as an event of the dispute, or refused. */
export type Outcome = (
  | { readonly seq: number; readonly isDone: boolean; readonly effect: OrderEffect | null }
  | { readonly refusal: RuleError }
) &
  DecidedTask;

/** A decision that is to be written. */
export interface MadeDecision {
  readonly id: string;
  readonly meeting: Pick<Meeting, 'id' | 'townshipId'>;
  readonly batchId: string | null;
  readonly disputeId: string;
  readonly type: ReviewOrderType;
  readonly outcome: Outcome;
  readonly decidedBy: string;
  /** ISO instant. */
  readonly at: string;
}

/** Writes a decision and seals it; to be called last in its transaction. */
export async function writeDecision(tx: Tx, made: MadeDecision): Promise<void> {
  const { id, meeting, outcome, at } = made;
  const applied = 'seq' in outcome ? outcome : { seq: null, isDone: false, effect: null };
  await execute(tx, {
    name: 'review.decide',
    text: `
      insert into review_decision (id, meeting_id, dispute_id, event_type, seq, refusal, decided_by, decided_at, unit_id,
        due_on, measure, proof, done, done_at, batch_id, effect)
      values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb)`,
    values: [
      id,
      meeting.id,
      made.disputeId,
      made.type,
      applied.seq,
      'refusal' in outcome ? JSON.stringify(reasonOf(outcome.refusal)) : null,
      made.decidedBy,
      at,
      outcome.unitId,
      outcome.dueOn,
      outcome.measure,
      outcome.proof,
      applied.isDone,
      applied.isDone ? at : null,
      made.batchId,
      applied.effect === null ? null : JSON.stringify(applied.effect),
    ],
  });
  await sealDecision(tx, meeting, id, at);
}

/** A decision as far as it can be taken back. */
export interface DecidedLine {
  readonly id: string;
  readonly disputeId: string;
  /** Null when it was refused. */
  readonly seq: number | null;
}

/** What was decided together with a decision on its case, itself among it, in the order of the events. */
export async function decidedTogether(
  tx: Tx,
  meetingId: string,
  decisionId: string,
): Promise<readonly DecidedLine[]> {
  return await query<DecidedLine>(tx, {
    name: 'review.decided-together',
    text: `
      select r.id, r.dispute_id as "disputeId", r.seq from review_decision r
      join review_decision asked on asked.id = $2 and asked.meeting_id = $1
      where r.id = asked.id or r.batch_id = asked.batch_id and r.dispute_id = asked.dispute_id
      order by r.position`,
    values: [meetingId, decisionId],
  });
}

/** The cases of a batch, the latest decided first: what was tied to another of them is taken back before it. */
export async function casesOfBatch(tx: Tx, meetingId: string, batchId: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(tx, {
    name: 'review.batch',
    text: `select dispute_id as id from review_decision where meeting_id = $1 and batch_id = $2
           group by 1 order by max(position) desc`,
    values: [meetingId, batchId],
  });
  return rows.map(({ id }) => id);
}

/** The decisions of a batch on one case. */
export async function batchOn(tx: Tx, batchId: string, disputeId: string): Promise<readonly DecidedLine[]> {
  return await query<DecidedLine>(tx, {
    name: 'review.batch-on',
    text: `select id, dispute_id as "disputeId", seq from review_decision
           where batch_id = $1 and dispute_id = $2 order by position`,
    values: [batchId, disputeId],
  });
}

/** Marks decisions as taken back by an event. */
export async function markRetracted(
  tx: Tx,
  meeting: Pick<Meeting, 'townshipId'>,
  lines: readonly DecidedLine[],
  by: { readonly staffId: string; readonly seq: number; readonly at: string },
): Promise<void> {
  const ids = lines.map(({ id }) => id);
  const touched = await execute(tx, {
    name: 'review.retract',
    text: `update review_decision set retracted_seq = $2, retracted_by = $3, retracted_at = $4
           where id = any($1::uuid[]) and retracted_at is null`,
    values: [ids, by.seq, by.staffId, by.at],
  });
  if (touched !== ids.length) throw new Error('an event is taken back once');
  for (const id of ids) await sealDecision(tx, meeting, id, by.at);
}

/**
 * What is kept and told of a refusal: never what changed meanwhile or which field was wrong, those name people. What the law or
 * the case asks for is told: the rule that asks knows codes and days only.
 */
export const reasonOf = ({ code, message, messageZh, errors, allowedEvents }: RuleError) => ({
  code,
  ...(code === 'requirements-not-met' && errors !== undefined
    ? {
        message: errors.map((fault) => fault.message).join('; '),
        messageZh: errors.map((fault) => fault.messageZh).join('；'),
      }
    : { message, messageZh }),
  ...(allowedEvents === undefined ? {} : { allowedEvents: [...allowedEvents] }),
});

/** The answer to whoever asks for a decision that this meeting did not make. */
export const noSuchDecision = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-decision',
    message: 'This meeting made no such decision',
    messageZh: '本次会议没有这项决定',
  });

const over = {
  done: { message: 'This decision is done already', messageZh: '该项决定已经办结' },
  refused: {
    message: 'This decision was refused and never took effect',
    messageZh: '该项决定未被采纳，无需办理',
  },
  retracted: { message: 'This decision was taken back', messageZh: '该项决定已经撤销' },
} as const;

/** A decision of which nothing is left to do, or to take back. */
export const alreadyOver = (how: keyof typeof over): RuleError =>
  new RuleError({ kind: 'conflict', code: `decision-${how}`, ...over[how] });
