import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { Dashboard } from './dashboard.service.ts';
import { BatchDecisions } from './decision.batch.ts';
import { DecisionController } from './decision.controller.ts';
import { DecisionRetraction } from './decision.retraction.ts';
import { DecisionService } from './decision.service.ts';
import { MeetingReader } from './meeting.reader.ts';
import { MeetingService } from './meeting.service.ts';
import { ReviewController } from './review.controller.ts';
import { ReviewPlanJob } from './review-plan.job.ts';

/** The weekly review: agenda by rule, decisions that are events, minutes that nobody types. */
@Module({
  imports: [DisputeModule],
  controllers: [ReviewController, DecisionController],
  providers: [
    Dashboard,
    MeetingReader,
    MeetingService,
    DecisionService,
    BatchDecisions,
    DecisionRetraction,
    ReviewPlanJob,
  ],
})
export class ReviewModule {}
