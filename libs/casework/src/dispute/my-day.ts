import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { commandTypes, nextStep, restore } from '#domain';
import { Clock, query } from '#platform';
import { conditions } from './dispute.conditions.ts';
import { allowedFor } from './dispute.detail.ts';
import { type DisputeRow, lineOf, rowColumns, rowJoins } from './dispute.row.ts';
import { disputeLine } from './dispute.view.ts';
import { Parameters } from './dispute.visibility.ts';

const waiting = disputeLine.extend({
  /** What this person can do to bring the case onward; null where it waits for somebody else. */
  nextEvent: z.enum(commandTypes as readonly [string, ...string[]]).nullable(),
});
z.globalRegistry.add(waiting, { title: 'WaitingDispute' });
type Waiting = z.output<typeof waiting>;

/** The first screen of everybody: what waits for them, what they wait for. */
export const myDayView = z.object({
  today: z.iso.date(),
  /** Cases whose next step this person can take, the most urgent first. */
  forMe: z.array(waiting),
  /** Cases of this person or unit that somebody else has to move. */
  forOthers: z.array(waiting),
  overdue: z.int(),
  dueToday: z.int(),
  /** There is more than was looked through: the list of cases shows all. */
  capped: z.boolean(),
});
export type MyDayView = z.output<typeof myDayView>;

/** More than anybody does in a day; beyond it the list is the right tool. */
const lookedThrough = 200;

/** What today asks of one person. */
@Injectable()
export class MyDay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One round trip: the cases that are this person's or their unit's and not put away, by what is due first. */
  async of(actor: StaffActor): Promise<MyDayView> {
    const today = this.clock.today();
    const parameters = new Parameters();
    const where = conditions({ mine: true }, actor, today, parameters);
    const rows = await query<DisputeRow & { readonly snapshot: unknown }>(this.dataSource, {
      text: `select ${rowColumns}, d.snapshot from dispute d ${rowJoins}
             where ${where} and d.dossier = 'open'
             order by coalesce(d.next_due_on, 'infinity'::date), d.id limit ${lookedThrough + 1}`,
      values: parameters.values,
    });
    const cases = rows.slice(0, lookedThrough).map((row): Waiting => {
      const allowed = allowedFor(restore(row.snapshot), actor);
      return { ...lineOf(row, actor), nextEvent: nextStep(row.state, allowed) };
    });
    const isDue = (line: Waiting, on: (dueOn: string) => boolean) =>
      line.nextDueOn !== null && on(line.nextDueOn);
    return {
      today,
      forMe: cases.filter(({ nextEvent }) => nextEvent !== null),
      forOthers: cases.filter(({ nextEvent }) => nextEvent === null),
      overdue: cases.filter((line) => isDue(line, (dueOn) => dueOn < today)).length,
      dueToday: cases.filter((line) => isDue(line, (dueOn) => dueOn === today)).length,
      capped: rows.length > lookedThrough,
    };
  }
}
