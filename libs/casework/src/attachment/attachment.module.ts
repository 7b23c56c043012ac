import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { AttachmentController } from './attachment.controller.ts';
import { AttachmentErasure } from './attachment.erasure.ts';
import { AttachmentReading } from './attachment.reading.ts';
import { AttachmentRoom, AttachmentService } from './attachment.service.ts';
import { LooseObjects, LooseObjectsJob } from './loose.objects.ts';

/** The files of cases: photographs, recordings, papers. */
@Module({
  imports: [DisputeModule],
  controllers: [AttachmentController],
  providers: [
    AttachmentRoom,
    AttachmentService,
    AttachmentReading,
    AttachmentErasure,
    LooseObjects,
    LooseObjectsJob,
  ],
  exports: [AttachmentErasure, AttachmentRoom],
})
export class AttachmentModule {}
