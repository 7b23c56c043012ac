import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { MediatorCandidates, mediatorWarningList } from './mediator.candidates.ts';

const disputeId = z.strictObject({ id: z.uuid() });

/** Who may mediate a case. */
@Controller('disputes')
export class MediatorController {
  constructor(private readonly candidates: MediatorCandidates) {}

  @Get(':id/mediator-warnings')
  @Access('dispute.act')
  @Answers(200, mediatorWarningList, {
    zh: '调解员与当事人可能的关系',
    en: 'Mediators who may be tied to a party of the case',
  })
  warnings(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
  ) {
    return this.candidates.warnings(actor, id);
  }
}
