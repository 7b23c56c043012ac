import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule } from '@nestjs/common';
import { RequestMethod, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.ts';
import { JsonLogger } from '../logging/json.logger.ts';
import { serveDocument } from './docs.page.ts';
import { drainOnClose } from './draining.ts';
import { answerConnectionError, answerRouterError } from './early.error.ts';
import { rememberRoutes } from './known.routes.ts';
import type { AskedRequest, ProblemReply } from './problem.answer.ts';
import { ProblemFilter } from './problem.filter.ts';
import { logRequests } from './request.log.ts';
import { addSecurityHeaders } from './security.headers.ts';
import { tellVersions } from './versioned.ts';
import { serveWeb } from './web.files.ts';
import { ZodPipe } from './zod.pipe.ts';

const bodyAtMost = 1024 * 1024;
/** A register of a county with its photographs taken out. */
export const fileAtMost = 20 * 1024 * 1024;
/** For the whole request: {@link fileAtMost} over 1.4 Mbit/s. Fastify's own default is for ever. */
const requestTimeoutMs = 120_000;

/** Addresses that are no part of the versioned interface. */
const unversioned = ['api/health/live', 'api/health/ready', 'api/metrics'];

/** What {@link createApp} reads of the settings. */
export type HttpSettings = Pick<Config, 'isBehindProxy' | 'isCookieSecure' | 'logLevel'> & {
  /** Default: no. */
  readonly isTraining?: boolean;
  /** Takes the lines of the log; default: standard output. */
  readonly write?: (line: string) => void;
  /** The browser's part, built; default: none is served. */
  readonly webFolder?: string;
};

/**
 * Makes the HTTP application of a root module, initialised but not listening.
 * @throws whatever kept it from starting
 */
export async function createApp(
  root: Type | DynamicModule,
  { isBehindProxy, isCookieSecure, isTraining = false, logLevel, write, webFolder }: HttpSettings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyAtMost,
    requestTimeout: requestTimeoutMs,
    // drainOnClose says it as a problem document.
    return503OnClosing: false,
    // Anybody on the internet could otherwise say who they are.
    trustProxy: isBehindProxy ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    clientErrorHandler: answerConnectionError,
    frameworkErrors: (error: Error, request: AskedRequest, reply: object) =>
      answerRouterError(error, request, reply as ProblemReply),
    genReqId: ({ headers }: IncomingMessage) => sane(headers['x-correlation-id']) ?? randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new JsonLogger({
      level: logLevel,
      ...(write === undefined ? { isReadable: process.stdout.isTTY } : { write }),
    }),
    // Nest's own would also read forms, which pages of other sites can send without being asked first.
    bodyParser: false,
    // Nest would end the process itself, before whoever started it could say why.
    abortOnError: false,
  });
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  app.setGlobalPrefix('api/v1', {
    exclude: unversioned.map((path) => ({ path, method: RequestMethod.ALL })),
  });
  app.useGlobalFilters(new ProblemFilter(rememberRoutes(app)));
  app.useGlobalPipes(new ZodPipe());
  await addSecurityHeaders(app, { isCookieSecure });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { fileSize: fileAtMost, files: 1, fields: 10 } });
  logRequests(app);
  tellVersions(app);
  drainOnClose(app);
  serveDocument(app);
  await serveWeb(app, webFolder, isTraining);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** An id that a proxy or a client made, unless it is something else in disguise. */
const sane = (header: unknown): string | undefined =>
  typeof header === 'string' && /^[\w.-]{8,64}$/.test(header) ? header : undefined;
