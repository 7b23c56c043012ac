import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import { DisputeDetail, erasedName, PersonalData, searchableNames } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { noSuchDispute, type RetentionClass, RuleError, retentionEndsOn, type Stage } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { localRules } from './retention.terms.ts';

export const erasureRequest = z.strictObject({
  /** wrong_person: entered by mistake; term_over: the dossier need not be kept any longer. */
  ground: z.enum(['wrong_person', 'term_over']),
  /** Who decided, and on which paper. */
  reason: z.string().trim().min(4).max(500),
});

/** Takes a person out of a case that has ended; history, chain and figures stay as they were. */
@Injectable()
export class PartyErasure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /**
   * Erases name, numbers and address of a party, and the salt without which the digest in the history says nothing. With
   * the last party go the telephone numbers of the register. The erasure is noted with ground and reason.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "case-open" while it is
   *         worked on, "dossier-kept" while its term runs
   */
  async erase(
    actor: StaffActor,
    disputeId: string,
    partyId: string,
    { ground, reason }: z.output<typeof erasureRequest>,
  ): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const [row] = await query<{ stage: Stage }>(tx, {
        text: 'select stage from dispute where id = $1 for update',
        values: [disputeId],
      });
      const { sight, townshipId } = await this.detail.standing(disputeId, actor, tx);
      if (sight !== 'case') throw erasureRefused('forbidden', 'masked-only');
      const parties = await this.personal.partiesOf(tx, disputeId);
      if (row === undefined || !parties.some(({ id }) => id === partyId)) throw noSuchDispute();
      if (row.stage !== 'resolved' && row.stage !== 'closed') throw erasureRefused('conflict', 'case-open');
      if (ground === 'term_over' && !(await this.isTermOver(tx, disputeId)))
        throw erasureRefused('conflict', 'dossier-kept');
      await this.personal.eraseParty(tx, partyId, erasedName, this.clock.today());
      const left = parties.filter(({ id, name }) => id !== partyId && name !== erasedName);
      if (left.length === 0) await this.personal.eraseIntake(tx, disputeId);
      const { names, initials } = searchableNames(left);
      await execute(tx, {
        text: 'update dispute set search_names = $2, name_initials = $3 where id = $1',
        values: [disputeId, names, initials],
      });
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      const entry = { action: 'party.erase', staffId, organisationId, townshipId, disputeId, partyId, at };
      await audit(tx, { ...entry, reason: `${ground}: ${reason}` });
    });
  }

  private async isTermOver(tx: Tx, disputeId: string): Promise<boolean> {
    const [archived] = await query<{ class: RetentionClass; archivedOn: string }>(tx, {
      text: `select 'dossier_' || (e.payload ->> 'retention') as class, e.happened_on::text as "archivedOn"
             from dispute d join dispute_event e on e.dispute_id = d.id and e.type = 'ARCHIVE'
             where d.id = $1 and d.dossier = 'archived' order by e.seq desc limit 1`,
      values: [disputeId],
    });
    const rule = (await localRules(tx)).find((one) => one.class === archived?.class);
    if (archived === undefined || rule === undefined) return false;
    const endsOn = retentionEndsOn(rule, rule.term, archived.archivedOn);
    return endsOn !== null && endsOn <= this.clock.today();
  }
}

const refusals = {
  'masked-only': ['You see this case masked only', '您只能查看本案的脱敏信息'],
  'case-open': ['The case is still worked on', '案件尚未办结，不能删除当事人信息'],
  'dossier-kept': ['The term of the dossier is not over', '卷宗保管期限未满，不能删除当事人信息'],
} as const;

function erasureRefused(kind: 'forbidden' | 'conflict', code: keyof typeof refusals): RuleError {
  const [message, messageZh] = refusals[code];
  return new RuleError({ kind, code, message, messageZh });
}
