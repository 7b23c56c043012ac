import { Injectable } from '@nestjs/common';
import { AttachmentErasure, type ErasedFiles } from '#casework/attachment';
import { auditAll } from '#casework/audit';
import { goesOn, PersonalData, searchableNames } from '#casework/dispute';
import { SealedNoteErasure } from '#casework/sealed-note';
import { forgetWorkings } from '#casework/typical-case';
import { erasedName, type Stage } from '#domain';
import { execute, query, type Tx } from '#platform';

/** Who answers for an erasure, why, and when. */
export interface ErasureNote {
  readonly staffId: string;
  readonly organisationId: string;
  /** In whose chain it is noted. */
  readonly townshipId: string;
  readonly disputeId: string;
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
}

/** Takes people and files out of a case; history, chain and figures stay as they were. */
@Injectable()
export class CaseErasure {
  constructor(
    private readonly personal: PersonalData,
    private readonly files: AttachmentErasure,
    private readonly notes: SealedNoteErasure,
  ) {}

  /**
   * Erases parties and files, what finds the parties, and the answers that were kept for whoever repeats a request; with
   * the last party the telephone numbers of the register, every file and every sealed note. To be called under the lock of the case.
   * @param partyIds  null for all of them
   * @param attachmentIds  the files that go with them
   * @returns the files whose bytes are to be dropped after the commit
   */
  async erase(
    tx: Tx,
    note: ErasureNote,
    partyIds: readonly string[] | null,
    attachmentIds: readonly string[],
  ): Promise<ErasedFiles> {
    const { disputeId, at } = note;
    const parties = (await this.personal.partiesIn(tx, [disputeId])).filter(
      ({ erasedOn }) => erasedOn === null,
    );
    const gone = parties.filter(({ id }) => partyIds === null || partyIds.includes(id));
    const left = parties.filter((party) => !gone.includes(party));
    for (const { id } of gone) await this.personal.eraseParty(tx, id, erasedName, at);
    if (left.length === 0) await this.personal.eraseIntake(tx, disputeId);
    const { names, initials, pinyin } = searchableNames(left);
    await execute(tx, {
      text: 'update dispute set search_names = $2, name_initials = $3, name_pinyin = $4 where id = $1',
      values: [disputeId, names, initials, pinyin],
    });
    await forgetAnswers(tx, disputeId);
    await forgetWorkings(tx, disputeId);
    const files = await this.files.erase(tx, disputeId, left.length === 0 ? null : attachmentIds, at);
    const notes = left.length === 0 ? await this.notes.erase(tx, disputeId, at) : [];
    const erased = partyIds ?? gone.map(({ id }) => id);
    await auditAll(tx, [
      ...notes.map((sealedNoteId) => ({ ...note, action: 'sealed-note.erase', sealedNoteId })),
      ...files.ids.map((attachmentId) => ({ ...note, action: 'attachment.erase', attachmentId })),
      ...erased.map((partyId) => ({ ...note, action: 'party.erase', partyId })),
    ]);
    return files;
  }

  /** Removes the bytes at once; where that fails, the sweep of the night does it. To be called after the commit. */
  async drop(files: ErasedFiles): Promise<void> {
    await this.files.drop(files);
  }
}

/** A case that was merged goes on in the other: its parties are parties there. */
export async function isWorkedOn(tx: Tx, disputeId: string): Promise<boolean> {
  const rows = await query<{ stage: Stage }>(tx, {
    text: `
      with recursive ${goesOn('$1')}
      select stage from dispute where id in (select id from goes_on)`,
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
