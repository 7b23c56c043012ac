import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import { DisputeService } from '#casework/dispute';
import { isOfficeTime } from '#domain';
import { Clock, inTransaction, query, RecurringJob, type RunsRecurringly } from '#platform';
import { LadderAddressees } from './ladder.addressees.ts';
import { type Done, fireCases, type Sweeping } from './ladder.firing.ts';
import { dueStatement, nextStatement } from './ladder.steps.ts';
import { tellLate } from './late.digest.ts';
import { SweepAlarm } from './sweep.alarm.ts';

/**
 * As many cases as one transaction fires, so that none holds its locks for long. One transaction after the other: two at a
 * time were no faster, and people noticed them (npm run bench -- sweep).
 */
const casesAtOnce = 25;
/** How many of the cases that failed a line of the log names. */
const namedAtMost = 5;

/** Fires what is due of all ladders, each step once, however often and by however many workers it is run. */
@Injectable()
export class LadderSweep {
  readonly #logger = new Logger('LadderSweep');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly ruleBook: RuleBook,
  ) {}

  /**
   * Works until nothing is due any more, then tells in one piece what was late. A dispute whose steps cannot be fired does
   * not hold up the others. At night and on rest days only red cases are due.
   * @returns how many steps were fired
   * @throws AggregateError naming the disputes that failed, once the others are done; they stay due
   */
  async sweep(): Promise<number> {
    let fired = 0;
    const failures = new Map<string, unknown>();
    const sweeping = await this.sweeping();
    // A round without progress leaves only what another worker is firing.
    for (let hasProgressed = true; hasProgressed; ) {
      const done = await this.round(sweeping, failures);
      fired += done.fired;
      hasProgressed = done.fired + done.answered > 0;
    }
    if (sweeping.isOfficeTime) await inTransaction(this.dataSource, (tx) => tellLate(tx, sweeping.at));
    if (fired > 0) this.#logger.log(`${fired} deadline steps fired`);
    if (failures.size > 0) {
      const [some, more] = [[...failures.keys()].slice(0, namedAtMost), failures.size > namedAtMost];
      const message = `Deadline steps of ${failures.size} cases could not be fired: ${some.join(', ')}${more ? ' …' : ''}`;
      this.#logger.warn(message);
      throw new AggregateError(failures.values(), message);
    }
    return fired;
  }

  /** In how many milliseconds the next step is due, if within a while; null otherwise. */
  async nextWithin(ms: number): Promise<number | null> {
    const at = this.clock.now();
    const [next] = await query<{ at: Date | null }>(this.dataSource, nextStatement(at, ms));
    return next?.at ? Math.max(0, next.at.getTime() - at.getTime()) : null;
  }

  private async sweeping(): Promise<Sweeping> {
    const at = this.clock.now();
    const { calendar } = await this.ruleBook.now(this.dataSource);
    return {
      at,
      calendar,
      isOfficeTime: isOfficeTime(at.toISOString(), calendar),
      addressees: new LadderAddressees(this.clock.today()),
    };
  }

  private async round(sweeping: Sweeping, failures: Map<string, unknown>): Promise<Done> {
    const due = await query<{ disputeId: string }>(
      this.dataSource,
      dueStatement(sweeping, [...failures.keys()]),
    );
    const all = { fired: 0, answered: 0 };
    const ids = due.map(({ disputeId }) => disputeId);
    for (let n = 0; n < ids.length; n += casesAtOnce) {
      const done = await this.fire(ids.slice(n, n + casesAtOnce), sweeping, failures);
      all.fired += done.fired;
      all.answered += done.answered;
    }
    return all;
  }

  /** One transaction for all of them; where that fails, one for each, so that a bad one holds up no other. */
  private async fire(
    ids: readonly string[],
    sweeping: Sweeping,
    failures: Map<string, unknown>,
  ): Promise<Done> {
    try {
      return await inTransaction(this.dataSource, (tx) => fireCases(tx, this.disputes, ids, sweeping));
    } catch (error) {
      const [only, ...others] = ids;
      if (only === undefined || others.length === 0) {
        if (only !== undefined) failures.set(only, error);
        return { fired: 0, answered: 0 };
      }
      const all = { fired: 0, answered: 0 };
      for (const id of ids) {
        const done = await this.fire([id], sweeping, failures);
        all.fired += done.fired;
        all.answered += done.answered;
      }
      return all;
    }
  }
}

const tickMs = 60_000;

/**
 * Wakes the sweep every minute, and between when a step is due; the rows are the truth, a missed tick is made good by the
 * next.
 */
@RecurringJob({ name: 'deadline.sweep', every: tickMs })
export class DeadlineSweepJob implements RunsRecurringly {
  readonly #logger = new Logger('LadderSweep');

  constructor(
    private readonly ladder: LadderSweep,
    private readonly alarm: SweepAlarm,
  ) {}

  async run(): Promise<void> {
    try {
      await this.ladder.sweep();
    } finally {
      const next = await this.ladder.nextWithin(tickMs);
      this.alarm.set(next, () => void this.run().catch((error) => this.#logger.warn(String(error))));
    }
  }
}
