import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { noSuchTownship, type StaffActor } from '#casework/organisation';
import {
  addDays,
  beginOf,
  calendarInForce,
  dayInShanghai,
  nextReviewAt,
  type SetSchedule,
  weekOf,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { assertStaff } from './meeting.people.ts';
import { isByRule, type Schedule, schedulesOf } from './schedule.ts';
import { townshipOf } from './township.ts';

/** When, where and with whom a township holds its weekly review, and the one that is planned. */
export const scheduleView = z.object({
  townshipId: z.uuid(),
  /** 1 is Monday. */
  weekday: z.int(),
  /** HH:MM, time of the office. */
  at: z.string(),
  place: z.string().nullable(),
  chairId: z.uuid().nullable(),
  attendance: z.array(
    z.object({ staffId: z.uuid().optional(), name: z.string().optional(), body: z.string().optional() }),
  ),
  /** False: nothing was set, these are the defaults. */
  isSet: z.boolean(),
  /** The next weekly review that is planned, from today on. */
  next: z.object({ id: z.uuid(), plannedFor: z.iso.datetime() }).nullable(),
});
type ScheduleView = z.output<typeof scheduleView>;
z.globalRegistry.add(scheduleView, { title: 'ReviewSchedule' });

export const scheduleQuery = z.strictObject({ townshipId: z.uuid().optional() });
export type ScheduleQuery = z.output<typeof scheduleQuery>;

interface PlannedReview {
  readonly id: string;
  readonly plannedFor: Date;
  readonly isMoved: boolean;
}

/** Keeps when the weekly review of a township is held. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError as {@link townshipOf} */
  async show(actor: StaffActor, { townshipId }: ScheduleQuery): Promise<ScheduleView> {
    return await this.view(this.dataSource, townshipOf(actor, townshipId));
  }

  /**
   * Sets it. A review that stands where the former schedule put it moves along, in the same week; one that people have
   * moved stays.
   * @throws RuleError as {@link townshipOf}; kind "invalid", code "unknown-reference"
   */
  async set(actor: StaffActor, asked: SetSchedule): Promise<ScheduleView> {
    const townshipId = townshipOf(actor, asked.townshipId);
    return await inTransaction(this.dataSource, async (tx) => {
      const today = this.clock.today();
      await assertStaff(tx, { townshipId, today }, asked);
      const former = await this.scheduleOf(tx, townshipId);
      await execute(tx, {
        name: 'review.set-schedule',
        text: `
          insert into review_schedule
            (township_id, weekday, begins_at, place, chair_id, attendance, updated_by, updated_at)
          values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
          on conflict (township_id) do update set weekday = excluded.weekday, begins_at = excluded.begins_at,
            place = excluded.place, chair_id = excluded.chair_id, attendance = excluded.attendance,
            updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
        values: [
          townshipId,
          asked.weekday,
          asked.at,
          asked.place ?? null,
          asked.chairId ?? null,
          JSON.stringify(asked.attendance),
          actor.staffId,
          this.clock.now(),
        ],
      });
      await this.moveAlong(tx, former, await this.scheduleOf(tx, townshipId));
      return await this.view(tx, townshipId);
    });
  }

  private async moveAlong(tx: Tx, former: Schedule, schedule: Schedule): Promise<void> {
    const next = await this.nextOf(tx, schedule.townshipId, 'update');
    if (next === undefined || next.isMoved || !isByRule(former, next.plannedFor)) return;
    const day = dayInShanghai(next.plannedFor.toISOString());
    await execute(tx, {
      name: 'review.move-along',
      text: `
        update review_meeting set planned_for = $2, place = $3, chair_id = $4, attendance = $5::jsonb
        where id = $1 and not exists (
          select 1 from review_meeting o where o.township_id = $6 and o.planned_for = $2 and o.id <> $1
            and o.kind = 'weekly' and o.state <> 'cancelled')`,
      values: [
        next.id,
        this.inWeekOf(day, schedule),
        schedule.place,
        schedule.chairId,
        JSON.stringify(schedule.attendance),
        schedule.townshipId,
      ],
    });
  }

  /** In the week in which it stood, or as soon after it as it is still ahead. */
  private inWeekOf(day: string, schedule: Schedule): string {
    const today = this.clock.today();
    const { from } = weekOf(day);
    const at = nextReviewAt(from < today ? today : from, calendarInForce(), schedule);
    if (Date.parse(at) > this.clock.now().getTime()) return at;
    return nextReviewAt(addDays(today, 1), calendarInForce(), schedule);
  }

  private async scheduleOf(on: Tx | DataSource, townshipId: string): Promise<Schedule> {
    const [schedule] = await schedulesOf(on, [townshipId], this.clock.today());
    if (schedule === undefined) throw noSuchTownship();
    return schedule;
  }

  private async nextOf(
    on: Tx | DataSource,
    townshipId: string,
    lock?: 'update',
  ): Promise<PlannedReview | undefined> {
    const [next] = await query<PlannedReview>(on, {
      name: `review.next-${lock ?? 'read'}`,
      text: `select id, planned_for as "plannedFor", changes is not null as "isMoved" from review_meeting
             where township_id = $1 and kind = 'weekly' and state = 'planned' and planned_for >= $2::timestamptz
             order by planned_for limit 1 ${lock ? 'for update' : ''}`,
      values: [townshipId, beginOf(this.clock.today())],
    });
    return next;
  }

  private async view(on: Tx | DataSource, townshipId: string): Promise<ScheduleView> {
    const { weekday, at, place, chairId, attendance, isSet } = await this.scheduleOf(on, townshipId);
    const next = await this.nextOf(on, townshipId);
    return {
      townshipId,
      weekday,
      at,
      place,
      chairId,
      attendance: [...attendance],
      isSet,
      next: next === undefined ? null : { id: next.id, plannedFor: next.plannedFor.toISOString() },
    };
  }
}
