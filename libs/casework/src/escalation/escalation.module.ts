import { Module } from '@nestjs/common';
import { DeadlineModule } from '#casework/deadline';
import { DisputeModule } from '#casework/dispute';
import { DeadlineSweepJob, LadderSweep } from './deadline-sweep.job.ts';
import { SweepAlarm } from './sweep.alarm.ts';

/** Reminders before a due date, escalation after it: between office and centre, and upwards. */
@Module({
  imports: [DeadlineModule, DisputeModule],
  providers: [LadderSweep, DeadlineSweepJob, SweepAlarm],
  exports: [LadderSweep],
})
export class EscalationModule {}
