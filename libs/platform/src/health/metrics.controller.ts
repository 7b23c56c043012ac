import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../auth/auth.decorators.ts';
import { Answers } from '../http/answers.ts';
import { ProblemError } from '../http/problem.ts';
import { MetricsService } from './metrics.service.ts';

/** Injection token of the bearer token that opens the metrics to other machines; undefined: to none. */
export const METRICS_TOKEN = Symbol('METRICS_TOKEN');

interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string };
}

interface Reply {
  header(name: string, value: string): unknown;
}

/** Figures for Prometheus: numbers of requests and messages, nothing about people. */
@Controller('api/metrics')
@Public()
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    @Inject(METRICS_TOKEN) private readonly token: string | undefined,
  ) {}

  /** @throws ProblemError "metrics-closed" (unauthenticated) */
  @Get()
  @Answers(200, z.string(), { zh: '监控指标', en: 'Metrics for Prometheus' }, 'text/plain')
  async scrape(@Req() request: Request, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    if (!isFromHere(request) && !holdsToken(request, this.token)) {
      throw new ProblemError({
        kind: 'unauthenticated',
        code: 'metrics-closed',
        message: 'Metrics are shown on the machine itself, or to whoever holds METRICS_TOKEN',
        messageZh: '监控指标仅限本机访问，或凭 METRICS_TOKEN 访问',
      });
    }
    reply.header('content-type', this.metrics.contentType);
    return await this.metrics.text();
  }
}

const loopback: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A proxy on the same machine also comes from loopback, but says that it asks for somebody else. */
function isFromHere({ socket, headers }: Request): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return loopback.has(socket.remoteAddress) && !isForwarded;
}

function holdsToken({ headers }: Request, token: string | undefined): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (given === undefined || token === undefined) return false;
  // Hashed first: the comparison needs equal lengths, and must not tell the length of the token.
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
