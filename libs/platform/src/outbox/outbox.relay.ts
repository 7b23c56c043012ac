import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { JobRegistry } from '../queue/job.registry.ts';
import { outageReporter } from '../queue/outage.ts';
import { BATCH, type JobSink, relayLost, relayNew } from './outbox.batch.ts';
import { OutboxBell } from './outbox.bell.ts';

/** How the relay keeps time, in milliseconds. */
export interface RelayTimes {
  /** Look at least this often, notice or not; default 2,000. */
  readonly pollMs?: number;
  /** A queued message that nobody answered for is looked up in the queue after this; default 300,000 (5 min). */
  readonly lostAfterMs?: number;
}

/**
 * The trigger rings at most once per 100 ms (see the migration), so a message written just after a ring is
 * found by a second look a little later.
 */
const SECOND_LOOK_MS = 150;

/**
 * Carries messages from the outbox into the queue. Any number of relays may run at once, one per worker
 * process. Its only memory is the table.
 */
export class OutboxRelay {
  readonly #logger = new Logger('OutboxRelay');
  readonly #report = outageReporter(this.#logger, 'outbox relay');
  readonly #bell: OutboxBell;
  readonly #pollMs: number;
  readonly #lostAfterMs: number;
  #lookForLostAt = 0;
  #isRung: boolean = false;
  #isStopped: boolean = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: JobRegistry,
    private readonly sink: JobSink,
    databaseUrl: string,
    { pollMs = 2_000, lostAfterMs = 300_000 }: RelayTimes = {},
  ) {
    this.#pollMs = pollMs;
    this.#lostAfterMs = lostAfterMs;
    this.#bell = new OutboxBell(
      databaseUrl,
      () => this.#ring(),
      outageReporter(this.#logger, 'outbox notices'),
    );
  }

  /** Starts carrying; returns at once. */
  start(): void {
    this.#running = this.#run();
    void this.#bell.start();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake();
    await Promise.all([this.#bell.stop(), this.#running]);
  }

  #ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const wasRung = this.#isRung;
      this.#isRung = false;
      const moved = await this.#look();
      await this.#pause(wasRung || moved > 0 ? SECOND_LOOK_MS : this.#pollMs);
    }
  }

  /** Moves whatever there is. An error ends this look, not the relay: the rows are still there. */
  async #look(): Promise<number> {
    let moved = 0;
    try {
      for (let batch = BATCH; batch === BATCH && !this.#isStopped; moved += batch) {
        batch = await relayNew(this.dataSource, this.registry, this.sink);
      }
      if (performance.now() >= this.#lookForLostAt) moved += await this.#lookForLost();
    } catch (error) {
      this.#report(error);
    }
    return moved;
  }

  async #lookForLost(): Promise<number> {
    let requeued = 0;
    for (let checked = BATCH; checked === BATCH && !this.#isStopped; ) {
      const found = await relayLost(this.dataSource, this.registry, this.sink, this.#lostAfterMs);
      checked = found.checked;
      requeued += found.requeued;
    }
    if (requeued > 0)
      this.#logger.warn(`${requeued} messages were missing in the queue and were queued again`);
    this.#lookForLostAt = performance.now() + this.#lostAfterMs / 5;
    return requeued;
  }

  async #pause(ms: number): Promise<void> {
    if (this.#isStopped || this.#isRung) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
