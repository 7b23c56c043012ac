import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CommandOptions, DisputeDetail, DisputeService, Receipts } from '#casework/dispute';
import { assertNotHeld } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { newSalt } from '#casework/seal';
import { levelsFor, may, notYours, papersIn, RuleError } from '#domain';
import { ObjectStore, type Tx, Vault } from '#platform';
import {
  alreadyFiled,
  attachmentRemoved,
  levelNotYours,
  noSuchAttachment,
  tooManyAttachments,
} from './attachment.refusals.ts';
import { attachmentOf, attachmentsLike, countOf, insertAttachment, markRemoved } from './attachment.store.ts';
import { commitmentTo } from './attachment.ts';
import { type AttachmentView, viewOf } from './attachment.view.ts';
import { LooseObjects } from './loose.objects.ts';
import { placedByCodes } from './scan.placing.ts';
import { type TakenFile, takeUpload, type Upload } from './upload.taking.ts';

/** A thick dossier has some fifty papers. */
const attachmentsAtMost = 300;

/** The plumbing that files need, in one. */
@Injectable()
export class AttachmentRoom {
  constructor(
    readonly dataSource: DataSource,
    readonly vault: Vault,
    readonly store: ObjectStore,
    readonly loose: LooseObjects,
  ) {}
}

/** Adds files to a case and removes them; the history keeps that it happened, the store only bytes. */
@Injectable()
export class AttachmentService {
  constructor(
    private readonly room: AttachmentRoom,
    private readonly disputes: DisputeService,
    private readonly detail: DisputeDetail,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Takes the file of an upload into the case. Its bytes are safe before the history names them; cut off before that,
   * nothing of it is in the case.
   * @throws RuleError not-found, forbidden (before the file is read), invalid, stale, conflict
   */
  async add(
    actor: StaffActor,
    disputeId: string,
    upload: Upload,
    options: CommandOptions,
  ): Promise<AttachmentView> {
    const { ties } = await this.detail.standing(disputeId, actor);
    if (!may(actor, 'ATTACH', ties)) throw notYours('ATTACH');
    const file = await takeUpload(upload, this.room.store);
    if (file.level !== 'normal' && !levelsFor(actor, ties).includes(file.level)) {
      await file.received.discard();
      throw levelNotYours();
    }
    await this.keep(file);
    return await this.enter(actor, disputeId, file, options);
  }

  private async keep({ received }: TakenFile): Promise<void> {
    try {
      await this.room.loose.note(received.key);
      await received.keep();
    } catch (error) {
      await received.discard();
      throw error;
    }
  }

  private async enter(
    actor: StaffActor,
    disputeId: string,
    file: TakenFile,
    options: CommandOptions,
  ): Promise<AttachmentView> {
    const { kind, level, fileName, sha256, received, form, printId, scan } = file;
    const request = {
      actorId: actor.staffId,
      key: options.commandKey,
      body: { disputeId, kind, level, fileName, sha256, form, printId, scan },
    };
    let isEntered = false;
    try {
      const answer = await this.receipts.once(request, async (tx) => {
        isEntered = true;
        return await this.write(tx, actor, disputeId, file, options);
      });
      if (!isEntered) await this.room.loose.drop(received.key);
      return answer;
    } catch (error) {
      // Refused by a rule: certainly not in the case. Of any other failure nobody knows whether it came after the commit.
      if (error instanceof RuleError) await this.room.loose.drop(received.key);
      throw error;
    }
  }

  private async write(
    tx: Tx,
    actor: StaffActor,
    disputeId: string,
    taken: TakenFile,
    options: CommandOptions,
  ): Promise<AttachmentView> {
    const file = await placedByCodes(tx, disputeId, taken);
    const { id, kind, level, fileKey, received, form, printId, parts } = file;
    const salt = newSalt();
    const intention = {
      ...{ type: 'ATTACH' as const, kind, level, attachmentId: id },
      ...(form === undefined ? {} : { form }),
      ...(printId === undefined ? {} : { printId }),
      ...(parts === undefined ? {} : { parts }),
    };
    const commitments = [commitmentTo(file, salt)];
    const { version } = await this.disputes.apply(tx, disputeId, intention, actor, {
      ...options,
      commitments,
    });
    // Under the lock of the row: of two that come at once, one is told.
    if (await this.isThere(tx, disputeId, file)) throw alreadyFiled();
    if ((await countOf(tx, disputeId)) >= attachmentsAtMost) throw tooManyAttachments(attachmentsAtMost);
    await insertAttachment(tx, this.room.vault, disputeId, {
      ...file,
      salt,
      fileKey,
      objectKey: received.key,
      addedSeq: version,
    });
    return await this.viewIn(tx, disputeId, id);
  }

  /** Do the same bytes lie in the same place of the case? Only what whoever adds them may open is looked at. */
  private async isThere(tx: Tx, disputeId: string, file: TakenFile): Promise<boolean> {
    const like = await attachmentsLike(tx, this.room.vault, disputeId, file);
    const place = placeOf({
      form: file.form ?? null,
      printId: file.printId ?? null,
      parts: file.parts ?? null,
    });
    return like.some((one) => one.sha256 === file.sha256 && placeOf(one) === place);
  }

  /**
   * Drops the bytes of an attachment; that it was there, who removed it and why, stays.
   * @throws RuleError not-found, forbidden, stale, conflict (also when it was removed before)
   */
  async remove(
    actor: StaffActor,
    { disputeId, attachmentId }: { readonly disputeId: string; readonly attachmentId: string },
    reason: string,
    options: CommandOptions,
  ): Promise<AttachmentView> {
    const body = { disputeId, attachmentId, reason };
    let removed: string | undefined;
    const answer = await this.receipts.once(
      { actorId: actor.staffId, key: options.commandKey, body },
      async (tx) => {
        const { ties } = await this.detail.standing(disputeId, actor, tx);
        if (!may(actor, 'DETACH', ties)) throw notYours('DETACH');
        const found = await attachmentOf(tx, this.room.vault, disputeId, attachmentId);
        if (found === undefined || !levelsFor(actor, ties).includes(found.level)) throw noSuchAttachment();
        const intention = { type: 'DETACH' as const, attachmentId, reason };
        const { version } = await this.disputes.apply(tx, disputeId, intention, actor, options);
        // Under the lock of the row, which whoever sets a hold takes as well.
        await assertNotHeld(tx, disputeId);
        removed = await markRemoved(tx, attachmentId, version);
        if (removed === undefined) throw attachmentRemoved('conflict');
        return await this.viewIn(tx, disputeId, attachmentId);
      },
    );
    if (removed !== undefined) await this.room.loose.drop(removed);
    return answer;
  }

  private async viewIn(tx: Tx, disputeId: string, id: string): Promise<AttachmentView> {
    const stored = await attachmentOf(tx, this.room.vault, disputeId, id);
    if (stored === undefined) throw new Error('an attachment that was written is there');
    return viewOf(stored);
  }
}

/** As which papers a file lies in the case, in one word. */
const placeOf = (file: Parameters<typeof papersIn>[0]): string =>
  papersIn(file)
    .map(({ form }) => form)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join(' ');
