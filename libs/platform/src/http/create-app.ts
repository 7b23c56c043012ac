import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule } from '@nestjs/common';
import { Logger, RequestMethod, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.ts';
import { withCorrelation } from '../logging/correlation.ts';
import { JsonLogger } from '../logging/json.logger.ts';
import { serveDocument } from './openapi.ts';
import { ProblemFilter } from './problem.filter.ts';
import { ZodPipe } from './zod.pipe.ts';

const bodyAtMost = 1024 * 1024;
/** A register of a county with its photographs taken out. */
export const fileAtMost = 20 * 1024 * 1024;

/** Addresses that are no part of the versioned interface. */
const unversioned = ['api/health/live', 'api/health/ready', 'api/metrics'];

/** What {@link createApp} reads of the settings. */
export type HttpSettings = Pick<Config, 'isBehindProxy' | 'logLevel'>;

/** Makes the HTTP application of a root module, initialised but not listening. */
export async function createApp(
  root: Type | DynamicModule,
  settings: HttpSettings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyAtMost,
    trustProxy: settings.isBehindProxy,
    // Requests under way are answered before the process ends; open but silent connections are not waited for.
    forceCloseConnections: 'idle',
    genReqId: ({ headers }: IncomingMessage) => sane(headers['x-correlation-id']) ?? randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new JsonLogger({ level: settings.logLevel, isReadable: process.stdout.isTTY }),
  });
  app.setGlobalPrefix('api/v1', {
    exclude: unversioned.map((path) => ({ path, method: RequestMethod.ALL })),
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new ZodPipe());
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: strictPolicy, useDefaults: false },
  });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { fileSize: fileAtMost, files: 1, fields: 10 } });
  logRequests(app);
  serveDocument(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Nothing from elsewhere, nothing inline; images and fonts may stand in the page itself. */
const strictPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/** An id that a proxy or a client made, unless it is something else in disguise. */
const sane = (header: unknown): string | undefined =>
  typeof header === 'string' && /^[\w.-]{8,64}$/.test(header) ? header : undefined;

/** One line a request: what, result, how long, who, by the template of the route, never by its values. */
function logRequests(app: NestFastifyApplication): void {
  const logger = new Logger('Http');
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id);
    withCorrelation(request.id, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '-';
    const { actor } = request as { actor?: { readonly staffId?: string } };
    const line = `${request.method} ${route} ${reply.statusCode} ${Math.round(reply.elapsedTime)}ms ${actor?.staffId ?? '-'}`;
    if (!route.startsWith('/api/health')) logger.log(line);
    done();
  });
}
