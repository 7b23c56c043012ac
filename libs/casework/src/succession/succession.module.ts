import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { SuccessionController } from './succession.controller.ts';
import { SuccessionJob } from './succession.job.ts';
import { SuccessionList } from './succession.list.ts';
import { SuccessionPreview } from './succession.preview.ts';
import { SuccessionService } from './succession.service.ts';

/** What becomes of the work of somebody who leaves. */
@Module({
  imports: [DisputeModule],
  controllers: [SuccessionController],
  providers: [SuccessionPreview, SuccessionService, SuccessionList, SuccessionJob],
})
export class SuccessionModule {}
