import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DisputeDetail, PersonalData, seenWhole } from '#casework/dispute';
import { assertNotHeld } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { noSuchDispute, RuleError, requiredText } from '#domain';
import { Clock, execute, inTransaction } from '#platform';
import { CaseErasure, isWorkedOn } from './case.erasure.ts';
import { dueDossierOf } from './retention.dossiers.ts';

export const erasureRequest = z.strictObject({
  /** wrong_person: entered by mistake; term_over: the dossier need not be kept any longer. */
  ground: z.enum(['wrong_person', 'term_over']),
  /** Who decided, and on which paper. */
  reason: requiredText(500, 4),
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
    private readonly erasure: CaseErasure,
  ) {}

  /**
   * Erases name, numbers and address of a party, and the salt without which the digest in the history says nothing, the
   * files that are named as theirs, and the answers that were kept for whoever repeats a request about the case. With the
   * last party go the telephone numbers of the register, every file and every sealed note. Each erasure is noted with
   * ground and reason.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "case-held", "case-open"
   *         while it, or a case into which it was merged, is worked on, "dossier-kept" while its term runs; kind "invalid"
   *         for a file of another case
   */
  async erase(
    actor: StaffActor,
    disputeId: string,
    partyId: string,
    { ground, reason, attachmentIds }: z.output<typeof erasureRequest>,
  ): Promise<void> {
    const erased = await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, { text: 'select 1 from dispute where id = $1 for update', values: [disputeId] });
      const { townshipId } = seenWhole(await this.detail.standing(disputeId, actor, tx));
      const parties = await this.personal.partiesIn(tx, [disputeId]);
      if (!parties.some(({ id }) => id === partyId)) throw noSuchDispute();
      if (await isWorkedOn(tx, disputeId)) throw refused('case-open');
      await assertNotHeld(tx, disputeId);
      if (ground === 'term_over' && !(await dueDossierOf(tx, disputeId, this.clock.today())))
        throw refused('dossier-kept');
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      const note = { staffId, organisationId, townshipId, disputeId, reason: `${ground}: ${reason}`, at };
      return await this.erasure.erase(tx, note, [partyId], attachmentIds);
    });
    await this.erasure.drop(erased);
  }
}

const refusals = {
  'case-open': ['The case is still worked on', '案件尚未办结，不能删除当事人信息'],
  'dossier-kept': ['The term of the dossier is not over', '卷宗保管期限未满，不能删除当事人信息'],
} as const;

function refused(code: keyof typeof refusals): RuleError {
  const [message, messageZh] = refusals[code];
  return new RuleError({ kind: 'conflict', code, message, messageZh });
}
