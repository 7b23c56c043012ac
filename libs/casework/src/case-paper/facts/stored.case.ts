import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AttachmentRoom, attachmentsOf, type StoredAttachment } from '#casework/attachment';
import {
  DisputeDetail,
  everyPartyOf,
  historiesOf,
  PersonalData,
  type Standing,
  type StoredEvent,
  type StoredParty,
  seenWhole,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { Tx } from '#platform';

/** A case as it lies, in plain: what its papers and its dossier are told from. */
export interface StoredCase {
  readonly id: string;
  /** How whoever asks stands to it. */
  readonly standing: Standing;
  /** Oldest first, with what was taken back. */
  readonly history: readonly StoredEvent[];
  readonly parties: readonly StoredParty[];
  /** All that were ever added, in their order: whoever shows them looks at what this person may open. */
  readonly files: readonly StoredAttachment[];
}

/** Reads cases as they lie. */
@Injectable()
export class StoredCases {
  constructor(
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
    private readonly room: AttachmentRoom,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already" */
  async of(on: Tx | DataSource, actor: StaffActor, id: string): Promise<StoredCase> {
    const standing = seenWhole(await this.detail.standing(id, actor, on));
    const history = await historiesOf(on, [id]);
    const parties = await everyPartyOf(on, this.personal, id, standing.context);
    const files = await attachmentsOf(on, this.room.vault, id);
    return { id, standing, history, parties, files };
  }
}
