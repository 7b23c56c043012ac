import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type StaffActor, unknownStaff } from '#casework/organisation';
import { seal } from '#casework/seal';
import {
  type Attendee,
  type CloseMeeting,
  type InputFault,
  type OpenMeeting,
  type PlanMeeting,
  RuleError,
  weekOf,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { agendaNow, pendingDecisions } from './agenda.query.ts';
import { minutesFor } from './meeting.minutes.ts';
import { MeetingReader } from './meeting.reader.ts';
import { assertMeeting, type Meeting, meetingOf, sealDecision } from './meeting.store.ts';
import type { MeetingView } from './meeting.view.ts';
import { waitingFigures } from './waiting.query.ts';
import { weekFigures } from './week.query.ts';
import { type WeekFiguresView, weekViewOf } from './week.view.ts';

/** The life of a meeting: planned, open, closed. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reader: MeetingReader,
  ) {}

  /**
   * @throws RuleError kind "not-found", code "no-such-township"; kind "invalid", code "which-township",
   *         "unknown-reference"; kind "conflict", code "meeting-exists" for a second weekly one at the same time
   */
  async plan(actor: StaffActor, asked: PlanMeeting): Promise<MeetingView> {
    const townshipId = townshipOf(actor, asked.townshipId);
    return await inTransaction(this.dataSource, async (tx) => {
      await this.assertStaff(tx, townshipId, '/chairId', asked.chairId === undefined ? [] : [asked.chairId]);
      const now = this.clock.now().toISOString();
      const [planned] = await query<{ id: string }>(tx, {
        name: 'review.plan',
        text: `
          insert into review_meeting (township_id, kind, planned_for, place, chair_id, created_at)
          values ($1, $2, $3, $4, $5, $6)
          on conflict (township_id, planned_for) where kind = 'weekly' do nothing returning id`,
        values: [
          townshipId,
          asked.kind,
          asked.plannedFor ?? now,
          asked.place ?? null,
          asked.chairId ?? null,
          now,
        ],
      });
      if (planned === undefined)
        throw conflict('meeting-exists', '该时间已安排研判会', 'A weekly review is planned for that time');
      return await this.reader.view(planned.id, actor, tx);
    });
  }

  /**
   * Opens a meeting: what earlier decisions have come to is noted, figures and agenda are frozen as of this moment.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-open", "meeting-closed", "another-meeting-open";
   *         kind "invalid", code "unknown-reference"
   */
  async open(actor: StaffActor, id: string, asked: OpenMeeting): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned');
      await this.assertNoOther(tx, meeting);
      await this.assertPresent(tx, meeting, asked.chairId, asked.attendance);
      const now = this.clock.now().toISOString();
      const { carriedOut, undone } = await pendingDecisions(tx, meeting.townshipId);
      await execute(tx, {
        name: 'review.carried-out',
        text: `update review_decision set done = true, done_at = $2 where id = any($1::uuid[]) and not done`,
        values: [carriedOut.map((decision) => decision.id), now],
      });
      const today = this.clock.today();
      const agenda = await agendaNow(tx, { ...meeting, today }, undone);
      const opened = await execute(tx, {
        name: 'review.open',
        text: `
          update review_meeting set state = 'open', opened_at = $2, chair_id = coalesce($3, chair_id, $4),
            place = coalesce($5, place), attendance = $6::jsonb, figures = $7::jsonb, agenda = $8::jsonb
          where id = $1 and state = 'planned'`,
        values: [
          id,
          now,
          asked.chairId ?? null,
          actor.staffId,
          asked.place ?? null,
          JSON.stringify(asked.attendance ?? []),
          JSON.stringify(await this.figures(tx, meeting, today)),
          JSON.stringify(agenda),
        ],
      });
      if (opened !== 1) throw new Error('a planned meeting is opened once');
      for (const decision of carriedOut) await sealDecision(tx, meeting, decision.id, now);
      await this.seal(tx, meeting, now);
      return await this.reader.view(id, actor, tx);
    });
  }

  /**
   * Closes a meeting: its decisions become minutes and one task slip per unit; the rest is carried over.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-planned", "meeting-closed"
   */
  async close(actor: StaffActor, id: string, asked: CloseMeeting): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'open');
      await this.assertPresent(tx, meeting, undefined, asked.attendance);
      const attendance = asked.attendance ?? meeting.attendance;
      const closedAt = this.clock.now().toISOString();
      const minutes = await minutesFor(tx, { ...meeting, attendance }, closedAt, asked.conclusions);
      const closed = await execute(tx, {
        name: 'review.close',
        text: `update review_meeting set state = 'closed', closed_at = $2, attendance = $3::jsonb, minutes = $4::jsonb
               where id = $1 and state = 'open'`,
        values: [id, closedAt, JSON.stringify(attendance), JSON.stringify(minutes)],
      });
      if (closed !== 1) throw new Error('an open meeting is closed once');
      await this.seal(tx, meeting, closedAt);
      return await this.reader.view(id, actor, tx);
    });
  }

  /** From its opening on a meeting is a paper of the record; a planned one is only a plan. */
  private async seal(tx: Tx, { id, townshipId }: Meeting, at: string): Promise<void> {
    await seal(tx, { chainId: townshipId, subject: 'review_meeting', subjectId: id, at });
  }

  /** Since the day of the last weekly review, or since the Monday of this week where there was none. */
  private async figures(tx: Tx, { townshipId }: Meeting, today: string): Promise<WeekFiguresView> {
    const [last] = await query<{ on: string }>(tx, {
      name: 'review.last',
      text: `select (opened_at at time zone 'Asia/Shanghai')::date as on from review_meeting
             where township_id = $1 and kind = 'weekly' and state = 'closed' order by opened_at desc limit 1`,
      values: [townshipId],
    });
    const days = { from: last?.on ?? weekOf(today).from, to: today, today };
    const of = { ...days, townshipIds: [townshipId] };
    const waiting = await waitingFigures(tx, of, this.clock.now().toISOString());
    return weekViewOf(days, await weekFigures(tx, of), waiting);
  }

  private async assertNoOther(tx: Tx, { townshipId, kind }: Meeting): Promise<void> {
    const others = await query(tx, {
      name: 'review.other',
      text: `select 1 from review_meeting where township_id = $1 and kind = $2 and state = 'open'`,
      values: [townshipId, kind],
    });
    if (others.length > 0)
      throw conflict(
        'another-meeting-open',
        '上一次会议尚未结束',
        'Another meeting of this kind is still open',
      );
  }

  private async assertPresent(
    tx: Tx,
    { townshipId }: Meeting,
    chairId: string | undefined,
    attendance: readonly Attendee[] = [],
  ): Promise<void> {
    await this.assertStaff(tx, townshipId, '/chairId', chairId === undefined ? [] : [chairId]);
    const staffIds = attendance.flatMap((one) => ('staffId' in one ? [one.staffId] : []));
    await this.assertStaff(tx, townshipId, '/attendance', staffIds);
  }

  private async assertStaff(
    tx: Tx,
    townshipId: string,
    pointer: string,
    ids: readonly string[],
  ): Promise<void> {
    const unknown = await unknownStaff(tx, { townshipId, ids, today: this.clock.today() });
    if (unknown.length === 0) return;
    const fault: InputFault = {
      pointer,
      message: 'Nobody of this id works here today',
      messageZh: '没有这名人员，或不在任期内',
    };
    throw new RuleError({ kind: 'invalid', code: 'unknown-reference', ...fault, errors: [fault] });
  }
}

/** @throws RuleError when it is not one of the person's, or several could be meant */
function townshipOf(actor: StaffActor, asked: string | undefined): string {
  const [only, ...others] = actor.townshipIds;
  const townshipId = asked ?? (others.length === 0 ? only : undefined);
  if (townshipId === undefined) {
    const fault = { pointer: '/townshipId', message: 'Say which township', messageZh: '请指明乡镇' };
    throw new RuleError({ kind: 'invalid', code: 'which-township', ...fault, errors: [fault] });
  }
  if (actor.townshipIds.includes(townshipId)) return townshipId;
  throw new RuleError({
    kind: 'not-found',
    code: 'no-such-township',
    message: 'There is no such township, or it is not yours',
    messageZh: '没有这个乡镇，或您无权查看',
  });
}

const conflict = (code: string, messageZh: string, message: string): RuleError =>
  new RuleError({ kind: 'conflict', code, message, messageZh });
