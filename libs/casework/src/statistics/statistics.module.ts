import { type DynamicModule, Module } from '@nestjs/common';
import { Figures } from './figures.service.ts';
import { EditionController } from './report/edition.controller.ts';
import { StatisticsEditions } from './report/edition.service.ts';
import { ReportController } from './report/report.controller.ts';
import { StatisticsReports } from './report/report.service.ts';
import { StatisticsController } from './statistics.controller.ts';
import { STATISTICS_RULES, type StatisticsRules } from './statistics.rules.ts';
import { TableCheckController } from './table-check.controller.ts';

/** Figures for reports. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class StatisticsModule {
  static forRoot(rules: StatisticsRules): DynamicModule {
    return {
      module: StatisticsModule,
      controllers: [StatisticsController, TableCheckController, ReportController, EditionController],
      providers: [
        Figures,
        StatisticsReports,
        StatisticsEditions,
        { provide: STATISTICS_RULES, useValue: rules },
      ],
      exports: [Figures],
    };
  }
}
