import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Access, Answers } from '#platform';
import { movedView, moveRequest, Training } from './training.service.ts';

/** The clock of a training installation; anywhere else there is none. */
@Controller('training')
export class TrainingController {
  constructor(private readonly training: Training) {}

  @Post('clock')
  @HttpCode(200)
  @Access('training.move')
  @Answers(200, movedView, {
    zh: '拨动时钟（仅培训模式）',
    en: 'Let days go by in training, with the reminders that they bring',
  })
  move(@Body({ schema: moveRequest }) asked: z.output<typeof moveRequest>) {
    return this.training.move(asked);
  }
}
