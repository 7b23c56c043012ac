import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type HoldRequest, holdRequest } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { LegalHolds } from './hold.service.ts';

const caseId = z.strictObject({ id: z.uuid() });
const person = z.object({ id: z.uuid(), name: z.string(), organisation: z.string() });
const hold = z.object({
  id: z.uuid(),
  reason: z.string(),
  setAt: z.iso.datetime(),
  setBy: person,
  /** Null while it holds. */
  ended: z.object({ at: z.iso.datetime(), by: person, reason: z.string() }).nullable(),
});
z.globalRegistry.add(hold, { title: 'LegalHold' });
const holds = z.object({ items: z.array(hold) });

/** What keeps a case from being erased or destroyed. */
@Controller('disputes/:id/holds')
export class LegalHoldController {
  constructor(private readonly holds: LegalHolds) {}

  @Get()
  @Access('dispute.read')
  @Answers(200, holds, { zh: '留存记录', en: 'Holds of a case, the latest first' })
  async list(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return { items: await this.holds.list(actor, id) };
  }

  @Post()
  @Access('hold.set')
  @Answers(201, holds, {
    zh: '设定留存（诉讼保全等，留痕）',
    en: 'Hold a case from erasure and destruction; it is noted',
  })
  async set(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: holdRequest }) asked: HoldRequest,
  ) {
    return { items: await this.holds.set(actor, id, asked) };
  }

  @Post('end')
  @HttpCode(200)
  @Access('hold.set')
  @Answers(200, holds, { zh: '解除留存（留痕）', en: 'End the hold of a case; it is noted' })
  async end(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Body({ schema: holdRequest }) asked: HoldRequest,
  ) {
    return { items: await this.holds.end(actor, id, asked) };
  }
}
