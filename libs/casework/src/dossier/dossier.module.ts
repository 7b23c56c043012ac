import { Module } from '@nestjs/common';
import { AttachmentModule } from '#casework/attachment';
import { CasePaperModule } from '#casework/case-paper';
import { DisputeModule } from '#casework/dispute';
import { DossierChecklist } from './dossier.checklist.service.ts';
import { DossierController } from './dossier.controller.ts';
import { DossierExport } from './dossier.export.ts';

/** One case, one dossier: its checklist, and the whole of it in page order. */
@Module({
  imports: [DisputeModule, AttachmentModule, CasePaperModule],
  controllers: [DossierController],
  providers: [DossierChecklist, DossierExport],
})
export class DossierModule {}
