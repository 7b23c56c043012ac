import { Module } from '@nestjs/common';
import { EscalationModule } from '#casework/escalation';
import { ReviewModule } from '#casework/review';
import { TrainingController } from './training.controller.ts';
import { Training } from './training.service.ts';

/** Learning the product on a township that is invented, with time that people move. */
@Module({
  imports: [EscalationModule, ReviewModule],
  controllers: [TrainingController],
  providers: [Training],
})
export class TrainingModule {}
