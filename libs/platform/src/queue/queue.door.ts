import { Module } from '@nestjs/common';
import { QueueController } from './queue.controller.ts';
import { QueueStatus } from './queue.status.ts';

/** The door at which the queue is looked after by people. Expects the queue itself and the DataSource to be global. */
@Module({ controllers: [QueueController], providers: [QueueStatus] })
export class QueueDoorModule {}
