import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { observeBackups } from '../backup/backup.gauge.ts';
import { observeOutbox } from '../outbox/outbox.balance.ts';
import { observeStored, type StoredFigure } from './stored.figure.ts';

/** Figures beyond those of the platform. */
export const STORED_FIGURES = Symbol('stored figures');

/** What the hook reads of Fastify's request and reply. */
interface HookRequest {
  readonly method: string;
  /** The template `/api/v1/disputes/:id`, never the address itself; undefined where no route matched. */
  readonly routeOptions: { readonly url?: string };
}
interface HookReply {
  readonly statusCode: number;
  readonly elapsedTime: number;
}
interface FastifyHooks {
  addHook(
    name: 'onResponse',
    hook: (request: HookRequest, reply: HookReply, done: () => void) => void,
  ): unknown;
}

/** The measured figures of this process, for Prometheus. */
@Injectable()
export class MetricsService {
  readonly #process = new Registry();
  /** Apart, because it can be read only while the database answers. */
  readonly #stored = new Registry();

  constructor(
    adapterHost: HttpAdapterHost,
    dataSource: DataSource,
    @Inject(STORED_FIGURES) figures: readonly StoredFigure[],
  ) {
    collectDefaultMetrics({ register: this.#process });
    observeOutbox(this.#stored, dataSource);
    observeBackups(this.#stored, dataSource);
    for (const figure of figures) observeStored(this.#stored, dataSource, figure);
    this.#observeRequests(adapterHost.httpAdapter.getInstance<FastifyHooks>());
  }

  /** Content type of {@link text}. */
  get contentType(): string {
    return this.#process.contentType;
  }

  /** All figures in Prometheus' text format; those that lie in the database are missing while the database is away. */
  async text(): Promise<string> {
    const [own, stored] = await Promise.allSettled([this.#process.metrics(), this.#stored.metrics()]);
    if (own.status === 'rejected') throw own.reason;
    return stored.status === 'fulfilled' ? `${own.value}\n${stored.value}` : own.value;
  }

  /** Called when the object is made: Fastify takes a hook for the routes that come after it, and Nest's come later. */
  #observeRequests(fastify: FastifyHooks): void {
    const duration = new Histogram({
      name: 'fengqiao_http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.#process],
    });
    fastify.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
      duration.observe(
        { method, route: routeOptions.url ?? 'unmatched', status: statusCode },
        elapsedTime / 1_000,
      );
      done();
    });
  }
}
