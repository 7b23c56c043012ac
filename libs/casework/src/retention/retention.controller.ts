import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type RetentionDecision, retentionClasses, retentionDecision } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { erasureRequest, PartyErasure } from './party.erasure.ts';
import { dueAsked, RetentionDue, retentionView } from './retention.due.ts';
import { RetentionSetting } from './retention.setting.ts';

const nothing = z.undefined();
const ofClass = z.strictObject({ class: z.enum(retentionClasses) });
const partyOf = z.strictObject({ id: z.uuid(), partyId: z.uuid() });

/** How long what is kept, what is due, and the end of what is kept of a person. */
@Controller()
export class RetentionController {
  constructor(
    private readonly due: RetentionDue,
    private readonly setting: RetentionSetting,
    private readonly erasure: PartyErasure,
  ) {}

  @Get('retention')
  @Access('retention.read')
  @Answers(200, retentionView, {
    zh: '保管期限规则与到期卷宗',
    en: 'Retention rules, and the dossiers whose term is over',
  })
  view(@CurrentActor() actor: StaffActor, @Query({ schema: dueAsked }) { until }: z.output<typeof dueAsked>) {
    return this.due.view(actor, until);
  }

  @Put('retention/:class')
  @HttpCode(204)
  @Access('retention.set')
  @Answers(204, nothing, {
    zh: '设定本地保管期限（留痕）',
    en: 'Set a term of this place instead of the usual one; it is noted',
  })
  async decide(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: ofClass }) { class: name }: z.output<typeof ofClass>,
    @Body({ schema: retentionDecision }) decision: RetentionDecision,
  ): Promise<void> {
    await this.setting.decide(actor, name, decision);
  }

  @Delete('retention/:class')
  @HttpCode(204)
  @Access('retention.set')
  @Answers(204, nothing, { zh: '恢复通常保管期限（留痕）', en: 'Go back to the usual term; it is noted' })
  async forget(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: ofClass }) { class: name }: z.output<typeof ofClass>,
  ): Promise<void> {
    await this.setting.forget(actor, name);
  }

  @Post('disputes/:id/parties/:partyId/erase')
  @HttpCode(204)
  @Access('party.erase')
  @Answers(204, nothing, {
    zh: '删除当事人个人信息（留痕，历史与统计不变）',
    en: 'Erase the data of a party; history and figures stay',
  })
  async erase(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: partyOf }) { id, partyId }: z.output<typeof partyOf>,
    @Body({ schema: erasureRequest }) asked: z.output<typeof erasureRequest>,
  ): Promise<void> {
    await this.erasure.erase(actor, id, partyId, asked);
  }
}
