import { Module } from '@nestjs/common';
import { AnnualStatistics } from './annual.service.ts';
import { StatisticsController } from './statistics.controller.ts';

/** Figures for reports. Reads only. */
@Module({
  controllers: [StatisticsController],
  providers: [AnnualStatistics],
})
export class StatisticsModule {}
