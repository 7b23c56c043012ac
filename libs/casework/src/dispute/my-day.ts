import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  commandTypes,
  type DisputeFilter,
  hasWorkLeft,
  mayAnywhere,
  nextStep,
  peopleActedFor,
  restore,
} from '#domain';
import { Clock, query, type Statement } from '#platform';
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
  /** Cases of this person or unit on which somebody else has to work. */
  forOthers: z.array(waiting),
  /** Late, of the cases of this person or unit; counted up to 10,000, as every list counts. */
  overdue: z.int(),
  dueToday: z.int(),
  /** Late, of all cases of the township or county, for whoever supervises them; null for everybody else. */
  overdueInRealm: z.int().nullable(),
  /** There is more than was looked through: the list of cases shows all. */
  capped: z.boolean(),
});
export type MyDayView = z.output<typeof myDayView>;

/** More than anybody does in a day; beyond it the list is the right tool. */
const lookedThrough = 200;
const countedAtMost = 10_000;

type Row = DisputeRow & { readonly snapshot: unknown };
type Figures = Pick<MyDayView, 'overdue' | 'dueToday' | 'overdueInRealm'>;

/** What today asks of one person. */
@Injectable()
export class MyDay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The cases that are this person's or their unit's and not put away, by what is due first; and the figures of the day. */
  async of(actor: StaffActor): Promise<MyDayView> {
    const today = this.clock.today();
    const [rows, [figures]] = await Promise.all([
      query<Row>(this.dataSource, casesStatement(actor, today)),
      query<Figures>(this.dataSource, figuresStatement(actor, today)),
    ]);
    const forMe: Waiting[] = [];
    const forOthers: Waiting[] = [];
    for (const row of rows.slice(0, lookedThrough)) {
      const nextEvent = nextStep(row.state, allowedFor(restore(row.snapshot), actor));
      const line: Waiting = { ...lineOf(row, actor), nextEvent };
      if (nextEvent !== null) forMe.push(line);
      else if (isOthersWork(row, actor)) forOthers.push(line);
    }
    return {
      today,
      forMe,
      forOthers,
      ...(figures ?? { overdue: 0, dueToday: 0, overdueInRealm: null }),
      capped: rows.length > lookedThrough,
    };
  }
}

function casesStatement(actor: StaffActor, today: string): Statement {
  const parameters = new Parameters();
  const where = conditions({ mine: true }, actor, today, parameters);
  return {
    text: `select ${rowColumns}, d.snapshot from dispute d ${rowJoins}
           where ${where} and d.dossier = 'open'
           order by coalesce(d.next_due_on, 'infinity'::date), d.id limit ${lookedThrough + 1}`,
    values: parameters.values,
  };
}

/** What the lists behind the figures hold: the same filters, so that no figure says another number than its list. */
function figuresStatement(actor: StaffActor, today: string): Statement {
  const parameters = new Parameters();
  const count = (filter: DisputeFilter) =>
    `(select count(*)::int from (select 1 from dispute d where ${conditions(filter, actor, today, parameters)}
                                 limit ${countedAtMost}) as counted)`;
  const isSupervisor = mayAnywhere(actor.roles, 'SUPERVISE');
  return {
    text: `select ${count({ mine: true, overdue: true })} as overdue,
                  ${count({ mine: true, overdue: false, dueUntil: today })} as "dueToday",
                  ${isSupervisor ? count({ overdue: true }) : 'null'} as "overdueInRealm"`,
    values: parameters.values,
  };
}

/**
 * Does somebody else work on it: another unit, or of a case that this person reported a named colleague? Nobody waits for
 * the unit in which they sit, and what has ended waits for its dossier only.
 */
function isOthersWork({ state, holderId, mediatorIds, reporterId }: Row, actor: StaffActor): boolean {
  if (!hasWorkLeft(state)) return false;
  if (holderId !== actor.organisationId) return true;
  const people = peopleActedFor(actor);
  const isColleagues = mediatorIds.length > 0 && !people.some((id) => mediatorIds.includes(id));
  return isColleagues && reporterId !== null && people.includes(reporterId);
}
