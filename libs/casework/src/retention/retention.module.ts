import { Module } from '@nestjs/common';
import { AttachmentModule } from '#casework/attachment';
import { DisputeModule } from '#casework/dispute';
import { SealedNoteModule } from '#casework/sealed-note';
import { CaseErasure } from './case.erasure.ts';
import { DestructionController } from './destruction/destruction.controller.ts';
import { DestructionJob, DestructionResume, DestructionWork } from './destruction/destruction.job.ts';
import { DestructionReader } from './destruction/destruction.reader.ts';
import { DestructionSigning } from './destruction/destruction.signing.ts';
import { PartyErasure } from './party.erasure.ts';
import { RetentionController } from './retention.controller.ts';
import { RetentionDue } from './retention.due.ts';
import { RetentionSetting } from './retention.setting.ts';
import { RetentionJob, RetentionWork } from './retention.work.ts';

/** How long what is kept: the rules, what is due, the ends that need no signature, and those that need two. */
@Module({
  imports: [DisputeModule, AttachmentModule, SealedNoteModule],
  controllers: [RetentionController, DestructionController],
  providers: [
    RetentionDue,
    RetentionSetting,
    CaseErasure,
    PartyErasure,
    RetentionWork,
    RetentionJob,
    DestructionReader,
    DestructionSigning,
    DestructionWork,
    DestructionJob,
    DestructionResume,
  ],
  exports: [RetentionDue, RetentionWork],
})
export class RetentionModule {}
