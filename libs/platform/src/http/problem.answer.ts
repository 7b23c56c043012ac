import type { ProblemDocument } from './problem.catalogue.ts';

/** What an answer needs to know of its request. */
export interface AskedRequest {
  readonly id: string;
  readonly url: string;
}

/** What an answer needs of Fastify's reply. */
export interface ProblemReply {
  status(code: number): ProblemReply;
  header(name: string, value: string): ProblemReply;
  send(body: string): unknown;
}

/** Answers `application/problem+json`: the problem, the address without its query, the correlation id. */
export function sendProblem(reply: ProblemReply, problem: ProblemDocument, request: AskedRequest): void {
  reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8');
  if (problem.status === 503) reply.header('retry-after', '5');
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
  reply.send(problemText(problem, pathOf(request.url), request.id));
}

/** The body of the answer. */
export const problemText = (problem: ProblemDocument, instance: string, correlationId: string): string =>
  JSON.stringify({ ...problem, instance, correlationId });

/** Without the query, which may hold what somebody searched for. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';
