import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type TypicalDraftRequest,
  type TypicalReason,
  type TypicalRelease,
  type TypicalRevision,
  typicalDraftRequest,
  typicalId,
  typicalReason,
  typicalRelease,
  typicalRevision,
  typicalStep,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { TypicalDrafting } from './typical.drafting.ts';
import { TypicalReview } from './typical.review.ts';
import { typicalEditions, typicalWaiting, typicalWorkingView } from './typical.view.ts';

type One = { readonly id: string };

/** Typical cases while they are written and reviewed. */
@Controller()
export class TypicalController {
  constructor(
    private readonly drafting: TypicalDrafting,
    private readonly review: TypicalReview,
  ) {}

  @Get('disputes/:id/typical-cases')
  @Access('dispute.read')
  @Answers(200, typicalEditions, { zh: '本案的典型案例', en: 'The typical cases made of a case' })
  ofCase(@CurrentActor() actor: StaffActor, @Param({ schema: typicalId }) { id }: One) {
    return this.drafting.editions(actor, id);
  }

  @Post('disputes/:id/typical-cases')
  @Access('typical.draft')
  @Answers(201, typicalWorkingView, {
    zh: '做成典型案例（自动脱敏草稿）',
    en: 'Make a typical case: the automatic draft without anybody in it',
  })
  draft(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalDraftRequest }) asked: TypicalDraftRequest,
  ) {
    return this.drafting.draft(actor, id, asked);
  }

  @Get('typical-cases/underway')
  @Access('typical.draft')
  @Answers(200, typicalWaiting, { zh: '起草中、待审核的典型案例', en: 'What is being drafted and reviewed' })
  async underway(@CurrentActor() actor: StaffActor) {
    return { items: await this.drafting.waiting(actor) };
  }

  @Get('typical-cases/:id/working')
  @Access('typical.draft')
  @Answers(200, typicalWorkingView, { zh: '草稿与原文对照', en: 'The draft beside the original' })
  working(@CurrentActor() actor: StaffActor, @Param({ schema: typicalId }) { id }: One) {
    return this.drafting.view(actor, id);
  }

  @Put('typical-cases/:id/working')
  @Access('typical.draft')
  @Answers(200, typicalWorkingView, {
    zh: '保存草稿（复核残留）',
    en: 'Save the draft; what is left of anybody is refused',
  })
  save(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalRevision }) revision: TypicalRevision,
  ) {
    return this.drafting.save(actor, id, revision);
  }

  @Post('typical-cases/:id/submission')
  @HttpCode(200)
  @Access('typical.draft')
  @Answers(200, typicalWorkingView, { zh: '提交审核', en: 'Hand the draft in for review' })
  async submit(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalStep }) { version }: { readonly version: number },
  ) {
    await this.review.submit(actor, id, version);
    return await this.drafting.view(actor, id);
  }

  @Post('typical-cases/:id/return')
  @HttpCode(200)
  @Access('typical.release')
  @Answers(200, typicalWorkingView, { zh: '退回修改', en: 'Hand the draft back to be written otherwise' })
  async return(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalReason }) reason: TypicalReason,
  ) {
    await this.review.return(actor, id, reason);
    return await this.drafting.view(actor, id);
  }

  @Post('typical-cases/:id/release')
  @HttpCode(200)
  @Access('typical.release')
  @Answers(200, typicalWorkingView, { zh: '发布（第二人）', en: 'Release it, by a second person' })
  async release(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalRelease }) release: TypicalRelease,
  ) {
    await this.review.release(actor, id, release);
    return await this.drafting.view(actor, id);
  }

  @Post('typical-cases/:id/withdrawal')
  @HttpCode(204)
  @Access('typical.draft')
  @Answers(204, z.undefined(), {
    zh: '撤回已发布的案例，或放弃草稿',
    en: 'Take a released one back, or give a draft up',
  })
  async withdraw(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Body({ schema: typicalReason }) reason: TypicalReason,
  ): Promise<void> {
    await this.review.withdraw(actor, id, reason);
  }
}
