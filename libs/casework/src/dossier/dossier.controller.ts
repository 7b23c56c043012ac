import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { DossierChecklist } from './dossier.checklist.service.ts';
import { dossierView } from './dossier.view.ts';

const caseId = z.strictObject({ id: z.uuid() });

/** The dossier of a case (一案一卷). */
@Controller('disputes/:id')
export class DossierController {
  constructor(private readonly checklist: DossierChecklist) {}

  @Get('dossier')
  @Access('dispute.read')
  @Answers(200, dossierView, {
    zh: '卷宗清单：在卷、缺少的材料',
    en: 'The dossier of a case: what lies in it and what is missing',
  })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return this.checklist.view(actor, id);
  }
}
