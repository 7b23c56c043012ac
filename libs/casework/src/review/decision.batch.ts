import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Receipts } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type ReviewBatch, RuleError } from '#domain';
import { DecisionService, type HandedIn } from './decision.service.ts';
import { reasonOf } from './decision.store.ts';
import { assertMeeting, meetingOf } from './meeting.store.ts';
import type { BatchResult, CaseResult } from './meeting.view.ts';

/** Decisions that are handed in together: ten neighbour cases to one office, or several orders to one case. */
@Injectable()
export class BatchDecisions {
  constructor(
    private readonly decisions: DecisionService,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Decides the same on each of some cases, each in a transaction of its own, one after the other: a case that refuses says
   * why, and the others go on.
   * @param key  sent again with the same batch, what was decided is answered and what was not is decided
   * @throws RuleError kind "not-found", kind "conflict" (code "meeting-planned", "meeting-closed"): before any case is touched
   */
  async decide(actor: StaffActor, meetingId: string, batch: ReviewBatch, key?: string): Promise<BatchResult> {
    const request = { actorId: actor.staffId, key, body: { meetingId, batch } };
    const batchId = await this.receipts.once(request, async (tx) => {
      assertMeeting(await meetingOf(tx, meetingId, actor), 'open');
      return randomUUID();
    });
    const results: CaseResult[] = [];
    for (const one of batch.cases) {
      const handed = { meetingId, batchId, ...one, orders: batch.orders };
      results.push(await this.decideOn(handed, actor, key && `${key}/${one.disputeId}`));
    }
    return { batchId, results };
  }

  private async decideOn(
    handed: HandedIn,
    actor: StaffActor,
    commandKey: string | undefined,
  ): Promise<CaseResult> {
    const { disputeId } = handed;
    const request = { actorId: actor.staffId, key: commandKey, body: handed };
    return await refusalTold(disputeId, () =>
      this.decisions.deciding(
        handed,
        actor,
        async (refused) =>
          await this.receipts.once<CaseResult>(request, async (tx) => ({
            disputeId,
            decisions: [...(await this.decisions.apply(tx, handed, actor, { commandKey, refused }))],
            refusal: null,
          })),
        async ({ error }, keep) =>
          await this.receipts.once<CaseResult>(request, async (tx) => ({
            disputeId,
            decisions: [...(await keep(tx))],
            refusal: reasonOf(error),
          })),
      ),
    );
  }
}

/** A case that is not there, or a meeting that was closed meanwhile, is told as the result of the case. */
export async function refusalTold(disputeId: string, work: () => Promise<CaseResult>): Promise<CaseResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RuleError) || error.code === 'idempotency-key-reused') throw error;
    return { disputeId, decisions: [], refusal: reasonOf(error) };
  }
}
