import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDetail, DisputeService, type Intention, Receipts } from '#casework/dispute';
import { type StaffActor, unknownUnits } from '#casework/organisation';
import {
  type CommandEvent,
  type DecidedTask,
  type DecisionDone,
  isDoneAtOnce,
  noSuchDispute,
  type ReviewDecision,
  RuleError,
  taskOf,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { decisionViewOf } from './meeting.reader.ts';
import { assertMeeting, decisionsOf, type Meeting, meetingOf, sealDecision } from './meeting.store.ts';
import type { DecisionView, DecisionWithDispute } from './meeting.view.ts';

/** A decision to be written: applied as an event of the dispute, or refused. */
type Outcome = ({ readonly seq: number; readonly isDone: boolean } | { readonly refusal: RuleError }) &
  DecidedTask;

/** What a meeting decides: each decision is an event of its dispute, applied at once. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly detail: DisputeDetail,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Decides on a dispute, in one transaction with the event. A decision that the dispute refuses is kept with the reason,
   * so that the minutes show it.
   * @param commandKey  the same key with the same decision answers the same result
   * @throws RuleError kind "not-found", kind "conflict" (code "meeting-planned", "meeting-closed"), and as
   *         {@link DisputeService.apply}
   */
  async decide(
    actor: StaffActor,
    meetingId: string,
    decision: ReviewDecision,
    commandKey?: string,
  ): Promise<DecisionWithDispute> {
    const id = randomUUID();
    const request = { actorId: actor.staffId, key: commandKey, body: { meetingId, decision } };
    const refusals: RuleError[] = [];
    try {
      return await this.receipts.once(request, async (tx) => {
        const { townshipId } = await this.openMeeting(tx, meetingId, decision, actor);
        const applied = await this.apply(tx, { id, meetingId }, decision, actor, commandKey).catch(
          (error: unknown) => {
            if (error instanceof RuleError && error.kind !== 'not-found') refusals.push(error);
            throw error;
          },
        );
        await this.write(tx, { id, meetingId, townshipId }, decision, actor, applied);
        const [made] = (await decisionsOf(tx, meetingId)).filter((each) => each.id === id);
        if (made === undefined) throw new Error('a decision that was made is there');
        return {
          decision: decisionViewOf(made, true),
          dispute: await this.detail.view(decision.disputeId, actor, tx),
        };
      });
    } catch (error) {
      const refusal = refusals.at(-1);
      if (refusal !== undefined && refusal === error)
        await this.keepRefusal({ id, meetingId }, decision, actor, refusal);
      throw error;
    }
  }

  /**
   * Notes that an earlier decision was carried out. It may be reported in any meeting or between them.
   * @throws RuleError kind "not-found"; kind "conflict", code "decision-done", "decision-refused"
   */
  async markDone(
    actor: StaffActor,
    { id, decisionId }: { readonly id: string; readonly decisionId: string },
    { proof }: DecisionDone,
  ): Promise<DecisionView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'share');
      const find = async () => (await decisionsOf(tx, id)).find((each) => each.id === decisionId);
      const decision = await find();
      if (decision === undefined) throw noSuchDecision();
      if (decision.refusal !== null) throw alreadyOver('refused');
      const at = this.clock.now().toISOString();
      const touched = await execute(tx, {
        name: 'review.done',
        text: `update review_decision set done = true, done_at = $2, proof = $3 where id = $1 and not done`,
        values: [decisionId, at, proof],
      });
      const after = await find();
      if (touched !== 1 || after === undefined) throw alreadyOver('done');
      await sealDecision(tx, meeting, decisionId, at);
      return decisionViewOf(after, true);
    });
  }

  private async openMeeting(
    tx: Tx,
    meetingId: string,
    { disputeId }: ReviewDecision,
    actor: StaffActor,
  ): Promise<Meeting> {
    const meeting = await meetingOf(tx, meetingId, actor, 'share');
    assertMeeting(meeting, 'open');
    const here = await query(tx, {
      name: 'review.dispute-here',
      text: `select 1 from dispute where id = $1 and township_id = $2`,
      values: [disputeId, meeting.townshipId],
    });
    if (here.length === 0) throw noSuchDispute();
    return meeting;
  }

  private async apply(
    tx: Tx,
    { id, meetingId }: Ids,
    { disputeId, command, task, expectedVersion }: ReviewDecision,
    actor: StaffActor,
    commandKey: string | undefined,
  ): Promise<Outcome> {
    const restsOnMeeting = command.type === 'ANALYZE' || command.type === 'RATIFY';
    const intention = { ...command, ...(restsOnMeeting ? { meetingId, decisionId: id } : {}) };
    const { version, snapshot } = await this.disputes.apply(
      tx,
      disputeId,
      intention as unknown as Intention<CommandEvent>,
      actor,
      { expectedVersion, commandKey },
    );
    const { holderId, townshipId } = snapshot.context;
    const unitId = task?.unitId;
    if (unitId !== undefined && (await unknownUnits(tx, townshipId, [unitId])).length > 0)
      throw unknownUnit();
    return { ...taskOf({ command, task }, holderId), seq: version, isDone: isDoneAtOnce({ command, task }) };
  }

  /** In a transaction of its own: the one that was refused is rolled back. */
  private async keepRefusal(
    ids: Ids,
    decision: ReviewDecision,
    actor: StaffActor,
    refusal: RuleError,
  ): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, ids.meetingId, actor, 'share');
      if (meeting.state !== 'open') return;
      const { townshipId } = meeting;
      await this.write(tx, { ...ids, townshipId }, decision, actor, {
        ...taskOf(decision, null),
        unitId: null,
        refusal,
      });
    });
  }

  private async write(
    tx: Tx,
    { id, meetingId, townshipId }: Ids & Pick<Meeting, 'townshipId'>,
    { disputeId, command }: ReviewDecision,
    actor: StaffActor,
    outcome: Outcome,
  ): Promise<void> {
    const now = this.clock.now().toISOString();
    const applied = 'seq' in outcome ? outcome : { seq: null, isDone: false };
    await execute(tx, {
      name: 'review.decide',
      text: `
        insert into review_decision (id, meeting_id, dispute_id, event_type, seq, refusal, decided_by, decided_at, unit_id,
          due_on, measure, proof, done, done_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14)`,
      values: [
        id,
        meetingId,
        disputeId,
        command.type,
        applied.seq,
        'refusal' in outcome ? JSON.stringify(reasonOf(outcome.refusal)) : null,
        actor.staffId,
        now,
        outcome.unitId,
        outcome.dueOn,
        outcome.measure,
        outcome.proof,
        applied.isDone,
        applied.isDone ? now : null,
      ],
    });
    await sealDecision(tx, { townshipId }, id, now);
  }
}

interface Ids {
  readonly id: string;
  readonly meetingId: string;
}

/** What the minutes keep of a refusal: never what changed meanwhile or which field was wrong, those name people. */
const reasonOf = ({ code, message, messageZh, allowedEvents }: RuleError) => ({
  code,
  message,
  messageZh,
  ...(allowedEvents === undefined ? {} : { allowedEvents }),
});

function unknownUnit(): RuleError {
  const fault = {
    pointer: '/task/unitId',
    message: 'No such unit in this township',
    messageZh: '没有这个单位，或不属于本乡镇',
  };
  return new RuleError({ kind: 'invalid', code: 'unknown-reference', ...fault, errors: [fault] });
}

const noSuchDecision = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-decision',
    message: 'This meeting made no such decision',
    messageZh: '本次会议没有这项决定',
  });

const alreadyOver = (how: 'done' | 'refused'): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: `decision-${how}`,
    message:
      how === 'done' ? 'This decision is done already' : 'This decision was refused and never took effect',
    messageZh: how === 'done' ? '该项决定已经办结' : '该项决定未被采纳，无需办理',
  });
