import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxType, paperHeaders } from '#casework/paper';
import { Access, Answers, CurrentActor } from '#platform';
import { type PaperFile, ReviewPapers } from './paper.service.ts';
import { TaskSlips } from './slip.service.ts';
import { type TaskSlipQuery, taskSlipPage, taskSlipQuery, taskSlipView } from './slip.view.ts';

const one = z.strictObject({ id: z.uuid() });
type One = z.output<typeof one>;
const editionQuery = z.strictObject({ edition: z.coerce.number().int().min(1).max(1_000).optional() });
type EditionQuery = z.output<typeof editionQuery>;

interface Reply {
  header(name: string, value: string): unknown;
}

/** The papers of closed meetings as .docx, and the slips that units sign for. */
@Controller('review')
export class PaperController {
  constructor(
    private readonly papers: ReviewPapers,
    private readonly slips: TaskSlips,
  ) {}

  @Get('meetings/:id/papers/minutes.docx')
  @Access('review.read')
  @Answers(200, z.string(), { zh: '下载会议纪要', en: 'The minutes in the official form' }, docxType)
  async minutes(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Query({ schema: editionQuery }) { edition }: EditionQuery,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.papers.minutes(actor, id, edition));
  }

  @Get('meetings/:id/papers/analysis.docx')
  @Access('review.read')
  @Answers(200, z.string(), { zh: '下载研判报告', en: 'The analysis of the week' }, docxType)
  async analysis(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Query({ schema: editionQuery }) { edition }: EditionQuery,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.papers.analysis(actor, id, edition));
  }

  @Get('slips')
  @Access('dispute.read')
  @Answers(200, taskSlipPage, { zh: '交办单及签收情况', en: 'Task slips, signed for or not' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: taskSlipQuery }) asked: TaskSlipQuery) {
    return this.slips.page(actor, asked);
  }

  @Get('slips/:id')
  @Access('dispute.read')
  @Answers(200, taskSlipView, { zh: '交办单', en: 'A task slip' })
  slip(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One) {
    return this.slips.view(actor, id);
  }

  @Get('slips/:id/slip.docx')
  @Access('dispute.read')
  @Answers(200, z.string(), { zh: '下载交办单', en: 'A task slip in the official form' }, docxType)
  async file(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.slips.file(actor, id));
  }

  @Post('slips/:id/receipt')
  @HttpCode(200)
  @Access('review.sign')
  @Answers(200, taskSlipView, { zh: '签收交办单', en: 'Sign for a task slip' })
  sign(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One) {
    return this.slips.sign(actor, id);
  }
}

function handOut(reply: Reply, { name, plain, bytes }: PaperFile): Buffer {
  for (const [header, value] of Object.entries(paperHeaders(name, plain))) reply.header(header, value);
  return Buffer.from(bytes);
}
