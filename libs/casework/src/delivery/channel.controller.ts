import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type ChannelSetting, channelSetting } from '#domain';
import { Access, Answers, CurrentActor, SessionOnly } from '#platform';
import { ChannelService } from './channel.service.ts';
import { channelList, channelTrial, channelView } from './channel.view.ts';
import { DeliveryLog, deliveryFilter, deliveryView } from './delivery.log.ts';

const one = z.strictObject({ id: z.uuid() });
const ofOrganisation = z.strictObject({ organisationId: z.uuid() });

/** Channels and what left by them, for whoever administers a part of the tree. */
@Controller()
@Access('channel.manage')
@SessionOnly()
export class ChannelController {
  constructor(
    private readonly channels: ChannelService,
    private readonly log: DeliveryLog,
  ) {}

  @Get('channels')
  @Answers(200, channelList, { zh: '通知渠道', en: 'Channels, without their secrets' })
  async list(@CurrentActor() actor: StaffActor) {
    return { items: await this.channels.list(actor) };
  }

  @Put('channels/:organisationId')
  @Answers(200, channelView, {
    zh: '设置通知渠道（留痕）',
    en: 'Set up a channel of an organisation; it is noted',
  })
  set(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: ofOrganisation }) { organisationId }: z.output<typeof ofOrganisation>,
    @Body({ schema: channelSetting }) setting: ChannelSetting,
  ) {
    return this.channels.set(actor, organisationId, setting);
  }

  @Post('channels/:id/trial')
  @HttpCode(200)
  @Answers(200, channelTrial, {
    zh: '发送测试消息（发给本人或机器人所在的群）',
    en: 'Send a test message: to oneself, or to the group of the robot',
  })
  try(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.channels.try(actor, id);
  }

  @Get('deliveries')
  @Answers(200, z.object({ items: z.array(deliveryView) }), { zh: '投递记录', en: 'The delivery log' })
  async deliveries(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: deliveryFilter }) filter: z.output<typeof deliveryFilter>,
  ) {
    return { items: await this.log.list(actor, filter) };
  }

  @Post('deliveries/:id/resend')
  @HttpCode(204)
  @Answers(204, z.undefined(), { zh: '重新发送', en: 'Send again what was given up' })
  async resend(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    await this.log.resend(actor, id);
  }
}
