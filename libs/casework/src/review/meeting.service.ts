import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { issueSlip } from '#casework/supervision';
import {
  type AgendaAddition,
  addDays,
  type CloseMeeting,
  dayInShanghai,
  type OpenMeeting,
  standingAdditions,
  type WithReason,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { agendaNow, pendingDecisions, standingsOf } from './agenda.query.ts';
import { frozenFigures } from './dashboard/dashboard.figures.ts';
import { minutesFor } from './meeting.minutes.ts';
import { assertPresentOrAbsent, assertStaff, stillHere } from './meeting.people.ts';
import { MeetingReader } from './meeting.reader.ts';
import {
  assertMeeting,
  decisionsOf,
  lockTownship,
  type Meeting,
  type MeetingChange,
  meetingOf,
  personOf,
  sealDecisions,
  sealMeeting,
} from './meeting.store.ts';
import type { MeetingView } from './meeting.view.ts';
import { keepEdition, nextEdition, nextNumber } from './minutes.store.ts';
import { issueSlips, withdrawSlips } from './papers/slip.store.ts';
import { conflict } from './township.ts';

/** For how many days after its closing a meeting can be opened again; the next meeting comes after that anyway. */
const reopenDays = 7;

/** The life of a meeting while it is held: opened, closed, opened again. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reader: MeetingReader,
  ) {}

  /**
   * Opens a meeting: what earlier decisions have come to is noted, figures and agenda are frozen as of this moment.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-open", "meeting-closed", "meeting-cancelled",
   *         "another-meeting-open"; kind "invalid", code "unknown-reference", "present-and-absent"
   */
  async open(actor: StaffActor, id: string, asked: OpenMeeting): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned');
      await this.assertNoOther(tx, meeting);
      const today = this.clock.today();
      const here = { townshipId: meeting.townshipId, today };
      await assertStaff(tx, here, asked);
      const planned = await stillHere(tx, here, meeting);
      const people = {
        chairId: asked.chairId ?? planned.chairId ?? actor.staffId,
        attendance: asked.attendance ?? planned.attendance,
        absent: asked.absent ?? [],
      };
      assertPresentOrAbsent(people, asked);
      const now = this.clock.now().toISOString();
      const { carriedOut, undone } = await pendingDecisions(tx, meeting.townshipId);
      const done = carriedOut.map((decision) => decision.id);
      await execute(tx, {
        name: 'review.carried-out',
        text: `update review_decision set done = true, done_at = $2 where id = any($1::uuid[]) and not done`,
        values: [done, now],
      });
      const opened = await execute(tx, {
        name: 'review.open',
        text: `
          update review_meeting set state = 'open', opened_at = $2, chair_id = $3, place = coalesce($4, place),
            attendance = $5::jsonb, absent = $6::jsonb, figures = $7::jsonb, agenda = $8::jsonb, additions = $9::jsonb
          where id = $1 and state = 'planned'`,
        values: [
          id,
          now,
          people.chairId,
          asked.place ?? null,
          JSON.stringify(people.attendance),
          jsonOrNull(people.absent),
          JSON.stringify(await frozenFigures(tx, meeting.townshipId, this.clock)),
          JSON.stringify(await agendaNow(tx, { ...meeting, today }, undone)),
          jsonOrNull(await standingOn(tx, meeting.additions)),
        ],
      });
      if (opened !== 1) throw new Error('a planned meeting is opened once');
      await sealDecisions(tx, meeting, done, now);
      await sealMeeting(tx, meeting, now);
      return await this.reader.view(id, actor, tx);
    });
  }

  /**
   * Closes a meeting: its decisions become minutes, which take their number, and one task slip per unit; the rest is
   * carried over.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-planned", "meeting-closed", "meeting-cancelled";
   *         kind "invalid", code "unknown-reference", "present-and-absent"
   */
  async close(actor: StaffActor, id: string, asked: CloseMeeting): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'open');
      await assertStaff(tx, { townshipId: meeting.townshipId, today: this.clock.today() }, asked);
      await lockTownship(tx, meeting.townshipId);
      const people = {
        attendance: asked.attendance ?? meeting.attendance,
        absent: asked.absent ?? meeting.absent,
      };
      assertPresentOrAbsent({ ...meeting, ...people }, asked);
      const closedAt = this.clock.now().toISOString();
      const number = await nextNumber(tx, meeting);
      const minutes = await minutesFor(
        tx,
        { ...meeting, ...people },
        {
          closedAt,
          number: number.text,
          edition: await nextEdition(tx, id),
          recorder: await personOf(tx, actor),
          conclusions: asked.conclusions,
        },
      );
      const closed = await execute(tx, {
        name: 'review.close',
        text: `update review_meeting set state = 'closed', closed_at = $2, attendance = $3::jsonb, absent = $4::jsonb,
                 minutes = $5::jsonb, number_year = $6, number_seq = $7
               where id = $1 and state = 'open'`,
        values: [
          id,
          closedAt,
          JSON.stringify(people.attendance),
          jsonOrNull(people.absent),
          JSON.stringify(minutes),
          number.year,
          number.seq,
        ],
      });
      if (closed !== 1) throw new Error('an open meeting is closed once');
      await issueSlips(tx, meeting, minutes, this.clock.today());
      await this.superviseAs(tx, actor, meeting, closedAt);
      await sealMeeting(tx, meeting, closedAt);
      return await this.reader.view(id, actor, tx);
    });
  }

  /**
   * Opens the last closed meeting again. Its minutes stay as a former edition; closing it makes the next.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-planned", "meeting-open", "meeting-cancelled",
   *         "not-the-last-meeting", "closed-too-long-ago", "another-meeting-open"
   */
  async reopen(actor: StaffActor, id: string, { reason }: WithReason): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'closed');
      await this.assertNoOther(tx, meeting);
      await this.assertLast(tx, meeting);
      const at = this.clock.now().toISOString();
      const change: MeetingChange = { kind: 'reopened', by: await personOf(tx, actor), at, reason };
      await keepEdition(tx, meeting, change);
      const reopened = await execute(tx, {
        name: 'review.reopen',
        text: `update review_meeting set state = 'open', closed_at = null, minutes = null, changes = $2::jsonb
               where id = $1 and state = 'closed'`,
        values: [id, JSON.stringify([...meeting.changes, change])],
      });
      if (reopened !== 1) throw new Error('a closed meeting is opened again once');
      await withdrawSlips(tx, meeting, at);
      await sealMeeting(tx, meeting, at);
      return await this.reader.view(id, actor, tx);
    });
  }

  /** 督办单 of what the meeting has ordered to be supervised; made out at a former closing, it is out already. */
  private async superviseAs(
    tx: Tx,
    actor: StaffActor,
    { id, townshipId }: Meeting,
    at: string,
  ): Promise<void> {
    const ordered = (await decisionsOf(tx, id)).filter(
      ({ type, retractedAt }) => type === 'SUPERVISE' && retractedAt === null,
    );
    for (const { disputeId, seq } of ordered)
      if (seq !== null)
        await issueSlip(tx, actor, { townshipId, disputeId, seq, at, today: this.clock.today() });
  }

  /** Two who open different meetings at once wait for each other: one of them is refused. */
  private async assertNoOther(tx: Tx, { townshipId, kind }: Meeting): Promise<void> {
    await lockTownship(tx, townshipId);
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

  private async assertLast(tx: Tx, { townshipId, kind, openedAt, closedAt }: Meeting): Promise<void> {
    const later = await query(tx, {
      name: 'review.later',
      text: `select 1 from review_meeting
             where township_id = $1 and kind = $2 and state = 'closed' and opened_at > $3 limit 1`,
      values: [townshipId, kind, openedAt],
    });
    if (later.length > 0)
      throw conflict(
        'not-the-last-meeting',
        '之后已开过会，不能重新开会',
        'A later meeting was held: this one stays closed',
      );
    if (closedAt === null) throw new Error('a closed meeting was closed at some time');
    if (addDays(dayInShanghai(closedAt.toISOString()), reopenDays) < this.clock.today())
      throw conflict(
        'closed-too-long-ago',
        `会议结束已超过${reopenDays}日，不能重新开会`,
        `It was closed more than ${reopenDays} days ago`,
      );
  }
}

/** Columns that came later are null where there is nothing: what was sealed before they came stays as it was. */
const jsonOrNull = (list: readonly unknown[]): string | null =>
  list.length === 0 ? null : JSON.stringify(list);

/** What was put on the agenda before the meeting, each case with how it stands at the opening. */
async function standingOn(tx: Tx, additions: readonly AgendaAddition[]): Promise<readonly AgendaAddition[]> {
  const ids = standingAdditions(additions).flatMap(({ disputeId }) => disputeId ?? []);
  if (ids.length === 0) return additions;
  const standings = await standingsOf(tx, ids);
  return additions.map((each) => ({ ...each, asOf: standings.get(each.disputeId ?? '') }));
}
