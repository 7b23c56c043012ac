import { DataSource } from 'typeorm';
import { nextReviewOn, publishedCalendar } from '#domain';
import { Clock, execute, RecurringJob, type RunsRecurringly } from '#platform';

/** When the meeting begins, in the office's time. */
const beginsAt = '09:00:00+08:00';

/**
 * Plans the next weekly review of every township that has none ahead: on Monday at nine, or on the next working day.
 * Looks every morning, so that a machine that was off on a Monday does not cost a week.
 */
@RecurringJob({ name: 'review.plan', pattern: '0 0 7 * * *' })
export class ReviewPlanJob implements RunsRecurringly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await execute(this.dataSource, {
      name: 'review.plan-next',
      text: `
        insert into review_meeting (township_id, kind, planned_for, created_at)
        select t.id, 'weekly', $1, $2 from organisation t
        where t.kind = 'township' and t.active
          and exists (select 1 from organisation c where c.parent_id = t.id and c.kind = 'centre' and c.active)
          and not exists (select 1 from review_meeting m
                          where m.township_id = t.id and m.kind = 'weekly' and m.state in ('planned', 'open'))
        on conflict do nothing`,
      values: [`${nextReviewOn(this.clock.today(), publishedCalendar)}T${beginsAt}`, this.clock.now()],
    });
  }
}
