import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { z } from 'zod';
import { AccessLog } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { docxOf, docxType, paperHeaders } from '#casework/paper';
import { Access, Answers, CurrentActor } from '#platform';
import { ReceiptService } from './receipt.service.ts';
import { givenReceipt, lookRequest, receiptList, receiptRequest } from './receipt.view.ts';

const one = z.strictObject({ id: z.uuid() });
const receipt = z.strictObject({ id: z.uuid(), receiptId: z.uuid() });

/** Receipts of the parties of a case, for whoever hands them out. */
@Controller('disputes/:id/receipts')
export class ReceiptController {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly accesses: AccessLog,
  ) {}

  @Get()
  @Access('dispute.read')
  @Answers(200, receiptList, { zh: '当事人查询回执', en: 'Who holds a receipt' })
  async list(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return await this.receipts.list(actor, id, await this.accesses.note(actor, id));
  }

  @Post()
  @Access('dispute.act')
  @Answers(201, givenReceipt, { zh: '出具或换发查询回执', en: 'Hand a party a receipt, or a new one' })
  give(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: receiptRequest }) asked: z.output<typeof receiptRequest>,
  ) {
    return this.receipts.give(actor, id, asked);
  }

  @Post(':receiptId/paper')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(
    200,
    z.string(),
    { zh: '下载查询回执（须带回执码）', en: 'The paper of a receipt, for whoever has its code' },
    docxType,
  )
  async paper(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: receipt }) { id, receiptId }: z.output<typeof receipt>,
    @Body({ schema: lookRequest }) { code }: z.output<typeof lookRequest>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const paper = await this.receipts.paper(actor, id, receiptId, code);
    for (const [header, value] of Object.entries(paperHeaders(paper.title, 'receipt')))
      reply.header(header, value);
    return Buffer.from(docxOf(paper));
  }

  @Post(':receiptId/revocation')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(200, receiptList, { zh: '注销查询回执', en: 'End the code of a receipt' })
  revoke(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: receipt }) { id, receiptId }: z.output<typeof receipt>,
  ) {
    return this.receipts.revoke(actor, id, receiptId);
  }
}
