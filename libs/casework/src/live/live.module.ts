import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { ReviewModule } from '#casework/review';
import { LiveController } from './live.controller.ts';
import { LiveWatch } from './live.watch.ts';

/** Screens that follow what others do. */
@Module({
  imports: [DisputeModule, ReviewModule],
  controllers: [LiveController],
  providers: [LiveWatch],
})
export class LiveModule {}
