import { Body, Controller, Get, HttpCode, Logger, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access } from '../auth/auth.decorators.ts';
import { Answers } from '../http/answers.ts';
import { replayFailed } from '../outbox/outbox.balance.ts';
import { QueueStatus, queueView } from './queue.status.ts';

const replayRequest = z.strictObject({
  /** Only messages of this name. */
  name: z.string().max(100).optional(),
  /** Only this message. */
  id: z.uuid().optional(),
});
const replayed = z.object({ replayed: z.int() });

/** What the product owes, and another try at what it could not do. */
@Controller('queue')
export class QueueController {
  readonly #logger = new Logger('Queue');

  constructor(
    private readonly dataSource: DataSource,
    private readonly status: QueueStatus,
  ) {}

  @Get()
  @Access('queue.read')
  @Answers(200, queueView, { zh: '任务队列', en: 'What the queue owes, what failed, what runs by itself' })
  view() {
    return this.status.view();
  }

  @Post('replay')
  @HttpCode(200)
  @Access('queue.replay')
  @Answers(200, replayed, {
    zh: '重发失败的任务',
    en: 'Try what failed again; without a name or an id all of it',
  })
  async replay(
    @Body({ schema: replayRequest }) { name, id }: z.output<typeof replayRequest>,
  ): Promise<z.output<typeof replayed>> {
    const count = await replayFailed(this.dataSource, name, id);
    this.#logger.log(`${count} messages replayed`);
    return { replayed: count };
  }
}
