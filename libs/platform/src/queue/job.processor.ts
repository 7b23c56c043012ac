import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import { DataSource } from 'typeorm';
import { withCorrelation } from '../logging/correlation.ts';
import { deliver } from '../outbox/deliver.ts';
import { JobRegistry } from './job.registry.ts';
import { failureCode, outageReporter } from './outage.ts';
import { QUEUE } from './queue.connection.ts';
import { noteRun } from './recurring.run.ts';

/** Takes jobs out of the queue: messages go through the outbox, recurring jobs straight to their class. */
@Processor(QUEUE, {
  // Started when all modules are up, see QueueRuntime.
  autorun: false,
  // The default of 15 s is how long a worker would sleep after a restart of its server.
  runRetryDelay: 1_000,
  // A killed worker's jobs go to another after half a minute at most; with the defaults it was a whole one.
  lockDuration: 20_000,
  stalledInterval: 10_000,
})
export class JobProcessor extends WorkerHost {
  readonly #logger = new Logger('Job');
  readonly #report = outageReporter(this.#logger, 'queue worker');
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: JobRegistry,
  ) {
    super();
  }

  /** @throws a bare code, never the handler's error: BullMQ stores message and stack */
  async process(job: JobOfQueue): Promise<void> {
    const running = withCorrelation(job.data.outboxId ?? String(job.id), () => this.#process(job));
    this.#running.add(running);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Waits for the handlers that are at work now. */
  async whenIdle(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #process(job: JobOfQueue): Promise<void> {
    const startedAt = performance.now();
    const line = (result: string) =>
      `${job.name} ${job.data.outboxId ?? job.id} ${result} ${Math.round(performance.now() - startedAt)} ms`;
    try {
      const result = await this.#work(job);
      // What runs every few seconds and found nothing to do is no news; that it ran stands on the queue page.
      if (result === 'idle') this.#logger.debug(line(result));
      else this.#logger.log(line(result));
    } catch (error) {
      const failure =
        error instanceof FinalError || error instanceof RetryError
          ? error
          : new RetryError(failureCode(error));
      const result = failure instanceof FinalError ? 'set aside' : 'failed';
      this.#logger.warn(line(`${result} (${failure.message})`));
      throw failure;
    }
  }

  /** @returns the result, for the log */
  async #work(job: JobOfQueue): Promise<string> {
    const { outboxId } = job.data;
    if (outboxId === undefined) {
      const recurring = this.registry.recurring(job.name);
      // A scheduler left behind by another version, about to be removed by the schedule.
      if (recurring === undefined) throw new RetryError('handler-missing');
      const dueAt = new Date(job.timestamp + (job.opts.delay ?? 0)).toISOString();
      return (
        (await this.#noted(job.name, async () => await recurring.handler.run({ name: job.name, dueAt }))) ??
        'run'
      );
    }
    const delivery = await deliver(this.dataSource, this.registry, outboxId);
    if (delivery.result !== 'failed') return delivery.result;
    throw delivery.isFinal ? new FinalError(delivery.code) : new RetryError(delivery.code);
  }

  /** Keeps when a recurring job last ran, for the queue page. */
  async #noted<T>(name: string, run: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const note = (error: string | null) =>
      noteRun(this.dataSource, { name, tookMs: Math.round(performance.now() - startedAt), error });
    let done: T;
    try {
      done = await run();
    } catch (error) {
      await note(failureCode(error));
      throw error;
    }
    await note(null);
    return done;
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.#report(error);
  }
}

type JobOfQueue = Job<{ readonly outboxId?: string }>;

class RetryError extends Error {}

class FinalError extends UnrecoverableError {}
