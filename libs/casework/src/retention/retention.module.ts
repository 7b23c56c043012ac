import { Module } from '@nestjs/common';
import { AttachmentModule } from '#casework/attachment';
import { DisputeModule } from '#casework/dispute';
import { PartyErasure } from './party.erasure.ts';
import { RetentionController } from './retention.controller.ts';
import { RetentionDue } from './retention.due.ts';
import { RetentionSetting } from './retention.setting.ts';
import { RetentionJob, RetentionWork } from './retention.work.ts';

/** How long what is kept: the rules, what is due, and the ends that need no signature. */
@Module({
  imports: [DisputeModule, AttachmentModule],
  controllers: [RetentionController],
  providers: [RetentionDue, RetentionSetting, PartyErasure, RetentionWork, RetentionJob],
  exports: [RetentionDue, RetentionWork],
})
export class RetentionModule {}
