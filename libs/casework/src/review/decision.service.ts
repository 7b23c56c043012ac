import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDetail, DisputeService, type Intention, Receipts } from '#casework/dispute';
import { type StaffActor, unknownUnits } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import {
  type CommandEvent,
  type DecisionDone,
  invalidAt,
  isDoneAtOnce,
  noSuchDispute,
  type OrderToEach,
  orderTo,
  type ReviewDecision,
  type ReviewOrder,
  RuleError,
  restore,
  taskOf,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { effectBefore } from './decision.effect.ts';
import { alreadyOver, noSuchDecision, type Outcome, writeDecision } from './decision.store.ts';
import { decisionsAsSpoken } from './meeting.spoken.ts';
import { assertMeeting, decisionsOf, type Meeting, meetingOf, sealDecision } from './meeting.store.ts';
import type { DecisionView, DecisionWithDispute } from './meeting.view.ts';

/** Orders to one case, all of which it takes, or none. */
export interface HandedIn {
  readonly meetingId: string;
  /** Null for one order that was handed in alone. */
  readonly batchId: string | null;
  readonly disputeId: string;
  readonly expectedVersion?: number | undefined;
  readonly orders: readonly {
    readonly command: OrderToEach;
    readonly task?: ReviewDecision['task'];
  }[];
}

/** Which of the orders was refused, and why. */
export interface RefusedOrder {
  readonly index: number;
  readonly error: RuleError;
}

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
    const { disputeId, expectedVersion, command, task } = decision;
    const handed = { meetingId, batchId: null, disputeId, expectedVersion, orders: [{ command, task }] };
    const request = { actorId: actor.staffId, key: commandKey, body: { meetingId, decision } };
    return await this.deciding(
      handed,
      actor,
      async (refused) =>
        await this.receipts.once(request, async (tx) => {
          const [made] = await this.apply(tx, handed, actor, { commandKey, refused });
          if (made === undefined) throw new Error('a decision that was made is there');
          return { decision: made, dispute: await this.detail.view(disputeId, actor, tx) };
        }),
      async ({ error }, keep) => {
        // Sent again it is refused again; the minutes tell of it once.
        const key = commandKey && `${commandKey}/refused/${digestOf(request.body)}`;
        await this.receipts.once({ ...request, key }, keep);
        throw error;
      },
    );
  }

  /**
   * Lets a case take orders; what it refuses is kept with the reason, in a transaction of its own: the one that was refused is
   * rolled back.
   * @param work     applies them with {@link apply}
   * @param refusal  what to answer to a refusal; calls `keep` in a transaction
   */
  async deciding<Answer>(
    handed: HandedIn,
    actor: StaffActor,
    work: (refused: (order: RefusedOrder) => void) => Promise<Answer>,
    refusal: (order: RefusedOrder, keep: (tx: Tx) => Promise<readonly DecisionView[]>) => Promise<Answer>,
  ): Promise<Answer> {
    let refused: RefusedOrder | undefined;
    try {
      return await work((order) => {
        refused = order;
      });
    } catch (error) {
      const order = refused;
      if (order === undefined || order.error !== error) throw error;
      return await refusal(order, (tx) => this.keepRefusal(tx, handed, actor, order));
    }
  }

  /**
   * Applies orders to a case, one event each, and writes their decisions.
   * @param refused  told of the order that the case refuses, before its error is thrown
   */
  async apply(
    tx: Tx,
    handed: HandedIn,
    actor: StaffActor,
    {
      commandKey,
      refused,
    }: { readonly commandKey: string | undefined; readonly refused: (order: RefusedOrder) => void },
  ): Promise<readonly DecisionView[]> {
    const meeting = await this.openMeeting(tx, handed, actor);
    const made: { readonly id: string; readonly command: ReviewOrder; readonly outcome: Outcome }[] = [];
    for (const [index, order] of handed.orders.entries()) {
      const id = randomUUID();
      const expectedVersion = index === 0 ? handed.expectedVersion : undefined;
      try {
        const command = await this.orderTo(tx, handed.disputeId, order.command);
        const decision = { disputeId: handed.disputeId, command, task: order.task, expectedVersion };
        const outcome = await this.happen(tx, { id, meetingId: meeting.id }, decision, actor, commandKey);
        made.push({ id, command, outcome });
      } catch (error) {
        if (error instanceof RuleError && error.kind !== 'not-found') refused({ index, error });
        throw error;
      }
    }
    return await this.write(tx, meeting, handed, actor, made);
  }

  /**
   * Notes that an earlier decision was carried out. It may be reported in any meeting or between them.
   * @throws RuleError kind "not-found"; kind "conflict", code "decision-done", "decision-refused", "decision-retracted"
   */
  async markDone(
    actor: StaffActor,
    { id, decisionId }: { readonly id: string; readonly decisionId: string },
    { proof }: DecisionDone,
  ): Promise<DecisionView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'share');
      const [decision] = await decisionsOf(tx, id, [decisionId]);
      if (decision === undefined) throw noSuchDecision();
      if (decision.refusal !== null) throw alreadyOver('refused');
      if (decision.retractedAt !== null) throw alreadyOver('retracted');
      const at = this.clock.now().toISOString();
      const touched = await execute(tx, {
        name: 'review.done',
        text: `update review_decision set done = true, done_at = $2, proof = $3
               where id = $1 and not done and retracted_at is null`,
        values: [decisionId, at, proof],
      });
      if (touched !== 1) throw alreadyOver('done');
      const [after] = await decisionsAsSpoken(tx, id, [decisionId]);
      if (after === undefined) throw noSuchDecision();
      await sealDecision(tx, meeting, decisionId, at);
      return after;
    });
  }

  private async openMeeting(tx: Tx, { meetingId, disputeId }: HandedIn, actor: StaffActor): Promise<Meeting> {
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

  /** What the order leaves open is as the case has it, under its lock. */
  private async orderTo(tx: Tx, disputeId: string, order: OrderToEach): Promise<ReviewOrder> {
    if (order.type !== 'ANALYZE') return order;
    const [row] = await query<{ snapshot: unknown }>(tx, {
      name: 'review.as-it-is',
      text: `select snapshot from dispute where id = $1 for update`,
      values: [disputeId],
    });
    return orderTo(restore(row?.snapshot).context, order);
  }

  private async happen(
    tx: Tx,
    { id, meetingId }: { readonly id: string; readonly meetingId: string },
    { disputeId, command, task, expectedVersion }: ReviewDecision,
    actor: StaffActor,
    commandKey: string | undefined,
  ): Promise<Outcome> {
    const restsOnMeeting = command.type === 'ANALYZE' || command.type === 'RATIFY';
    const intention = { ...command, ...(restsOnMeeting ? { meetingId, decisionId: id } : {}) };
    const effect = await effectBefore(tx, disputeId, command);
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
    const isDone = isDoneAtOnce({ command, task });
    return { ...taskOf({ command, task }, holderId), seq: version, isDone, effect };
  }

  /** Nothing is kept once the meeting is over. */
  private async keepRefusal(
    tx: Tx,
    handed: HandedIn,
    actor: StaffActor,
    { index, error }: RefusedOrder,
  ): Promise<readonly DecisionView[]> {
    const meeting = await meetingOf(tx, handed.meetingId, actor, 'share');
    if (meeting.state !== 'open') return [];
    const refused = handed.orders.map(({ command, task }, n) => ({
      id: randomUUID(),
      command,
      outcome: {
        ...taskOf({ command, task }, null),
        unitId: null,
        refusal: n === index ? error : refusedTogether(),
      },
    }));
    return await this.write(tx, meeting, handed, actor, refused);
  }

  private async write(
    tx: Tx,
    meeting: Meeting,
    { batchId, disputeId }: HandedIn,
    { staffId }: StaffActor,
    made: readonly {
      readonly id: string;
      readonly command: Pick<ReviewOrder, 'type'>;
      readonly outcome: Outcome;
    }[],
  ): Promise<readonly DecisionView[]> {
    const at = this.clock.now().toISOString();
    for (const { id, command, outcome } of made) {
      const decision = { id, meeting, batchId, disputeId, type: command.type, outcome };
      await writeDecision(tx, { ...decision, decidedBy: staffId, at });
    }
    const ids = made.map(({ id }) => id);
    return await decisionsAsSpoken(tx, meeting.id, ids);
  }
}

function unknownUnit(): RuleError {
  return invalidAt('unknown-reference', {
    pointer: '/task/unitId',
    message: 'No such unit in this township',
    messageZh: '没有这个单位，或不属于本乡镇',
  });
}

const refusedTogether = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'refused-together',
    message: 'Another order of the same decision was refused, so none of them took effect',
    messageZh: '同一决定中的另一事项未被采纳，一并不生效',
  });
