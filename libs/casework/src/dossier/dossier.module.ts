import { Module } from '@nestjs/common';
import { AttachmentModule } from '#casework/attachment';
import { DisputeModule } from '#casework/dispute';
import { DossierChecklist } from './dossier.checklist.service.ts';
import { DossierController } from './dossier.controller.ts';
import { DossierFacts } from './dossier.facts.ts';

/** One case, one dossier: its checklist, and the whole of it in page order. */
@Module({
  imports: [DisputeModule, AttachmentModule],
  controllers: [DossierController],
  providers: [DossierFacts, DossierChecklist],
})
export class DossierModule {}
