import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { NotificationService, notificationPage, notificationQuery } from './notification.service.ts';

const one = z.strictObject({ id: z.uuid() });

/** Everybody's own notifications. */
@Controller('notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Get()
  @Access('account.own')
  @Answers(200, notificationPage, { zh: '我的通知', en: 'My notifications' })
  page(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: notificationQuery }) asked: z.output<typeof notificationQuery>,
  ) {
    return this.notifications.page(actor, asked);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Access('account.own')
  @Answers(204, z.undefined(), { zh: '标记为已读', en: 'Mark as read' })
  async markRead(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    await this.notifications.markRead(actor, id);
  }
}
