import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { AccessLog, DisputeDetail, seenWhole } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { seal } from '#casework/seal';
import { type HoldRequest, RuleError } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { holdsOf, type StoredHold } from './hold.store.ts';

/** Holds cases from erasure and destruction, and lets them go; each with a reason, sealed. */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly accesses: AccessLog,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already" */
  async list(actor: StaffActor, disputeId: string): Promise<readonly StoredHold[]> {
    seenWhole(await this.accesses.note(actor, disputeId));
    return await holdsOf(this.dataSource, disputeId);
  }

  /**
   * Holds a case from now on, whatever its state. Whoever is erasing it at this moment is waited for.
   * @throws RuleError as {@link list}; kind "conflict", code "held-already"
   */
  async set(actor: StaffActor, disputeId: string, { reason }: HoldRequest): Promise<readonly StoredHold[]> {
    return await this.change(actor, disputeId, 'hold.set', reason, async (tx, at) => {
      const [added] = await query<{ id: string }>(tx, {
        name: 'legal-hold.set',
        text: `insert into legal_hold (dispute_id, reason, set_by, set_at) values ($1, $2, $3, $4)
               on conflict (dispute_id) where ended_at is null do nothing returning id`,
        values: [disputeId, reason, actor.staffId, at],
      });
      if (added === undefined) throw refused('held-already');
      return added.id;
    });
  }

  /** Ends the hold that runs. @throws RuleError as {@link list}; kind "conflict", code "not-held" */
  async end(actor: StaffActor, disputeId: string, { reason }: HoldRequest): Promise<readonly StoredHold[]> {
    return await this.change(actor, disputeId, 'hold.end', reason, async (tx, at) => {
      const [ended] = await query<{ id: string }>(tx, {
        name: 'legal-hold.end',
        text: `update legal_hold set ended_by = $2, ended_at = $3, end_reason = $4
               where dispute_id = $1 and ended_at is null returning id`,
        values: [disputeId, actor.staffId, at, reason],
      });
      if (ended === undefined) throw refused('not-held');
      return ended.id;
    });
  }

  private async change(
    actor: StaffActor,
    disputeId: string,
    action: 'hold.set' | 'hold.end',
    reason: string,
    write: (tx: Tx, at: string) => Promise<string>,
  ): Promise<readonly StoredHold[]> {
    return await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, { text: 'select 1 from dispute where id = $1 for update', values: [disputeId] });
      const townshipId = await this.townshipOf(tx, actor, disputeId);
      const at = this.clock.now().toISOString();
      const subjectId = await write(tx, at);
      const holds = await holdsOf(tx, disputeId);
      await seal(tx, { chainId: townshipId, subject: 'legal_hold', subjectId, at });
      const { staffId, organisationId } = actor;
      await audit(tx, { action, staffId, organisationId, townshipId, disputeId, reason, at });
      return holds;
    });
  }

  private async townshipOf(tx: Tx, actor: StaffActor, disputeId: string): Promise<string> {
    const { townshipId } = seenWhole(await this.detail.standing(disputeId, actor, tx));
    return townshipId;
  }
}

const refusals = {
  'held-already': ['The case is held already', '本案已设定留存'],
  'not-held': ['The case is not held', '本案没有设定留存'],
} as const;

function refused(code: keyof typeof refusals): RuleError {
  const [message, messageZh] = refusals[code];
  return new RuleError({ kind: 'conflict', code, message, messageZh });
}
