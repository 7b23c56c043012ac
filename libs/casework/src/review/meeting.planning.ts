import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Parameters, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AddToAgenda,
  type AgendaAddition,
  dayInShanghai,
  invalidAt,
  type MoveMeeting,
  noSuchDispute,
  type PlanMeeting,
  RuleError,
  standingAdditions,
  type WithReason,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { standingsOf } from './agenda.query.ts';
import { assertStaff } from './meeting.people.ts';
import { MeetingReader } from './meeting.reader.ts';
import {
  assertMeeting,
  lockTownship,
  type Meeting,
  type MeetingChange,
  meetingOf,
  personOf,
  sealMeeting,
} from './meeting.store.ts';
import type { MeetingView } from './meeting.view.ts';
import { planNext, schedulesOf } from './schedule.ts';
import { conflict, townshipOf } from './township.ts';

/** Additions that one meeting takes: a longer list is an agenda of its own. */
const additionsAtMost = 200;

/** What is done to a meeting before it is held: planned, moved, cancelled, its agenda added to. */
@Injectable()
export class MeetingPlanning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reader: MeetingReader,
  ) {}

  /**
   * Plans a meeting, with place, chair and people as the township has set them.
   * @throws RuleError kind "not-found", code "no-such-township"; kind "invalid", code "which-township",
   *         "unknown-reference", "day-passed"; kind "conflict", code "meeting-exists" for a second weekly one at the same time
   */
  async plan(actor: StaffActor, asked: PlanMeeting): Promise<MeetingView> {
    const townshipId = townshipOf(actor, asked.townshipId);
    return await inTransaction(this.dataSource, async (tx) => {
      const today = this.clock.today();
      if (asked.plannedFor !== undefined) this.assertAhead(asked.plannedFor);
      await assertStaff(tx, { townshipId, today }, asked);
      const [schedule] = await schedulesOf(tx, [townshipId], today);
      const now = this.clock.now().toISOString();
      const [planned] = await query<{ id: string }>(tx, {
        name: 'review.plan',
        text: `
          insert into review_meeting (township_id, kind, planned_for, place, chair_id, attendance, reason, created_at)
          values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
          on conflict (township_id, planned_for) where kind = 'weekly' and state <> 'cancelled' do nothing returning id`,
        values: [
          townshipId,
          asked.kind,
          asked.plannedFor ?? now,
          asked.place ?? schedule?.place ?? null,
          asked.chairId ?? schedule?.chairId ?? null,
          JSON.stringify(schedule?.attendance ?? []),
          asked.reason ?? null,
          now,
        ],
      });
      if (planned === undefined) throw isTaken();
      return await this.reader.view(planned.id, actor, tx);
    });
  }

  /**
   * Moves a planned meeting.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-open", "meeting-closed", "meeting-cancelled",
   *         "meeting-exists"; kind "invalid", code "day-passed"
   */
  async move(
    actor: StaffActor,
    id: string,
    { plannedFor, place, reason }: MoveMeeting,
  ): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned');
      this.assertAhead(plannedFor);
      await lockTownship(tx, meeting.townshipId);
      const from = meeting.plannedFor.toISOString();
      const changes = await this.changed(tx, meeting, actor, { kind: 'moved', reason, from });
      const moved = await execute(tx, {
        name: 'review.move',
        text: `
          update review_meeting set planned_for = $2, place = coalesce($3, place), changes = $4::jsonb
          where id = $1 and not (kind = 'weekly' and exists (
            select 1 from review_meeting o where o.township_id = $5 and o.planned_for = $2 and o.id <> $1
              and o.kind = 'weekly' and o.state <> 'cancelled'))`,
        values: [id, plannedFor, place ?? null, JSON.stringify(changes), meeting.townshipId],
      });
      if (moved !== 1) throw isTaken();
      return await this.reader.view(id, actor, tx);
    });
  }

  /**
   * Cancels a planned meeting; after a weekly one the next is planned.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-open", "meeting-closed", "meeting-cancelled"
   */
  async cancel(actor: StaffActor, id: string, { reason }: WithReason): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned');
      await lockTownship(tx, meeting.townshipId);
      const changes = await this.changed(tx, meeting, actor, { kind: 'cancelled', reason });
      await execute(tx, {
        name: 'review.cancel',
        text: `update review_meeting set state = 'cancelled', changes = $2::jsonb where id = $1`,
        values: [id, JSON.stringify(changes)],
      });
      const at = { now: this.clock.now().toISOString(), today: this.clock.today() };
      if (meeting.kind === 'weekly') {
        const schedules = await schedulesOf(tx, [meeting.townshipId], at.today);
        const without = schedules.filter(({ isAhead }) => !isAhead);
        await planNext(tx, without, at);
      }
      await sealMeeting(tx, meeting, at.now);
      return await this.reader.view(id, actor, tx);
    });
  }

  /**
   * Puts a case or a matter on the agenda of a meeting that is not over.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-closed", "meeting-cancelled", "on-agenda",
   *         "agenda-full"
   */
  async add(actor: StaffActor, id: string, asked: AddToAgenda): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned', 'open');
      const disputeId = 'disputeId' in asked ? asked.disputeId : null;
      const asOf = disputeId === null ? undefined : await this.takeable(tx, actor, meeting, disputeId);
      if (meeting.additions.length >= additionsAtMost)
        throw conflict('agenda-full', '列入事项过多', `An agenda takes ${additionsAtMost} additions`);
      const addition: AgendaAddition = {
        id: randomUUID(),
        disputeId,
        topic: 'topic' in asked ? asked.topic : null,
        reason: asked.reason,
        by: await personOf(tx, actor),
        at: this.clock.now().toISOString(),
        asOf: meeting.state === 'open' ? asOf : undefined,
        takenOff: null,
      };
      return await this.keep(tx, actor, meeting, [...meeting.additions, addition]);
    });
  }

  /**
   * Takes an addition off again; that it stood there is kept.
   * @throws RuleError kind "not-found", code "no-such-meeting", "no-such-addition"; kind "conflict", code
   *         "meeting-closed", "meeting-cancelled", "taken-off"
   */
  async takeOff(
    actor: StaffActor,
    { id, additionId }: { readonly id: string; readonly additionId: string },
    { reason }: WithReason,
  ): Promise<MeetingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, id, actor, 'update');
      assertMeeting(meeting, 'planned', 'open');
      const found = meeting.additions.find((addition) => addition.id === additionId);
      if (found === undefined) throw noSuchAddition();
      if (found.takenOff !== null) throw conflict('taken-off', '已经撤下', 'It is taken off already');
      const takenOff = { by: await personOf(tx, actor), at: this.clock.now().toISOString(), reason };
      const additions = meeting.additions.map((each) => (each === found ? { ...each, takenOff } : each));
      return await this.keep(tx, actor, meeting, additions);
    });
  }

  private assertAhead(plannedFor: string): void {
    const day = dayInShanghai(new Date(plannedFor).toISOString());
    if (day < this.clock.today()) throw dayPassed();
  }

  private async takeable(tx: Tx, actor: StaffActor, meeting: Meeting, disputeId: string) {
    const parameters = new Parameters();
    const here = await query(tx, {
      text: `select 1 from dispute d where d.id = ${parameters.add(disputeId)}
               and d.township_id = ${parameters.add(meeting.townshipId)} and ${visible(actor, 'masked', parameters)}`,
      values: parameters.values,
    });
    const standing = (await standingsOf(tx, [disputeId])).get(disputeId);
    if (here.length === 0 || standing === undefined) throw noSuchDispute();
    const there = [...(meeting.agenda ?? []), ...standingAdditions(meeting.additions)];
    if (there.some((each) => each.disputeId === disputeId))
      throw conflict('on-agenda', '该案已在议程中', 'This case is on the agenda already');
    return standing;
  }

  private async keep(
    tx: Tx,
    actor: StaffActor,
    meeting: Meeting,
    additions: readonly AgendaAddition[],
  ): Promise<MeetingView> {
    await execute(tx, {
      name: 'review.additions',
      text: 'update review_meeting set additions = $2::jsonb where id = $1',
      values: [meeting.id, JSON.stringify(additions)],
    });
    if (meeting.state === 'open') await sealMeeting(tx, meeting, this.clock.now().toISOString());
    return await this.reader.view(meeting.id, actor, tx);
  }

  private async changed(
    tx: Tx,
    { changes }: Meeting,
    actor: StaffActor,
    change: Pick<MeetingChange, 'kind' | 'reason' | 'from'>,
  ): Promise<readonly MeetingChange[]> {
    return [...changes, { ...change, by: await personOf(tx, actor), at: this.clock.now().toISOString() }];
  }
}

const isTaken = (): RuleError =>
  conflict('meeting-exists', '该时间已安排研判会', 'A weekly review is planned for that time');

function dayPassed(): RuleError {
  return invalidAt('day-passed', {
    pointer: '/plannedFor',
    message: 'No meeting is planned for a day that has passed',
    messageZh: '不能安排在已经过去的日期',
  });
}

const noSuchAddition = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-addition',
    message: 'Nobody has added this to the agenda',
    messageZh: '议程中没有这项列入事项',
  });
