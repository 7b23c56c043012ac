import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { audit } from '#casework/audit';
import { AccessLog, DisputeDetail, seenWhole } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { levelsFor } from '#domain';
import { Clock, DecryptionError, inTransaction, StorageError } from '#platform';
import { attachmentRemoved, noSuchAttachment } from './attachment.refusals.ts';
import { AttachmentRoom } from './attachment.service.ts';
import { attachmentOf, attachmentsOf, type FileContent } from './attachment.store.ts';
import { type AttachmentView, viewOf } from './attachment.view.ts';
import { tellOfLostFiles } from './lost.files.ts';
import { isLost, plainBytes } from './stored.bytes.ts';

/** Shows the files of a case to whoever sees it whole; those for mediators only to its mediators, each look noted. */
@Injectable()
export class AttachmentReading {
  readonly #logger = new Logger('AttachmentReading');

  constructor(
    private readonly room: AttachmentRoom,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly accesses: AccessLog,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" */
  async list(actor: StaffActor, disputeId: string): Promise<readonly AttachmentView[]> {
    const { ties } = seenWhole(await this.accesses.note(actor, disputeId));
    const levels = levelsFor(actor, ties);
    const attachments = await attachmentsOf(this.room.dataSource, this.room.vault, disputeId);
    return attachments.filter(({ level }) => levels.includes(level)).map(viewOf);
  }

  /**
   * An attachment and its bytes, of which the first have proved genuine. A later failure ends the stream with an error.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"
   * @throws StorageError when the bytes are lost, damaged or out of reach
   */
  async open(
    actor: StaffActor,
    disputeId: string,
    attachmentId: string,
  ): Promise<{ readonly attachment: AttachmentView; readonly content: Readable }> {
    const { ties, townshipId } = seenWhole(await this.detail.standing(disputeId, actor));
    const { dataSource, vault } = this.room;
    const found = await attachmentOf(dataSource, vault, disputeId, attachmentId);
    if (found === undefined || !levelsFor(actor, ties).includes(found.level)) throw noSuchAttachment();
    if (found.content === null) throw attachmentRemoved('not-found');
    await this.accesses.note(actor, disputeId);
    if (found.level === 'mediators') {
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      const entry = { staffId, organisationId, townshipId, disputeId, attachmentId, at };
      await inTransaction(dataSource, (tx) => audit(tx, { action: 'attachment.read', ...entry }));
    }
    return { attachment: viewOf(found), content: await this.contentOf(attachmentId, found.content) };
  }

  private async contentOf(id: string, content: FileContent): Promise<Readable> {
    const chunks = plainBytes(id, content.fileKey, this.room.store.read(content.objectKey));
    try {
      const first = await chunks.next();
      return Readable.from(this.watched(id, content.objectKey, first, chunks), { objectMode: false });
    } catch (error) {
      throw await this.told(id, content.objectKey, error);
    }
  }

  private async *watched(
    id: string,
    objectKey: string,
    first: IteratorResult<Buffer>,
    rest: AsyncGenerator<Buffer>,
  ): AsyncGenerator<Buffer> {
    try {
      if (first.done !== true) yield first.value;
      yield* rest;
    } catch (error) {
      throw await this.told(id, objectKey, error);
    } finally {
      await rest.return(undefined);
    }
  }

  /** Somebody has to look after it: what was kept is not what is there. */
  private async told(id: string, objectKey: string, error: unknown): Promise<unknown> {
    if (!(error instanceof DecryptionError || error instanceof StorageError)) return error;
    this.#logger.error(`The bytes of attachment ${id} cannot be read: ${error.message}`);
    if (isLost(error)) {
      const now = { today: this.clock.today(), at: this.clock.now().toISOString() };
      await inTransaction(this.room.dataSource, (tx) => tellOfLostFiles(tx, [objectKey], now));
    }
    if (error instanceof StorageError) return error;
    return new StorageError('damaged', 'The stored bytes are not those that were kept', { cause: error });
  }
}
