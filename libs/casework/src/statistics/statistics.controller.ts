import { Controller, Get, Query } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { AnnualStatistics } from './annual.service.ts';
import { type AnnualQuery, annualQuery, annualView } from './annual.view.ts';

/** Figures with their definitions. */
@Controller('statistics')
export class StatisticsController {
  constructor(private readonly statistics: AnnualStatistics) {}

  @Get('annual')
  @Access('statistics.read')
  @Answers(200, annualView, { zh: '年度统计', en: 'Annual figures' })
  annual(@CurrentActor() actor: StaffActor, @Query({ schema: annualQuery }) query: AnnualQuery) {
    return this.statistics.annual(actor, query);
  }
}
