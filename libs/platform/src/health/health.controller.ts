import { Controller, Get, Res } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../auth/auth.decorators.ts';
import { Answers } from '../http/answers.ts';
import { HealthService } from './health.service.ts';

const liveness = z.object({ status: z.literal('ok') });
const readiness = z.object({
  status: z.enum(['ok', 'failed']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), reason: z.string().optional() })),
});

interface Reply {
  status(code: number): unknown;
}

/** For whoever starts, watches and restarts this process. */
@Controller('api/health')
@Public()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process runs. It asks nothing else: restarting us mends no database. */
  @Get('live')
  @Answers(200, liveness, { zh: '进程存活', en: 'The process runs' })
  live(): z.output<typeof liveness> {
    return { status: 'ok' };
  }

  /** May requests be sent here? 503 names what has failed. */
  @Get('ready')
  @Answers(200, readiness, { zh: '可以接受请求', en: 'Requests may be sent here' })
  @Answers(503, readiness, { zh: '暂时不可用', en: 'Not at present' })
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<z.output<typeof readiness>> {
    const checks = await this.health.examine();
    const isReady = checks.every(({ ok }) => ok);
    if (!isReady) reply.status(503);
    return { status: isReady ? 'ok' : 'failed', checks: [...checks] };
  }
}
