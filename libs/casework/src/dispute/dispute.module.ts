import { Module } from '@nestjs/common';
import { DeadlineModule } from '#casework/deadline';
import { AccessLog } from './access.log.ts';
import { Receipts } from './command.receipt.ts';
import { DisputeCommandController } from './dispute.command.controller.ts';
import { DisputeCommands } from './dispute.commands.ts';
import { DisputeController } from './dispute.controller.ts';
import { DisputeDetail } from './dispute.detail.ts';
import { DisputeIntake } from './dispute.intake.ts';
import { DisputeList } from './dispute.list.ts';
import { DisputeService } from './dispute.service.ts';
import { MediatorCandidates } from './mediator.candidates.ts';
import { MediatorController } from './mediator.controller.ts';
import { MyDayController } from './my-day.controller.ts';
import { MyDay } from './my-day.ts';
import { PartyService } from './party.service.ts';
import { PersonController } from './person.controller.ts';
import { PersonSearch } from './person.search.ts';
import { PersonalData } from './personal.data.ts';
import { SimilarController } from './similar.controller.ts';
import { SimilarDisputes } from './similar.disputes.ts';

/** Disputes: the one place that changes them, the doors to them, and what others may ask of them. */
@Module({
  imports: [DeadlineModule],
  controllers: [
    SimilarController,
    MediatorController,
    DisputeController,
    DisputeCommandController,
    MyDayController,
    PersonController,
  ],
  providers: [
    SimilarDisputes,
    DisputeService,
    DisputeIntake,
    DisputeCommands,
    DisputeDetail,
    DisputeList,
    PartyService,
    MediatorCandidates,
    MyDay,
    PersonSearch,
    PersonalData,
    AccessLog,
    Receipts,
  ],
  exports: [
    DisputeService,
    DisputeIntake,
    DisputeCommands,
    DisputeDetail,
    DisputeList,
    PersonalData,
    AccessLog,
    Receipts,
  ],
})
export class DisputeModule {}
