import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { CaseLook } from './case-look.service.ts';
import { Dashboard } from './dashboard/dashboard.service.ts';
import { BatchDecisions } from './decision.batch.ts';
import { DecisionController } from './decision.controller.ts';
import { DecisionList } from './decision.list.ts';
import { DecisionRetraction } from './decision.retraction.ts';
import { DecisionService } from './decision.service.ts';
import { MeetingPlanning } from './meeting.planning.ts';
import { MeetingReader } from './meeting.reader.ts';
import { MeetingService } from './meeting.service.ts';
import { PaperController } from './papers/paper.controller.ts';
import { ReviewPapers } from './papers/paper.service.ts';
import { TaskSlips } from './papers/slip.service.ts';
import { PreparationController } from './preparation.controller.ts';
import { RecordController } from './record.controller.ts';
import { ReviewController } from './review.controller.ts';
import { ReviewPlanJob } from './review-plan.job.ts';
import { ScheduleService } from './schedule.service.ts';
import { SteeringController } from './steering.controller.ts';
import { Steering } from './steering.service.ts';
import { VillageGridController, VillageReportController } from './villages/village.controller.ts';
import { VillageGrid } from './villages/village.grid.ts';
import { VillageReminderJob } from './villages/village-reminder.job.ts';
import { VillageReportService } from './villages/village-report.service.ts';

/** The weekly review: agenda by rule, decisions that are events, minutes that nobody types. */
@Module({
  imports: [DisputeModule],
  controllers: [
    ReviewController,
    PreparationController,
    DecisionController,
    RecordController,
    SteeringController,
    PaperController,
    VillageReportController,
    VillageGridController,
  ],
  providers: [
    Dashboard,
    MeetingReader,
    MeetingPlanning,
    MeetingService,
    ScheduleService,
    DecisionService,
    BatchDecisions,
    DecisionRetraction,
    DecisionList,
    ReviewPlanJob,
    Steering,
    CaseLook,
    ReviewPapers,
    TaskSlips,
    VillageReportService,
    VillageGrid,
    VillageReminderJob,
  ],
  exports: [Steering, ReviewPlanJob],
})
export class ReviewModule {}
