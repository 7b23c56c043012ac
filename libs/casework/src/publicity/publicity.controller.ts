import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type PublicityCorrection,
  type PublicityEntry,
  type PublicityFiguresQuery,
  type PublicityListQuery,
  publicityCancellation,
  publicityCorrection,
  publicityEntry,
  publicityFiguresQuery,
  publicityListQuery,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { PublicityList } from './publicity.list.ts';
import { PublicityRegister } from './publicity.register.ts';
import { publicityFiguresView, publicityPage, publicityRecordView } from './publicity.view.ts';

const one = z.strictObject({ id: z.uuid() });

/** The register of legal publicity work. */
@Controller('publicity')
export class PublicityController {
  constructor(
    private readonly list: PublicityList,
    private readonly register: PublicityRegister,
  ) {}

  @Get()
  @Access('publicity.read')
  @Answers(200, publicityPage, { zh: '法治宣传台账', en: 'The register of legal publicity work' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: publicityListQuery }) asked: PublicityListQuery) {
    return this.list.page(actor, asked);
  }

  @Get('figures')
  @Access('publicity.read')
  @Answers(200, publicityFiguresView, { zh: '法治宣传合计', en: 'Sums of the publicity work of a period' })
  figures(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: publicityFiguresQuery }) asked: PublicityFiguresQuery,
  ) {
    return this.list.figures(actor, asked);
  }

  @Post()
  @Access('publicity.enter')
  @Answers(201, publicityRecordView, { zh: '登记法治宣传', en: 'Enter publicity work' })
  enter(@CurrentActor() actor: StaffActor, @Body({ schema: publicityEntry }) entry: PublicityEntry) {
    return this.register.enter(actor, entry);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @Access('publicity.enter')
  @Answers(200, publicityRecordView, {
    zh: '更正法治宣传记录（留痕）',
    en: 'Put another record in the place of one that was wrong; it is noted',
  })
  correct(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: publicityCorrection }) correction: PublicityCorrection,
  ) {
    return this.register.correct(actor, id, correction);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Access('publicity.enter')
  @Answers(200, publicityRecordView, { zh: '作废法治宣传记录（留痕）', en: 'Cancel a record; it is noted' })
  cancel(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: publicityCancellation }) { reason }: z.output<typeof publicityCancellation>,
  ) {
    return this.register.cancel(actor, id, reason);
  }
}
