import { DataSource } from 'typeorm';
import { Clock, inTransaction, RecurringJob, type RunsRecurringly } from '#platform';
import { planNext, schedulesOf } from './schedule.ts';

/**
 * Plans the next weekly review of every township that has none ahead: when and where the township meets, on Monday at nine
 * unless it has set something else, moved to the next working day. Looks every morning, so that a machine that was off on
 * a Monday does not cost a week.
 */
@RecurringJob({ name: 'review.plan', pattern: '0 0 7 * * *' })
export class ReviewPlanJob implements RunsRecurringly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const today = this.clock.today();
    await inTransaction(this.dataSource, async (tx) => {
      const schedules = await schedulesOf(tx, null, today);
      const without = schedules.filter(({ isAhead }) => !isAhead);
      await planNext(tx, without, { now: this.clock.now().toISOString(), today });
    });
  }
}
