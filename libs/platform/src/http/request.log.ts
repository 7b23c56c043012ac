import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withCorrelation } from '../logging/correlation.ts';

/** Asked every few seconds by machines. */
const isProbe = (route: string): boolean => route.startsWith('/api/health/') || route === '/api/metrics';

/**
 * Gives every request its correlation id, and the log one line for it: what, result, how long, who. The template of
 * the route stands for the address: the address itself names cases, and a query may hold a name.
 */
export function logRequests(app: NestFastifyApplication): void {
  const logger = new Logger('Http');
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id);
    withCorrelation(request.id, done);
  });
  // Again, because a body that comes in several pieces is read in the context of its connection.
  server.addHook('preValidation', (request, _reply, done) => withCorrelation(request.id, done));
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const { actor } = request as { actor?: { readonly staffId?: string } };
    if (!isProbe(route) || reply.statusCode >= 500) {
      logger.log({
        msg: 'request',
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actorId: actor?.staffId,
        correlationId: request.id,
      });
    }
    done();
  });
}
