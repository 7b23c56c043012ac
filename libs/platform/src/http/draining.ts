import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A container is given 10 s between SIGTERM and SIGKILL by default. */
const patienceMs = 8_000;
const lookEveryMs = 50;

/**
 * Lets requests under way be answered when the application closes, and waits for nothing else: a connection that is
 * kept alive would hold up the end for another 72 s after its last answer, and a client that never reads for ever.
 */
export function drainOnClose(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', (done) => {
    const { server } = fastify;
    const idle = setInterval(() => server.closeIdleConnections(), lookEveryMs);
    const limit = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(limit);
    });
    done();
  });
}
