import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { SealBreaking } from './seal.breaking.ts';
import { SealLapseJob } from './seal.lapse.ts';
import { SealRequestController } from './seal.request.controller.ts';
import { SealRequestList } from './seal.requests.ts';
import { SealedNoteController } from './sealed-note.controller.ts';
import { SealedNoteErasure } from './sealed-note.erasure.ts';
import { SealedNoteList } from './sealed-note.list.ts';
import { SealedNoteRoom, SealedNoteService } from './sealed-note.service.ts';
import { SealingKeyController } from './sealing.key.controller.ts';
import { SealingKeys } from './sealing.keys.ts';
import { UnlockedKeys } from './unlocked.key.ts';

/** Notes of separate talks that only the mediators of a case can open, and the keys with which they do. */
@Module({
  imports: [DisputeModule],
  controllers: [SealingKeyController, SealedNoteController, SealRequestController],
  providers: [
    SealedNoteRoom,
    SealedNoteService,
    SealedNoteList,
    SealBreaking,
    SealRequestList,
    SealLapseJob,
    SealingKeys,
    UnlockedKeys,
    SealedNoteErasure,
  ],
  exports: [SealedNoteErasure],
})
export class SealedNoteModule {}
