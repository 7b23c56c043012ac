import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { paperHeaders } from '#casework/paper';
import { Access, Answers, CurrentActor } from '#platform';
import { DossierChecklist } from './dossier.checklist.service.ts';
import { DossierExport } from './dossier.export.ts';
import { dossierView, exportRequest } from './dossier.view.ts';

const caseId = z.strictObject({ id: z.uuid() });
type Reply = { header(name: string, value: string): unknown };
const types = { pdf: 'application/pdf', zip: 'application/zip' } as const;

/** The dossier of a case (一案一卷). */
@Controller('disputes/:id')
export class DossierController {
  constructor(
    private readonly checklist: DossierChecklist,
    private readonly exporting: DossierExport,
  ) {}

  @Get('dossier')
  @Access('dispute.read')
  @Answers(200, dossierView, {
    zh: '卷宗清单：在卷、缺少的材料',
    en: 'The dossier of a case: what lies in it and what is missing',
  })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return this.checklist.view(actor, id);
  }

  @Post('dossier/pdf')
  @HttpCode(200)
  @Access('dossier.export')
  @Answers(
    200,
    z.string(),
    {
      zh: '下载整卷PDF：封面、目录、材料、附件、备考表（含完整个人信息，留痕）',
      en: 'The whole dossier as one PDF in page order, nothing masked; it is noted',
    },
    types.pdf,
  )
  async pdf(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: exportRequest }) { reason }: z.output<typeof exportRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return await this.handed(reply, 'pdf', actor, id, reason);
  }

  @Post('dossier/zip')
  @HttpCode(200)
  @Access('dossier.export')
  @Answers(
    200,
    z.string(),
    {
      zh: '下载整卷压缩包：文书（.docx）和附件原件（含完整个人信息，留痕）',
      en: 'The papers of the dossier as .docx and its files as they were handed in; it is noted',
    },
    types.zip,
  )
  async zip(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: exportRequest }) { reason }: z.output<typeof exportRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return await this.handed(reply, 'zip', actor, id, reason);
  }

  private async handed(
    reply: Reply,
    form: 'pdf' | 'zip',
    actor: StaffActor,
    id: string,
    reason: string,
  ): Promise<StreamableFile> {
    const { name, content } = await this.exporting.take(actor, id, form, reason);
    for (const [header, value] of Object.entries(paperHeaders(name, 'dossier', form)))
      reply.header(header, value);
    return new StreamableFile(Readable.from(content, { objectMode: false }));
  }
}
