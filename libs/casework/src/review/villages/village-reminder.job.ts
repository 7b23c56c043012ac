import { DataSource } from 'typeorm';
import { notify } from '#casework/notification';
import { peopleOf } from '#casework/organisation';
import { calendarInForce, lastWorkingDayOf, villageWeekState, weekOf } from '#domain';
import { Clock, inTransaction, query, RecurringJob, type RunsRecurringly } from '#platform';
import { villageWeeks } from './village.weeks.ts';

/**
 * Reminds villages that have not reported, in the afternoon of the last working day of a week, each once. Looks four times,
 * so that a machine that was off at three o'clock makes it up.
 */
@RecurringJob({ name: 'village.remind', pattern: '0 0 15-18 * * *' })
export class VillageReminderJob implements RunsRecurringly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const today = this.clock.today();
    const week = weekOf(today);
    if (lastWorkingDayOf(week, calendarInForce()) !== today) return;
    const at = this.clock.now().toISOString();
    await inTransaction(this.dataSource, async (tx) => {
      const townships = await query<{ id: string }>(tx, {
        name: 'village.reminded-townships',
        text: `select t.id from organisation t where t.kind = 'township' and t.active
                 and exists (select 1 from organisation c where c.parent_id = t.id and c.kind = 'centre' and c.active)`,
      });
      const townshipIds = townships.map(({ id }) => id);
      const said = await villageWeeks(tx, { townshipIds, villageId: null, weeks: [week.from], asOf: at });
      for (const village of said.filter((each) => villageWeekState(each, true) === 'missing')) {
        const people = await peopleOf(tx, { to: 'unit', unitId: village.villageId }, today);
        await notify(tx, people, {
          disputeId: null,
          kind: 'village.report',
          facts: { from: week.from, to: week.to },
          source: `village.report:${village.villageId}:${week.from}`,
          at,
        });
      }
    });
  }
}
