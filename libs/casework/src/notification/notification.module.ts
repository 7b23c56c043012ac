import { Module } from '@nestjs/common';
import { DisputeChangedJob } from './dispute-changed.job.ts';
import { NotificationController } from './notification.controller.ts';
import { NotificationService } from './notification.service.ts';

/** What people are told inside the product. */
@Module({
  controllers: [NotificationController],
  providers: [NotificationService, DisputeChangedJob],
})
export class NotificationModule {}
