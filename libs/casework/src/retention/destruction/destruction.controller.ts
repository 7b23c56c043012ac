import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxOf, docxType, paperHeaders } from '#casework/paper';
import {
  type DestructionDecision,
  type DestructionProposal,
  destructionDecision,
  destructionProposal,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { destructionPaper } from './destruction.paper.ts';
import { DestructionReader } from './destruction.reader.ts';
import { DestructionSigning } from './destruction.signing.ts';
import { destructionPage, destructionView } from './destruction.view.ts';

const one = z.strictObject({ id: z.uuid() });

/** Lists of destruction: proposed by one, signed by another, kept for ever. */
@Controller('destruction-lists')
export class DestructionController {
  constructor(
    private readonly reader: DestructionReader,
    private readonly signing: DestructionSigning,
  ) {}

  @Get()
  @Access('destruction.read')
  @Answers(200, destructionPage, { zh: '销毁清册列表', en: 'Lists of destruction' })
  page(@CurrentActor() actor: StaffActor) {
    return this.reader.page(actor);
  }

  @Post()
  @Access('destruction.propose')
  @Answers(201, destructionView, {
    zh: '提出销毁清册（第一签名）',
    en: 'Propose a list of destruction: the first of two signatures',
  })
  propose(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: destructionProposal }) proposal: DestructionProposal,
  ) {
    return this.signing.propose(actor, proposal);
  }

  @Get(':id')
  @Access('destruction.read')
  @Answers(200, destructionView, { zh: '销毁清册', en: 'A list of destruction' })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.reader.view(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Access('destruction.decide')
  @Answers(200, destructionView, {
    zh: '批准或驳回销毁清册（第二签名）',
    en: 'Approve or refuse a list of destruction: the second signature',
  })
  decide(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: destructionDecision }) decision: DestructionDecision,
  ) {
    return this.signing.decide(actor, id, decision);
  }

  @Get(':id/register.docx')
  @Access('destruction.read')
  @Answers(200, z.string(), { zh: '下载销毁清册', en: 'The list as a paper to sign and keep' }, docxType)
  async paper(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const list = await this.reader.view(actor, id);
    const headers = paperHeaders(`卷宗销毁清册${list.number}`, 'destruction-list');
    for (const [header, value] of Object.entries(headers)) reply.header(header, value);
    return Buffer.from(docxOf(destructionPaper(list)));
  }
}
