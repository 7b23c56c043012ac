import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { SimilarDisputes, similarDisputes, toldSoFar } from './similar.disputes.ts';

const disputeId = z.strictObject({ id: z.uuid() });

/** Possible duplicates: of what is being told, and of a case that is there. */
@Controller('disputes')
export class SimilarController {
  constructor(private readonly similar: SimilarDisputes) {}

  @Post('similar')
  @HttpCode(200)
  @Access('dispute.report')
  @Answers(200, similarDisputes, {
    zh: '疑似重复的案件（按已填内容）',
    en: 'Cases that may be the dispute that is being told; a search by number is noted',
  })
  toTold(@CurrentActor() actor: StaffActor, @Body({ schema: toldSoFar }) told: z.output<typeof toldSoFar>) {
    return this.similar.toTold(actor, told);
  }

  @Get(':id/similar')
  @Access('dispute.read')
  @Answers(200, similarDisputes, { zh: '疑似重复的案件', en: 'Cases that may be the same dispute' })
  toCase(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
  ) {
    return this.similar.toCase(actor, id);
  }
}
