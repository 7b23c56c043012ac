import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { LegalHoldController } from './hold.controller.ts';
import { LegalHolds } from './hold.service.ts';

/** Cases that must not be erased or destroyed. */
@Module({ imports: [DisputeModule], controllers: [LegalHoldController], providers: [LegalHolds] })
export class LegalHoldModule {}
