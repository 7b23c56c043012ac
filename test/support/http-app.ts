import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { createApp } from '#platform';

/** The HTTP plumbing without a database, around the controllers of a test. */
export interface HttpApp {
  readonly app: NestFastifyApplication;
  /** What was logged so far, one object a line. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** A new request. */
  ask(): ReturnType<typeof request>;
  close(): Promise<void>;
}

/** Starts it. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function anHttpApp(...controllers: readonly Type[]): Promise<HttpApp> {
  @Module({ controllers: [...controllers] })
  class Root {}
  const lines: Record<string, unknown>[] = [];
  const app = await createApp(Root, {
    isBehindProxy: false,
    isCookieSecure: false,
    logLevel: 'log',
    write: (line) => lines.push(JSON.parse(line)),
  });
  return { app, lines, ask: () => request(app.getHttpServer()), close: () => app.close() };
}
