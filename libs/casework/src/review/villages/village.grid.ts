import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { addDays, calendarInForce, villageReportDueAt, villageWeekState, weekOf } from '#domain';
import { Clock, query } from '#platform';
import { gridWeekOf, type VillageGridQuery, type VillageGridView } from './village.view.ts';
import { villageWeeks } from './village.weeks.ts';

/** Which villages have reported in the last weeks. */
@Injectable()
export class VillageGrid {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of the townships over which somebody stands. @param weeks  with this one */
  async show({ townshipIds }: StaffActor, { weeks: count }: VillageGridQuery): Promise<VillageGridView> {
    const thisWeek = weekOf(this.clock.today());
    const now = this.clock.now();
    const weeks = Array.from({ length: count }, (_, n) =>
      weekOf(addDays(thisWeek.from, -7 * (count - 1 - n))),
    );
    const dueAt = new Map(weeks.map((week) => [week.from, villageReportDueAt(week, calendarInForce())]));
    const mondays = weeks.map(({ from }) => from);
    const [said, townships] = await Promise.all([
      villageWeeks(this.dataSource, {
        townshipIds,
        villageId: null,
        weeks: mondays,
        asOf: now.toISOString(),
      }),
      query<{ id: string; name: string }>(this.dataSource, {
        name: 'village.townships',
        text: 'select id, name from organisation where id = any($1::uuid[]) order by code, name',
        values: [townshipIds],
      }),
    ]);
    const villages = new Map(
      said.map(({ villageId, name, townshipId }) => [villageId, { name, townshipId }]),
    );
    const rows = new Map(said.map((row) => [`${row.villageId} ${row.week}`, row]));
    const cellOf = (id: string, monday: string) => {
      const row = rows.get(`${id} ${monday}`);
      const due = dueAt.get(monday) ?? null;
      const isDue = due !== null && Date.parse(due) <= now.getTime();
      if (row === undefined) return null;
      const state = villageWeekState(row, isDue);
      // Before the township asked for reports there was nothing to wait for; this week a first one may still come.
      if (state === 'awaited' && !row.isOwed && monday !== thisWeek.from) return null;
      return gridWeekOf(row, state, due);
    };
    return {
      weeks,
      townships: townships.map((township) => ({
        ...township,
        villages: [...villages]
          .filter(([, { townshipId }]) => townshipId === township.id)
          .map(([id, { name }]) => ({ id, name, weeks: mondays.map((monday) => cellOf(id, monday)) })),
      })),
    };
  }
}
