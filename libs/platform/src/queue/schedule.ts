import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { JobRegistry } from './job.registry.ts';
import type { Recurrence } from './job.ts';
import { outageReporter } from './outage.ts';

/** How often the schedule is compared with what should be there. */
const CHECK_MS = 60_000;

const OFFICE_ZONE = 'Asia/Shanghai';

/**
 * Keeps one scheduler per recurring job in the queue, whatever number of workers do the same. Looks again every
 * minute, since a flushed Redis forgets its schedulers; those that no job stands behind any more are removed.
 */
export class Schedule {
  readonly #report = outageReporter(new Logger('Schedule'), 'queue schedule');
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;

  constructor(
    private readonly queue: Queue,
    private readonly registry: JobRegistry,
    private readonly checkMs: number = CHECK_MS,
  ) {}

  /** Writes the schedule, and goes on checking; returns at once. */
  start(): void {
    const check = () => {
      this.#checking ??= this.#write()
        .catch(this.#report)
        .finally(() => {
          this.#checking = undefined;
        });
    };
    check();
    this.#timer = setInterval(check, this.checkMs);
  }

  /** Stops checking; the schedulers stay. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** A tick lost with its worker would be the last one: only a tick that runs plans the next. */
  #isAlive({ next = 0 }: Known): boolean {
    return next > Date.now() - 2 * this.checkMs;
  }

  async #write(): Promise<void> {
    const present = await this.queue.getJobSchedulers();
    for (const { name, recurrence } of this.registry.recurrences) {
      const known = present.find(({ key }) => key === name);
      if (known !== undefined && isAs(recurrence, known) && this.#isAlive(known)) continue;
      await this.queue.upsertJobScheduler(name, repeat(recurrence), {
        name,
        data: {},
        opts: { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 },
      });
    }
    const wanted = new Set(this.registry.recurrences.map(({ name }) => name));
    for (const { key } of present) if (!wanted.has(key)) await this.queue.removeJobScheduler(key);
  }
}

interface Known {
  /** When the next tick is due, in milliseconds; long past when the tick itself was lost. */
  readonly next?: number;
  readonly every?: number;
  readonly pattern?: string;
  readonly tz?: string;
}

function repeat(recurrence: Recurrence) {
  if ('every' in recurrence) return { every: recurrence.every };
  return { pattern: recurrence.pattern, tz: recurrence.tz ?? OFFICE_ZONE };
}

/** Rewriting an unchanged scheduler would be harmless but starts its interval anew at each start. */
function isAs(recurrence: Recurrence, known: Known): boolean {
  if ('every' in recurrence) return known.every === recurrence.every;
  return known.pattern === recurrence.pattern && known.tz === (recurrence.tz ?? OFFICE_ZONE);
}
