import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { errorCode } from '../database/error-code.ts';
import { correlationId } from '../logging/correlation.ts';
import { problemOf } from './problem.document.ts';

interface Reply {
  readonly sent: boolean;
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: string): unknown;
}

/** The one place that answers errors: `application/problem+json`, nothing about people, nothing about the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const { problem, isUnforeseen } = problemOf(error);
    if (isUnforeseen) this.#logger.error(`${problem.code} ${nameOf(error)} ${placeOf(error)}`);
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.sent) return;
    const { url } = host.switchToHttp().getRequest<{ readonly url: string }>();
    const { status, ...members } = problem;
    reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', 'zh-CN');
    if (status === 503) reply.header('retry-after', '5');
    const [instance] = url.split('?');
    reply.send(JSON.stringify({ ...members, status, instance, correlationId: correlationId() ?? null }));
  }
}

/** Class and code of an error: its message may quote a value. */
const nameOf = (error: unknown): string =>
  error instanceof Error ? [error.name, errorCode(error)].filter(Boolean).join(' ') : typeof error;

/** Where it was thrown, in our own code. */
const placeOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' < ');
