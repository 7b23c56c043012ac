import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { AgreementController } from './agreement.controller.ts';
import { AgreementReading } from './agreement.reading.ts';

/** What was agreed in a case, and what became of it. It is changed by the events of the case alone. */
@Module({
  imports: [DisputeModule],
  controllers: [AgreementController],
  providers: [AgreementReading],
})
export class AgreementModule {}
