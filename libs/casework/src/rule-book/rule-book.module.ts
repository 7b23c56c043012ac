import { Module } from '@nestjs/common';
import { DeadlineModule } from '#casework/deadline';
import { DisputeModule } from '#casework/dispute';
import { CalendarEditions } from './calendar.editions.ts';
import { RecomputationJob } from './recomputation.job.ts';
import { RecomputationList } from './recomputation.list.ts';
import { Recomputation } from './recomputation.ts';
import { RuleEditions } from './rule.editions.ts';
import { RuleBookController } from './rule-book.controller.ts';

/** By which rules and which calendar dates are computed, and how that changes knowingly. */
@Module({
  imports: [DeadlineModule, DisputeModule],
  controllers: [RuleBookController],
  providers: [RuleEditions, CalendarEditions, Recomputation, RecomputationJob, RecomputationList],
})
export class RuleBookModule {}
