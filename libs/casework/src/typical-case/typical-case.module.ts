import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { TypicalLibraryController } from './library.controller.ts';
import { TypicalController } from './typical.controller.ts';
import { TypicalDesk } from './typical.desk.ts';
import { TypicalDrafting } from './typical.drafting.ts';
import { TypicalLibrary } from './typical.library.ts';
import { TypicalRecords } from './typical.records.ts';
import { TypicalReview } from './typical.review.ts';
import { TypicalStore } from './typical.store.ts';

/** Typical cases (以案释法): told from a closed case without anybody in it, released by a second person. */
@Module({
  imports: [DisputeModule],
  controllers: [TypicalController, TypicalLibraryController],
  providers: [TypicalStore, TypicalRecords, TypicalDesk, TypicalDrafting, TypicalReview, TypicalLibrary],
})
export class TypicalCaseModule {}
