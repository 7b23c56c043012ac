import type { Tx } from '../database/transaction.ts';

/** Facts about the message that a handler works on. Never about people. */
export interface JobMeta {
  /** Id of the outbox row: the same on every attempt, so it may serve as an idempotency key outwards. */
  readonly id: string;
  readonly name: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** When the message was written, an ISO instant. */
  readonly createdAt: string;
}

/**
 * Handles one kind of outbox message. What it writes through `tx` is committed together with the note that
 * the message was handled, so the effect happens exactly once although delivery may happen more often.
 * No network in here: the row stays locked as long as the handler runs.
 */
export interface HandlesJob<Payload> {
  /** @throws anything: the transaction is rolled back and the message tried again with back-off */
  handle(tx: Tx, payload: Payload, meta: JobMeta): Promise<void>;
}

/** How often and how fast a message is tried. */
export interface JobOptions {
  /** Attempts in all before the message is set aside as failed; default 8. */
  readonly attempts?: number;
  /** Wait after the first failure in milliseconds, doubled each time; default 1,000 (8 attempts: about 2 min). */
  readonly backoffMs?: number;
}

/** What a recurring job learns about its tick. */
export interface TickMeta {
  readonly name: string;
  /** When the tick was due, an ISO instant; Redis may name it a millisecond early. */
  readonly dueAt: string;
}

/**
 * Runs again and again. There is no outbox row: a tick that fails or is missed is not repeated, the next one
 * must find what is left to do. Two ticks may overlap on two workers.
 */
export interface RunsRecurringly {
  /** @returns idle where there was nothing to do, which no log has to say every few seconds */
  run(meta: TickMeta): Promise<'idle' | undefined> | Promise<void>;
}

/** When a recurring job runs: every so many milliseconds, or by a cron pattern with seconds. */
export type Recurrence =
  | { readonly name: string; readonly every: number }
  | {
      readonly name: string;
      /** e.g. `0 30 8 * * 1-5`: working days at half past eight */
      readonly pattern: string;
      /** Time zone of the pattern; default Asia/Shanghai. */
      readonly tz?: string;
    };
