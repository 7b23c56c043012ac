import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type VillageReport, villageReport } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { VillageGrid } from './village.grid.ts';
import { ownVillageView, type VillageGridQuery, villageGridQuery, villageGridView } from './village.view.ts';
import { VillageReportService } from './village-report.service.ts';

const one = z.strictObject({ id: z.uuid() });

/** The weekly report of one's own village. */
@Controller('village-reports')
@Access('village.report')
export class VillageReportController {
  constructor(private readonly reports: VillageReportService) {}

  @Get()
  @Answers(200, ownVillageView, { zh: '本村每周报送情况', en: 'The weekly reports of my village' })
  own(@CurrentActor() actor: StaffActor) {
    return this.reports.own(actor);
  }

  @Post()
  @Answers(201, ownVillageView, { zh: '报送一周（零报告）', en: 'Report a week' })
  report(@CurrentActor() actor: StaffActor, @Body({ schema: villageReport }) input: VillageReport) {
    return this.reports.report(actor, input);
  }

  @Post(':id/retraction')
  @HttpCode(200)
  @Answers(200, ownVillageView, { zh: '撤销刚才的报送', en: 'Take a report back' })
  retract(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.reports.retract(actor, id);
  }
}

/** What villages have reported, for whoever prepares the review. */
@Controller('review/villages')
export class VillageGridController {
  constructor(private readonly grid: VillageGrid) {}

  @Get()
  @Access('review.read')
  @Answers(200, villageGridView, { zh: '各村每周报送情况', en: 'Which villages have reported' })
  show(@CurrentActor() actor: StaffActor, @Query({ schema: villageGridQuery }) asked: VillageGridQuery) {
    return this.grid.show(actor, asked);
  }
}
