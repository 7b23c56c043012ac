import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AskedRequest, type ProblemReply, sendProblem } from './problem.answer.ts';
import { unavailable } from './problem.catalogue.ts';

/** A container is given 10 s between SIGTERM and SIGKILL by default. */
const patienceMs = 8_000;
const lookEveryMs = 50;

/**
 * Lets requests under way be answered when the application closes, and waits for nothing else: a connection that is
 * kept alive would hold up the end for another 72 s after its last answer, and a client that never reads for ever.
 * Who asks only then, over such a connection, is told to come back; `return503OnClosing` would say so in another form.
 */
export function drainOnClose(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    const { server } = fastify;
    const idle = setInterval(() => server.closeIdleConnections(), lookEveryMs);
    const limit = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(limit);
    });
    done();
  });
  fastify.addHook('onRequest', (request: AskedRequest, reply: ProblemReply, done: () => void) => {
    if (!isClosing) return done();
    reply.header('connection', 'close');
    sendProblem(reply, unavailable, request);
  });
}
