import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { OutboxRelay, type RelayTimes } from '../outbox/outbox.relay.ts';
import { JobProcessor } from './job.processor.ts';
import { JobRegistry } from './job.registry.ts';
import { QueueSink } from './job.sink.ts';
import { QUEUE, type QueueBackend } from './queue.connection.ts';
import { Schedule } from './schedule.ts';
import { withinMs } from './time-limit.ts';

/** Token of the options that QueueModule was given. */
export const WORKER_OPTIONS = Symbol('worker options');

/** Longest wait for a sign of life of the queue's server before it is left without a goodbye. */
const ANSWER_MS = 2_000;

/** How a worker process works. */
export interface WorkerOptions extends QueueBackend, RelayTimes {
  /**
   * Jobs worked on at a time in this process; default 4. Each holds one connection of the application's pool.
   */
  readonly concurrency?: number | undefined;
}

/** Starts relay, worker and schedule when everything is up, and stops them in the order that loses nothing. */
@Injectable()
export class QueueRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #relay: OutboxRelay;
  readonly #schedule: Schedule;

  constructor(
    @InjectQueue(QUEUE) private readonly queue: Queue,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
    private readonly processor: JobProcessor,
    dataSource: DataSource,
    registry: JobRegistry,
  ) {
    this.#schedule = new Schedule(queue, registry);
    this.#relay = new OutboxRelay(dataSource, registry, new QueueSink(queue), options.databaseUrl, options);
  }

  /** @throws when the queue lives in PostgreSQL and its tables are missing or unreachable */
  async onApplicationBootstrap(): Promise<void> {
    const { worker } = this.processor;
    // A Redis that is away is waited for in the background; PostgreSQL must answer, as BullMQ never asks twice.
    if (this.options.redisUrl === undefined) {
      await Promise.all([this.queue.waitUntilReady(), worker.waitUntilReady()]);
    }
    worker.concurrency = this.options.concurrency ?? 4;
    worker.run().catch((error) => this.processor.onError(error));
    this.#relay.start();
    this.#schedule.start();
  }

  /** Nothing new is taken, what runs may finish, then the connections are closed. */
  async onModuleDestroy(): Promise<void> {
    this.#schedule.stop();
    await this.#relay.stop();
    const { worker } = this.processor;
    if (await this.#answers()) {
      await worker.close();
      await this.queue.close();
      return;
    }
    // BullMQ says goodbye to its server and would wait without end for a Redis that is away. The handlers may
    // finish all the same; their jobs are delivered again later and skipped.
    await this.processor.whenIdle();
    await worker.close(true);
    await this.queue.getBackend().close(true);
  }

  async #answers(): Promise<boolean> {
    try {
      await withinMs(ANSWER_MS, this.queue.count());
      return true;
    } catch {
      return false;
    }
  }
}
