import { Module } from '@nestjs/common';
import { AttachmentModule } from '#casework/attachment';
import { DisputeModule } from '#casework/dispute';
import { CaseFactsReader } from './facts/case.facts.ts';
import { StoredCases } from './facts/stored.case.ts';
import { CasePapers } from './print/case.papers.ts';
import { CasePaperController } from './print/case-paper.controller.ts';
import { DossierPapers } from './print/dossier.papers.ts';
import { TemplateController } from './template/template.controller.ts';
import { PaperTemplates } from './template/template.service.ts';

/** The papers of cases: their templates, printing them, and filing what was signed. */
@Module({
  imports: [DisputeModule, AttachmentModule],
  controllers: [CasePaperController, TemplateController],
  providers: [CaseFactsReader, CasePapers, DossierPapers, PaperTemplates, StoredCases],
  exports: [DossierPapers, StoredCases],
})
export class CasePaperModule {}
