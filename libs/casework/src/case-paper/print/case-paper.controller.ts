import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxType, paperHeaders } from '#casework/paper';
import { paperForms } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { CasePapers } from './case.papers.ts';
import {
  casePaperPage,
  type DraftRequest,
  draftRequest,
  type PrintRequest,
  paperCodeRequest,
  printRequest,
  readPaper,
} from './paper.view.ts';

const caseId = z.strictObject({ id: z.uuid() });
const onePaper = z.strictObject({ id: z.uuid(), form: z.enum(paperForms) });

/** The papers of a case. */
@Controller('disputes/:id')
export class CasePaperController {
  constructor(private readonly papers: CasePapers) {}

  @Get('papers')
  @Access('paper.print')
  @Answers(200, casePaperPage, { zh: '案件文书', en: 'The papers of a case' })
  list(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return this.papers.list(actor, id);
  }

  @Post('papers/:form')
  @HttpCode(200)
  @Access('paper.print')
  @Answers(200, z.string(), { zh: '打印文书', en: 'Print a paper of a case' }, docxType)
  async print(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: onePaper }) { id, form }: z.output<typeof onePaper>,
    @Body({ schema: printRequest }) asked: PrintRequest,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const { name, plain, bytes } = await this.papers.print(actor, id, form, asked);
    for (const [header, value] of Object.entries(paperHeaders(name, plain))) reply.header(header, value);
    return Buffer.from(bytes);
  }

  @Post('agreement-drafts')
  @HttpCode(200)
  @Access('paper.print')
  @Answers(
    200,
    z.string(),
    { zh: '打印协议待签稿（不登记）', en: 'Print terms to be signed, before they are recorded' },
    docxType,
  )
  async printDraft(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: draftRequest }) asked: DraftRequest,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const { name, plain, bytes } = await this.papers.printDraft(actor, id, asked);
    for (const [header, value] of Object.entries(paperHeaders(name, plain))) reply.header(header, value);
    return Buffer.from(bytes);
  }

  @Post('paper-codes')
  @HttpCode(200)
  @Access('paper.print')
  @Answers(200, readPaper, { zh: '识别文书编码', en: 'What the code on a paper of the case names' })
  read(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: paperCodeRequest }) { code }: z.output<typeof paperCodeRequest>,
  ) {
    return this.papers.read(actor, id, code);
  }
}
