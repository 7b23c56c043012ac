import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor, IfMatch, Versioned } from '#platform';
import { StatisticsReports } from './report.service.ts';
import {
  type BeginReport,
  beginReport,
  type CorrectReport,
  correctReport,
  type EditReport,
  editReport,
  type PublishReport,
  publishReport,
  type ReportQuery,
  reportPage,
  reportQuery,
  reportView,
} from './report.view.ts';

const one = z.strictObject({ id: z.uuid() });
type One = z.output<typeof one>;

/** Reports of the figures: begun, worded, published, corrected. */
@Controller('statistics/reports')
export class ReportController {
  constructor(private readonly reports: StatisticsReports) {}

  @Get()
  @Access('statistics.read')
  @Answers(200, reportPage, { zh: '统计报告', en: 'Reports of the figures' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: reportQuery }) asked: ReportQuery) {
    return this.reports.page(actor, asked);
  }

  @Post()
  @HttpCode(200)
  @Access('statistics.publish')
  @Versioned()
  @Answers(200, reportView, { zh: '开始编写统计报告', en: 'Begin a report, or find the one begun' })
  begin(@CurrentActor() actor: StaffActor, @Body({ schema: beginReport }) asked: BeginReport) {
    return this.reports.begin(actor, asked);
  }

  @Get(':id')
  @Access('statistics.read')
  @Versioned()
  @Answers(200, reportView, { zh: '统计报告草稿和各版', en: 'A report as it would be published now' })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One) {
    return this.reports.view(actor, id);
  }

  @Put(':id/texts')
  @Access('statistics.publish')
  @Versioned()
  @Answers(200, reportView, { zh: '修改报告文字', en: 'Word sentences of a report' })
  edit(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: editReport }) asked: EditReport,
    @IfMatch() read: number | undefined,
  ) {
    return this.reports.edit(actor, id, asked, read);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Access('statistics.publish')
  @Versioned()
  @Answers(200, reportView, { zh: '发布统计报告', en: 'Publish the first edition' })
  publish(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: publishReport }) asked: PublishReport,
    @IfMatch() read: number | undefined,
  ) {
    return this.reports.publish(actor, id, asked, read);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @Access('statistics.publish')
  @Versioned()
  @Answers(200, reportView, { zh: '更正统计报告', en: 'Publish a corrected edition' })
  correct(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: correctReport }) asked: CorrectReport,
    @IfMatch() read: number | undefined,
  ) {
    return this.reports.correct(actor, id, asked, read);
  }
}
