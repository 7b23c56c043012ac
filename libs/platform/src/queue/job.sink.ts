import type { Queue } from 'bullmq';
import type { JobSink, OutboxJob } from '../outbox/outbox.batch.ts';
import { withinMs } from './time-limit.ts';

/** Longest wait for the queue while rows of the outbox are locked. */
const LIMIT_MS = 5_000;

const FINISHED: ReadonlySet<string> = new Set(['unknown', 'completed', 'failed']);

/**
 * The queue as the relay sees it. While Redis is away its client holds commands back instead of refusing them:
 * so each wait is limited, and nothing new is sent before the late command has come through.
 */
export class QueueSink implements JobSink {
  #late: Promise<unknown> | undefined;

  constructor(private readonly queue: Queue) {}

  async add(jobs: readonly OutboxJob[]): Promise<void> {
    await this.#limited(() => this.queue.addBulk([...jobs]));
  }

  async onTheirWay(jobIds: readonly string[]): Promise<ReadonlySet<string>> {
    const states = await this.#limited(() => Promise.all(jobIds.map((id) => this.queue.getJobState(id))));
    return new Set(jobIds.filter((_, index) => !FINISHED.has(states[index] ?? 'unknown')));
  }

  async #limited<Result>(send: () => Promise<Result>): Promise<Result> {
    if (this.#late !== undefined) await withinMs(LIMIT_MS, this.#late);
    const sent = send();
    const settled = sent.then(
      () => undefined,
      () => undefined,
    );
    this.#late = settled;
    void settled.then(() => {
      if (this.#late === settled) this.#late = undefined;
    });
    return await withinMs(LIMIT_MS, sent);
  }
}
