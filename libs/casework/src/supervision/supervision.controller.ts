import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxOf, docxType, paperHeaders } from '#casework/paper';
import { Access, Answers, CurrentActor } from '#platform';
import { MyClocks, myClocksQuery, myClocksView } from './my.clocks.ts';
import { supervisionSlipPaper } from './slip.paper.ts';
import { SlipService, slipRequest, slipView } from './slip.service.ts';
import { boardQuery, boardView, SupervisionBoard } from './supervision.board.ts';

const one = z.strictObject({ id: z.uuid() });

/** Clocks across cases: one's own, and those that one supervises. */
@Controller()
export class SupervisionController {
  constructor(
    private readonly clocks: MyClocks,
    private readonly board: SupervisionBoard,
    private readonly slips: SlipService,
  ) {}

  @Get('my-clocks')
  @Access('dispute.read')
  @Answers(200, myClocksView, { zh: '我的期限', en: 'The running deadlines of my cases' })
  mine(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: myClocksQuery }) asked: z.output<typeof myClocksQuery>,
  ) {
    return this.clocks.page(actor, asked);
  }

  @Get('supervision')
  @Access('supervision.read')
  @Answers(200, boardView, { zh: '督办台', en: 'What is late, by the unit that holds it' })
  late(@CurrentActor() actor: StaffActor, @Query({ schema: boardQuery }) asked: z.output<typeof boardQuery>) {
    return this.board.of(actor, asked);
  }

  @Post('disputes/:id/supervision-slips')
  @Access('supervision.issue')
  @Answers(201, slipView, { zh: '出具督办单', en: 'Make out the supervision slip of an event of a case' })
  issue(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: slipRequest }) { seq }: z.output<typeof slipRequest>,
  ) {
    return this.slips.issue(actor, id, seq);
  }

  @Get('supervision-slips/:id')
  @Access('dispute.read')
  @Answers(200, slipView, { zh: '督办单', en: 'A supervision slip' })
  slip(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.slips.view(actor, id);
  }

  @Post('supervision-slips/:id/receipt')
  @HttpCode(200)
  @Access('review.sign')
  @Answers(200, slipView, { zh: '签收督办单', en: 'Sign for a supervision slip' })
  sign(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.slips.sign(actor, id);
  }

  @Get('supervision-slips/:id/slip.docx')
  @Access('dispute.read')
  @Answers(200, z.string(), { zh: '下载督办单', en: 'A supervision slip in the official form' }, docxType)
  async file(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const slip = await this.slips.view(actor, id);
    const paper = supervisionSlipPaper(slip);
    const headers = paperHeaders(`${paper.title}${slip.number}`, 'supervision-slip');
    for (const [header, value] of Object.entries(headers)) reply.header(header, value);
    return Buffer.from(docxOf(paper));
  }
}
