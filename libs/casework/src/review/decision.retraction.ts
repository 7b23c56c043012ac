import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDetail, DisputeService, Receipts } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inTransaction, type Tx } from '#platform';
import { refusalTold } from './decision.batch.ts';
import {
  alreadyOver,
  batchOn,
  casesOfBatch,
  type DecidedLine,
  decidedTogether,
  markRetracted,
  noSuchDecision,
} from './decision.store.ts';
import { decisionsAsSpoken } from './meeting.spoken.ts';
import { assertMeeting, type Meeting, meetingOf } from './meeting.store.ts';
import type { BatchResult, CaseResult, DecisionView, RetractedDecision } from './meeting.view.ts';

/** Takes back what an open meeting has decided: its cases go back to where they stood. */
@Injectable()
export class DecisionRetraction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly disputes: DisputeService,
    private readonly detail: DisputeDetail,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Takes back a decision with all that was decided together with it on its case.
   * @param commandKey  the same key answers the same result
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-closed", "decision-refused", and as
   *         {@link DisputeService.retract}
   */
  async retract(
    actor: StaffActor,
    { id, decisionId }: { readonly id: string; readonly decisionId: string },
    commandKey?: string,
  ): Promise<RetractedDecision> {
    const request = { actorId: actor.staffId, key: commandKey, body: { retract: decisionId, of: id } };
    return await this.receipts.once(request, async (tx) => {
      const meeting = await openMeeting(tx, id, actor);
      const lines = await decidedTogether(tx, id, decisionId);
      const [first] = lines;
      if (first === undefined) throw noSuchDecision();
      const decisions = await this.takeBack(tx, meeting, lines, actor, commandKey);
      return { decisions, dispute: await this.detail.view(first.disputeId, actor, tx) };
    });
  }

  /**
   * Takes back a whole batch, each case in a transaction of its own: one that cannot go back any more says why.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-closed": before any case is touched
   */
  async retractBatch(
    actor: StaffActor,
    { id, batchId }: { readonly id: string; readonly batchId: string },
    key?: string,
  ): Promise<BatchResult> {
    const cases = await inTransaction(this.dataSource, async (tx) => {
      await openMeeting(tx, id, actor);
      return await casesOfBatch(tx, id, batchId);
    });
    if (cases.length === 0) throw noSuchDecision();
    const results: CaseResult[] = [];
    for (const disputeId of cases) {
      const commandKey = key && `${key}/${disputeId}`;
      const request = { actorId: actor.staffId, key: commandKey, body: { retract: batchId, of: id } };
      results.push(
        await refusalTold(disputeId, () =>
          this.receipts.once<CaseResult>(request, async (tx) => {
            const meeting = await openMeeting(tx, id, actor);
            const lines = await batchOn(tx, batchId, disputeId);
            const decisions = await this.takeBack(tx, meeting, lines, actor, commandKey);
            return { disputeId, decisions, refusal: null };
          }),
        ),
      );
    }
    return { batchId, results };
  }

  private async takeBack(
    tx: Tx,
    meeting: Meeting,
    lines: readonly DecidedLine[],
    actor: StaffActor,
    commandKey: string | undefined,
  ): Promise<DecisionView[]> {
    const [first] = lines;
    const seqs = lines.flatMap(({ seq }) => seq ?? []);
    if (first === undefined || seqs.length < lines.length) throw alreadyOver('refused');
    const { disputeId } = first;
    const of = { meetingId: meeting.id, seqs };
    const { version, at } = await this.disputes.retract(tx, disputeId, of, actor, { commandKey });
    await markRetracted(tx, meeting, lines, { staffId: actor.staffId, seq: version, at });
    const ids = lines.map(({ id }) => id);
    return await decisionsAsSpoken(tx, meeting.id, ids);
  }
}

async function openMeeting(tx: Tx, id: string, actor: StaffActor): Promise<Meeting> {
  const meeting = await meetingOf(tx, id, actor, 'share');
  assertMeeting(meeting, 'open');
  return meeting;
}
