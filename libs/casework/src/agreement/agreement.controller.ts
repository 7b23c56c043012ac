import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { AgreementReading } from './agreement.reading.ts';
import { agreementsView } from './agreement.view.ts';

const disputeId = z.strictObject({ id: z.uuid() });

/** The agreements of a case. */
@Controller('disputes')
export class AgreementController {
  constructor(private readonly reading: AgreementReading) {}

  @Get(':id/agreements')
  @Access('dispute.read')
  @Answers(200, agreementsView, {
    zh: '案件的协议与履行情况',
    en: 'Agreements of a dispute and their performance',
  })
  agreements(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
  ) {
    return this.reading.of(actor, id);
  }
}
