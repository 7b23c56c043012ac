import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type DecisionDone,
  decisionDone,
  type ReviewBatch,
  type ReviewDecision,
  reviewBatch,
  reviewDecision,
} from '#domain';
import { Access, Answers, CurrentActor, IdempotencyKey } from '#platform';
import { BatchDecisions } from './decision.batch.ts';
import { DecisionRetraction } from './decision.retraction.ts';
import { DecisionService } from './decision.service.ts';
import { batchResult, decisionView, decisionWithDispute, retractedDecision } from './meeting.view.ts';

const meetingId = z.strictObject({ id: z.uuid() });
const decisionOf = z.strictObject({ id: z.uuid(), decisionId: z.uuid() });
const batchOf = z.strictObject({ id: z.uuid(), batchId: z.uuid() });

/** What a meeting decides, one by one or together, and takes back. */
@Controller('review/meetings/:id')
export class DecisionController {
  constructor(
    private readonly decisions: DecisionService,
    private readonly batches: BatchDecisions,
    private readonly retraction: DecisionRetraction,
  ) {}

  @Post('decisions')
  @Access('review.hold')
  @Answers(201, decisionWithDispute, { zh: '作出决定并立即执行', en: 'Decide on a dispute; applied at once' })
  decide(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: reviewDecision }) decision: ReviewDecision,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.decisions.decide(actor, id, decision, key);
  }

  @Post('decisions/:decisionId/done')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, decisionView, { zh: '决定事项办结', en: 'Report a decision as carried out' })
  markDone(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: decisionOf }) ids: z.output<typeof decisionOf>,
    @Body({ schema: decisionDone }) done: DecisionDone,
  ) {
    return this.decisions.markDone(actor, ids, done);
  }

  @Post('decisions/:decisionId/retract')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, retractedDecision, {
    zh: '撤销决定（散会前），案件恢复原状',
    en: 'Take a decision back before the meeting is over; the case stands as before',
  })
  retract(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: decisionOf }) ids: z.output<typeof decisionOf>,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.retraction.retract(actor, ids, key);
  }

  @Post('batches')
  @Access('review.hold')
  @Answers(201, batchResult, {
    zh: '批量决定：逐案执行，逐案答复',
    en: 'Decide the same on several cases; each is applied or says why not',
  })
  decideTogether(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: reviewBatch }) batch: ReviewBatch,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.batches.decide(actor, id, batch, key);
  }

  @Post('batches/:batchId/retract')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, batchResult, {
    zh: '撤销批量决定（散会前），逐案答复',
    en: 'Take a batch back before the meeting is over; each case goes back or says why not',
  })
  retractTogether(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: batchOf }) ids: z.output<typeof batchOf>,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.retraction.retractBatch(actor, ids, key);
  }
}
