import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { failureCode } from '../queue/outage.ts';
import { type AskedRequest, type ProblemReply, pathOf, sendProblem } from './problem.answer.ts';
import { problemOfStatus } from './problem.catalogue.ts';
import { problemOf } from './problem.document.ts';

interface Request extends AskedRequest {
  /** No route took the request. */
  readonly is404: boolean;
}

type Reply = ProblemReply & { readonly sent: boolean };

/** The one place that answers errors: `application/problem+json`, nothing about people, nothing about the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Problem');

  /** @param methodsAt  the methods that an address knows */
  constructor(private readonly methodsAt: (path: string) => readonly string[]) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const reply = host.switchToHttp().getResponse<Reply>();
    const methods = request.is404 ? this.methodsAt(pathOf(request.url)) : [];
    const isWrongMethod = methods.length > 0;
    const { problem, isUnforeseen } = isWrongMethod
      ? { problem: problemOfStatus(405), isUnforeseen: false }
      : problemOf(error);
    if (isUnforeseen) {
      const msg = `${problem.code} ${failureCode(error)} ${placeOf(error)}`;
      this.#logger.error({ msg, correlationId: request.id });
    }
    if (reply.sent) return;
    if (isWrongMethod) reply.header('allow', methods.join(', '));
    sendProblem(reply, problem, request);
  }
}

/** Where it was thrown, in our own code. The message is left out: it may quote what a person wrote. */
const placeOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' < ');
