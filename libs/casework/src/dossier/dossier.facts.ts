import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AttachmentRoom, attachmentsOf, type StoredAttachment } from '#casework/attachment';
import {
  DisputeDetail,
  dossierRecordOf,
  everyPartyOf,
  historiesOf,
  maskedOnly,
  PersonalData,
  type StoredEvent,
  type StoredParty,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type ChecklistLine, type DisputeContext, dossierChecklist, levelsFor } from '#domain';
import type { Tx } from '#platform';

/** Everything that a dossier is made of, as one person may see it. */
export interface DossierMaterial {
  readonly disputeId: string;
  readonly townshipId: string;
  readonly context: DisputeContext;
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  readonly parties: readonly StoredParty[];
  /** Files that lie in the case and that this person may open, in the order in which they were added. */
  readonly files: readonly StoredAttachment[];
  /** Files that lie in the case and are for its mediators only: counted, not shown. */
  readonly withheld: number;
  readonly lines: readonly ChecklistLine[];
}

/** Reads the material of dossiers. */
@Injectable()
export class DossierFacts {
  constructor(
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
    private readonly room: AttachmentRoom,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" */
  async of(on: Tx | DataSource, actor: StaffActor, disputeId: string): Promise<DossierMaterial> {
    const { sight, context, ties, townshipId } = await this.detail.standing(disputeId, actor, on);
    if (sight !== 'case') throw maskedOnly();
    const events = await historiesOf(on, [disputeId]);
    const parties = await everyPartyOf(on, this.personal, disputeId, context);
    const there = (await attachmentsOf(on, this.room.vault, disputeId)).filter(
      ({ removed, erasedOn }) => removed === null && erasedOn === null,
    );
    const levels = levelsFor(actor, ties);
    const files = there.filter(({ level }) => levels.includes(level));
    const people = parties.filter(({ kind }) => kind === 'person');
    const lines = dossierChecklist({
      context,
      ...(await dossierRecordOf(on, disputeId, events)),
      people: people.length,
      identified: people.filter(({ idNumber }) => idNumber !== null).length,
    });
    const withheld = there.length - files.length;
    return { disputeId, townshipId, context, events, parties, files, withheld, lines };
  }
}
