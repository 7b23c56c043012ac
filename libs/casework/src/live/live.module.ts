import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { LiveController } from './live.controller.ts';
import { LiveWatch } from './live.watch.ts';

/** Screens that follow what others do. */
@Module({
  imports: [DisputeModule],
  controllers: [LiveController],
  providers: [LiveWatch],
})
export class LiveModule {}
