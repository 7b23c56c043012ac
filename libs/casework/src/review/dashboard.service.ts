import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type DisputeLine,
  type DisputeRow,
  lineOf,
  nextDue,
  Parameters,
  rowColumns,
  rowJoins,
  visible,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { weekOf } from '#domain';
import { Clock, query } from '#platform';
import { waitingFigures } from './waiting.query.ts';
import { weekFigures } from './week.query.ts';
import { type DashboardQuery, type DashboardView, weekViewOf } from './week.view.ts';

/** How many cases a list of the dashboard shows at the most: one projector, one hour. */
const linesAtMost = 50;

type ListName = 'red' | 'nextDue' | 'toRatify';

/** One screen for the weekly review, in three round trips at once. */
@Injectable()
export class Dashboard {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The week in which a day lies, and how things stand now. Counts are of the townships, lines of what may be seen. */
  async show(actor: StaffActor, asked: DashboardQuery): Promise<DashboardView> {
    const today = this.clock.today();
    const week = { ...weekOf(asked.weekOf ?? today), today };
    const of = { ...week, townshipIds: actor.townshipIds };
    const [figures, waiting, lists] = await Promise.all([
      weekFigures(this.dataSource, of),
      waitingFigures(this.dataSource, of, this.clock.now().toISOString()),
      this.lists(actor, today),
    ]);
    return { ...weekViewOf(week, figures, waiting), townships: [...figures.townships], ...lists };
  }

  private async lists(actor: StaffActor, today: string): Promise<Record<ListName, DisputeLine[]>> {
    const parameters = new Parameters();
    const seen = visible(actor, 'masked', parameters);
    const open = `${seen} and d.stage in ('reported', 'analyzed', 'mediated')`;
    const rows = await query<DisputeRow & { list: ListName }>(this.dataSource, {
      text: `
        with picked as (
          ${pick('red', `${open} and d.risk = 'red'`)} union all
          ${pick('nextDue', `${open} and d.next_due_on is not null and ${nextDue} >= ${parameters.add(today)}`)} union all
          ${pick('toRatify', `${seen} and d.snapshot #>> '{context,ratification}' = 'pending'`)})
        select p.list, ${rowColumns} from picked p join dispute d on d.id = p.id ${rowJoins}
        order by ${nextDue}, d.id`,
      values: parameters.values,
    });
    const list = (name: ListName) => rows.filter((row) => row.list === name).map((row) => lineOf(row, actor));
    return { red: list('red'), nextDue: list('nextDue'), toRatify: list('toRatify') };
  }
}

const pick = (list: ListName, where: string): string => `
  (select '${list}' as list, d.id from dispute d where ${where}
   order by ${nextDue}, d.id limit ${linesAtMost})`;
