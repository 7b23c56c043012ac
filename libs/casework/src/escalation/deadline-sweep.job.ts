import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import { DisputeService } from '#casework/dispute';
import { isOfficeTime } from '#domain';
import { Clock, inTransaction, query, RecurringJob, type RunsRecurringly } from '#platform';
import { LadderAddressees } from './ladder.addressees.ts';
import { type Done, fireCase, type Sweeping } from './ladder.firing.ts';
import { dueStatement } from './ladder.steps.ts';
import { tellLate } from './late.digest.ts';

/** Cases that one sweep works on at a time; more would take the connections that people's commands need. */
const lanes = 2;

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
      const message = `Deadline steps could not be fired of ${[...failures.keys()].join(', ')}`;
      this.#logger.warn(message);
      throw new AggregateError(failures.values(), message);
    }
    return fired;
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
    const queue = due.values();
    const lane = async () => {
      for (const { disputeId } of queue) {
        try {
          const done = await inTransaction(this.dataSource, (tx) =>
            fireCase(tx, this.disputes, disputeId, sweeping),
          );
          all.fired += done.fired;
          all.answered += done.answered;
        } catch (error) {
          failures.set(disputeId, error);
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return all;
  }
}

/** Wakes the sweep every minute; the rows are the truth, a missed tick is made good by the next. */
@RecurringJob({ name: 'deadline.sweep', every: 60_000 })
export class DeadlineSweepJob implements RunsRecurringly {
  constructor(private readonly ladder: LadderSweep) {}

  async run(): Promise<void> {
    await this.ladder.sweep();
  }
}
