import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { disputeCommands, sealedNoteCircle, sealedNoteInput } from '#domain';
import { Access, Answers, CurrentActor, IdempotencyKey, IfMatch, SessionOnly } from '#platform';
import { SealBreaking } from './seal.breaking.ts';
import { SealedNoteList } from './sealed-note.list.ts';
import { SealedNoteService } from './sealed-note.service.ts';
import { openedNote, sealedNotePage } from './sealed-note.view.ts';
import type { Unlocking } from './unlocked.key.ts';

const caseId = z.strictObject({ id: z.uuid() });
const noteId = z.strictObject({ id: z.uuid(), noteId: z.uuid() });
const breakingId = z.strictObject({ id: z.uuid(), noteId: z.uuid(), breakingId: z.uuid() });
const reasoned = disputeCommands.UNSEAL_NOTE.pick({ reason: true });

/** Notes of separate talks (背靠背), which the mediators of the case alone can open. */
@Controller('disputes/:id/sealed-notes')
@SessionOnly()
export class SealedNoteController {
  constructor(
    private readonly notes: SealedNoteService,
    private readonly list: SealedNoteList,
    private readonly breaking: SealBreaking,
  ) {}

  @Get()
  @Access('dispute.read')
  @Answers(200, sealedNotePage, { zh: '背靠背笔录', en: 'Sealed notes of a case' })
  page(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return this.list.page(actor, id);
  }

  @Post()
  @HttpCode(201)
  @Access('dispute.act')
  @Answers(201, sealedNotePage, { zh: '密封一份背靠背笔录', en: 'Seal a note of a separate talk' })
  async add(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: sealedNoteInput }) note: z.output<typeof sealedNoteInput>,
    @Req() request: Unlocking,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    await this.notes.add(actor, id, note, request, { expectedVersion, commandKey });
    return await this.list.page(actor, id);
  }

  /** A POST, because it leaves a note. */
  @Post(':noteId/opening')
  @HttpCode(200)
  @Access('dispute.read')
  @Answers(200, openedNote, { zh: '阅看（留痕）', en: 'Open a sealed note; it is noted' })
  open(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: noteId }) path: z.output<typeof noteId>,
    @Req() request: Unlocking,
  ) {
    return this.notes.open(actor, path.id, path.noteId, request);
  }

  @Post(':noteId/circle')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(200, sealedNotePage, {
    zh: '对其他调解员、启封保管人开放',
    en: 'Seal the key of a note to others',
  })
  async widen(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: noteId }) path: z.output<typeof noteId>,
    @Body({ schema: sealedNoteCircle }) { keyIds }: z.output<typeof sealedNoteCircle>,
    @Req() request: Unlocking,
  ) {
    await this.notes.widen(actor, { disputeId: path.id, noteId: path.noteId }, keyIds, request);
    return await this.list.page(actor, path.id);
  }

  @Post(':noteId/breakings')
  @HttpCode(201)
  @Access('dispute.act')
  @Answers(201, sealedNotePage, { zh: '申请启封', en: 'Ask to break a seal' })
  async ask(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: noteId }) path: z.output<typeof noteId>,
    @Body({ schema: reasoned }) { reason }: z.output<typeof reasoned>,
    @Req() request: Unlocking,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    const step = { reason, request, options: { expectedVersion, commandKey } };
    await this.breaking.ask(actor, { disputeId: path.id, noteId: path.noteId }, step);
    return await this.list.page(actor, path.id);
  }

  @Post(':noteId/breakings/:breakingId/consent')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(200, sealedNotePage, { zh: '同意启封', en: 'Agree: the seal is broken' })
  async agree(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: breakingId }) { id: disputeId, ...place }: z.output<typeof breakingId>,
    @Body({ schema: reasoned }) { reason }: z.output<typeof reasoned>,
    @Req() request: Unlocking,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    const step = { reason, request, options: { expectedVersion, commandKey } };
    await this.breaking.agree(actor, { disputeId, ...place }, step);
    return await this.list.page(actor, disputeId);
  }

  @Post(':noteId/breakings/:breakingId/refusal')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(200, sealedNotePage, { zh: '不同意启封，或撤回申请', en: 'Say no, or take the request back' })
  async refuse(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: breakingId }) { id: disputeId, ...place }: z.output<typeof breakingId>,
    @Body({ schema: reasoned }) { reason }: z.output<typeof reasoned>,
  ) {
    await this.breaking.refuse(actor, { disputeId, ...place }, reason);
    return await this.list.page(actor, disputeId);
  }
}
