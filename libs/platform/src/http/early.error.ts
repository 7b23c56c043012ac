import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type AskedRequest, type ProblemReply, problemText, sendProblem } from './problem.answer.ts';
import { problemOfStatus } from './problem.catalogue.ts';
import { problemOf } from './problem.document.ts';

const statusOfCode: ReadonlyMap<string, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);
const reasons: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [408, 'Request Timeout'],
  [431, 'Request Header Fields Too Large'],
]);

/** What the answers get that are given before there are hooks; the others: `addSecurityHeaders`. */
const policy = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** Answers what is no HTTP at all, or comes too slowly, before there is a request; then hangs up. */
export function answerConnectionError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problemOfStatus(statusOfCode.get(error.code ?? '') ?? 400);
  const body = problemText(problem, '', randomUUID());
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${problem.status} ${reasons.get(problem.status)}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        `Content-Security-Policy: ${policy}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroy(error);
}

/** Answers an address that the router cannot read, before any hook or handler runs. */
export function answerRouterError(error: Error, request: AskedRequest, reply: ProblemReply): void {
  reply
    .header('x-correlation-id', request.id)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policy);
  sendProblem(reply, problemOf(error).problem, request);
}
