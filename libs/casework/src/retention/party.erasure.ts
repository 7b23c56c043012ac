import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { AttachmentErasure, type ErasedFiles } from '#casework/attachment';
import { audit } from '#casework/audit';
import { DisputeDetail, erasedName, PersonalData, searchableNames } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { forgetWorkings } from '#casework/typical-case';
import { noSuchDispute, type RetentionClass, RuleError, retentionEndsOn, type Stage } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { localRules } from './retention.terms.ts';

export const erasureRequest = z.strictObject({
  /** wrong_person: entered by mistake; term_over: the dossier need not be kept any longer. */
  ground: z.enum(['wrong_person', 'term_over']),
  /** Who decided, and on which paper. */
  reason: z.string().trim().min(4).max(500),
  /** The files of this person, which go as well. With the last party all files of the case go, named or not. */
  attachmentIds: z.array(z.uuid()).max(300).default([]),
});

/** Takes a person out of a case that has ended; history, chain and figures stay as they were. */
@Injectable()
export class PartyErasure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
    private readonly files: AttachmentErasure,
  ) {}

  /**
   * Erases name, numbers and address of a party, and the salt without which the digest in the history says nothing, the
   * files that are named as theirs, and the answers that were kept for whoever repeats a request about the case. With the
   * last party go the telephone numbers of the register and every file. Each erasure is noted with ground and reason.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "case-open" while it, or a
   *         case into which it was merged, is worked on, "dossier-kept" while its term runs; kind "invalid" for a file of
   *         another case
   */
  async erase(
    actor: StaffActor,
    disputeId: string,
    partyId: string,
    { ground, reason, attachmentIds }: z.output<typeof erasureRequest>,
  ): Promise<void> {
    const erased = await inTransaction(this.dataSource, async (tx): Promise<ErasedFiles> => {
      await execute(tx, { text: 'select 1 from dispute where id = $1 for update', values: [disputeId] });
      const { sight, townshipId } = await this.detail.standing(disputeId, actor, tx);
      if (sight !== 'case') throw erasureRefused('forbidden', 'masked-only');
      const parties = await this.personal.partiesOf(tx, disputeId);
      if (!parties.some(({ id }) => id === partyId)) throw noSuchDispute();
      if (await isWorkedOn(tx, disputeId)) throw erasureRefused('conflict', 'case-open');
      if (ground === 'term_over' && !(await this.isTermOver(tx, disputeId)))
        throw erasureRefused('conflict', 'dossier-kept');
      const at = this.clock.now().toISOString();
      await this.personal.eraseParty(tx, partyId, erasedName, at);
      const left = parties.filter(({ id, name }) => id !== partyId && name !== erasedName);
      if (left.length === 0) await this.personal.eraseIntake(tx, disputeId);
      const { names, initials, pinyin } = searchableNames(left);
      await execute(tx, {
        text: 'update dispute set search_names = $2, name_initials = $3, name_pinyin = $4 where id = $1',
        values: [disputeId, names, initials, pinyin],
      });
      await forgetAnswers(tx, disputeId);
      await forgetWorkings(tx, disputeId);
      const files = await this.files.erase(tx, disputeId, left.length === 0 ? null : attachmentIds, at);
      const { staffId, organisationId } = actor;
      const entry = {
        staffId,
        organisationId,
        townshipId,
        disputeId,
        partyId,
        reason: `${ground}: ${reason}`,
        at,
      };
      for (const attachmentId of files.ids)
        await audit(tx, { ...entry, action: 'attachment.erase', attachmentId });
      await audit(tx, { ...entry, action: 'party.erase' });
      return files;
    });
    await this.files.drop(erased);
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

/** A case that was merged goes on in the other: its parties are parties there. */
async function isWorkedOn(tx: Tx, disputeId: string): Promise<boolean> {
  const rows = await query<{ stage: Stage }>(tx, {
    text: `
      with recursive merged as (
        select id, stage, snapshot #>> '{context,mergedInto}' as into from dispute where id = $1
        union select d.id, d.stage, d.snapshot #>> '{context,mergedInto}' from dispute d join merged m on d.id::text = m.into)
      select stage from merged`,
    values: [disputeId],
  });
  return rows.some(({ stage }) => stage !== 'resolved' && stage !== 'closed');
}

/** Answers are kept for a few days for whoever repeats a request, and show the parties as they were. */
async function forgetAnswers(tx: Tx, disputeId: string): Promise<void> {
  await execute(tx, {
    text: `delete from command_receipt r using dispute_event e
           where e.dispute_id = $1 and e.command_key = r.key and e.actor_id = r.actor_id`,
    values: [disputeId],
  });
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
