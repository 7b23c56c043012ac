import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addToAgenda, moveMeeting, planMeeting, setSchedule } from '#domain';
import { query } from '#platform';
import { testKeys } from '../../../../test/support/keys.ts';
import {
  aMeetingRoom,
  type MeetingRoom,
  placesOf,
  refusalOf,
} from '../../../../test/support/meeting-room.ts';
import { differencesOf } from '../../../../test/support/schema-release.ts';
import { meetingListQuery, meetingView } from './meeting.view.ts';
import { ReviewPlanJob } from './review-plan.job.ts';
import { ScheduleService } from './schedule.service.ts';

let room: MeetingRoom;
let job: ReviewPlanJob;
let schedules: ScheduleService;
beforeAll(async () => {
  room = await aMeetingRoom();
  job = new ReviewPlanJob(room.office.dataSource, room.office.clock);
  schedules = new ScheduleService(room.office.dataSource, room.office.clock);
});
afterAll(() => room.office.close());

const weekly = async () => {
  const rows = await query<{ at: string; state: string }>(room.office.dataSource, {
    text: `select to_char(planned_for at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at, state
           from review_meeting where kind = 'weekly' order by planned_for`,
  });
  return rows.map(({ at, state }) => `${at} ${state}`);
};
const nextId = async () => (await schedules.show(room.centre, {})).next?.id ?? '';
const set = (over: object) =>
  schedules.set(room.centre, setSchedule.parse({ weekday: 1, at: '09:00', ...over }));
const moved = (id: string, plannedFor: string) =>
  room.planning.move(room.centre, id, moveMeeting.parse({ plannedFor, reason: '会议室有活动' }));

describe('the weekly review is planned', () => {
  test('for Monday at nine where nothing is set', async () => {
    room.desk.on('2026-12-01');
    await job.run();
    expect(await weekly()).toEqual(['2026-12-07 09:00 planned']);
    expect(await schedules.show(room.centre, {})).toMatchObject({ weekday: 1, at: '09:00', isSet: false });
  });

  test('as the township sets it, and what is planned moves along in its week', async () => {
    const attendance = [{ staffId: room.leader.staffId }, { name: '何法官', body: '人民法庭' }];
    const shown = await set({
      weekday: 3,
      at: '14:30',
      place: '镇会议室',
      chairId: room.leader.staffId,
      attendance,
    });
    expect(shown).toMatchObject({
      isSet: true,
      attendance,
      next: { plannedFor: '2026-12-09T06:30:00.000Z' },
    });
    const view = await room.reader.view(await nextId(), room.centre);
    expect(view).toMatchObject({ place: '镇会议室', chair: { name: '董文斌' }, attendance });
  });

  test('anew after one that was cancelled, and not twice', async () => {
    const cancelled = await room.planning.cancel(room.centre, await nextId(), { reason: '全镇防汛' });
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      changes: [{ kind: 'cancelled', reason: '全镇防汛', by: { name: expect.any(String) } }],
      agenda: expect.any(Array),
    });
    await Promise.all([job.run(), job.run()]);
    expect(await weekly()).toEqual(['2026-12-09 14:30 cancelled', '2026-12-16 14:30 planned']);
    expect(await differencesOf(room.office.dataSource, testKeys)).toEqual([]);
  });

  test('not for a week whose review was moved ahead', async () => {
    room.desk.on('2026-12-11');
    const id = await nextId();
    const view = await moved(id, '2026-12-14T09:00:00+08:00');
    expect(view).toMatchObject({
      plannedFor: '2026-12-14T01:00:00.000Z',
      isMoved: true,
      changes: [{ kind: 'moved', from: '2026-12-16T06:30:00.000Z', reason: '会议室有活动' }],
    });
    await set({ weekday: 2, at: '08:30' });
    expect((await schedules.show(room.centre, {})).next?.plannedFor).toBe('2026-12-14T01:00:00.000Z');
    room.desk.on('2026-12-14');
    await room.closed(await room.meetings.open(room.leader, id, {}));
    room.desk.on('2026-12-15');
    await job.run();
    expect((await weekly()).at(-1)).toBe('2026-12-22 08:30 planned');
  });
});

describe('a planned meeting', () => {
  test('is planned for no day that has passed', async () => {
    const past = { plannedFor: '2026-12-14T09:00:00+08:00' };
    expect(await refusalOf(room.planned(past))).toMatchObject({
      code: 'day-passed',
      errors: [{ pointer: '/plannedFor', messageZh: '不能安排在已经过去的日期' }],
    });
    expect(await refusalOf(room.planned({ ...past, kind: 'urgent' }))).toMatchObject({ code: 'day-passed' });
  });

  test('is not moved to where another weekly one stands, nor into the past', async () => {
    const id = await nextId();
    await room.planned({ plannedFor: '2026-12-23T09:00:00+08:00' });
    expect(await refusalOf(moved(id, '2026-12-23T09:00:00+08:00'))).toMatchObject({ code: 'meeting-exists' });
    expect(await refusalOf(moved(id, '2026-12-14T09:00:00+08:00'))).toMatchObject({ code: 'day-passed' });
    await moved(id, '2026-12-24T09:00:00+08:00');
  });

  test('that is cancelled is neither moved, opened nor cancelled again', async () => {
    const { items } = await room.reader.page(room.centre, meetingListQuery.parse({ state: 'cancelled' }));
    const id = items[0]?.id ?? '';
    const refused = { code: 'meeting-cancelled' };
    expect(await refusalOf(moved(id, '2026-12-28T09:00:00+08:00'))).toMatchObject(refused);
    expect(await refusalOf(room.meetings.open(room.leader, id, {}))).toMatchObject(refused);
    expect(await refusalOf(room.planning.cancel(room.centre, id, { reason: '再取消' }))).toMatchObject(
      refused,
    );
  });

  test('beside the weekly ones says why it is called', async () => {
    expect(planMeeting.safeParse({ kind: 'urgent' }).success).toBe(false);
    const urgent = await room.planned({ kind: 'urgent', reason: '扬言报复' });
    expect(urgent.reason).toBe('扬言报复');
    await room.planning.cancel(room.centre, urgent.id, { reason: '当事人已和好' });
  });

  test('forgets who of its standing people has left', async () => {
    room.desk.on('2026-12-22');
    await set({
      chairId: room.leader.staffId,
      attendance: [{ staffId: room.leader.staffId }, { name: '何法官' }],
    });
    const plan = await room.planned({ kind: 'urgent' });
    expect(plan).toMatchObject({ chair: { id: room.leader.staffId } });
    const appoint = (endsOn: string | null) =>
      query(room.office.dataSource, {
        text: 'update appointment set ends_on = $2 where staff_id = $1',
        values: [room.leader.staffId, endsOn],
      });
    await appoint('2026-12-21');
    const open = await room.meetings.open(room.centre, plan.id, {});
    await appoint(null);
    expect(open).toMatchObject({ chair: { id: room.centre.staffId }, attendance: [{ name: '何法官' }] });
    await room.closed(open);
  });
});

describe('the agenda', () => {
  const add = (id: string, asked: object) =>
    room.planning.add(room.centre, id, addToAgenda.parse({ reason: '群众反映强烈', ...asked }));

  test('takes what people add, before the meeting and in it, and lets them take it off again', async () => {
    room.desk.on('2026-12-23');
    const early = (await room.desk.underway()).id;
    const late = (await room.desk.underway()).id;
    const plan = await room.planned({ kind: 'urgent' });
    const before = await add(plan.id, { disputeId: early });
    expect(placesOf(before).get(early)).toBe('added');
    await add(plan.id, { topic: '年关工资' });
    const open = await room.meetings.open(room.leader, plan.id, {});
    const during = await add(open.id, { disputeId: late });
    expect([...placesOf(during)]).toEqual([
      [early, 'added'],
      [late, 'added'],
    ]);
    expect(during.topics).toMatchObject([{ topic: '年关工资', reason: '群众反映强烈' }]);
    const entries = during.agenda.at(-1)?.entries ?? [];
    expect(entries.map(({ addition, changed }) => [addition?.reason, changed])).toEqual([
      ['群众反映强烈', null],
      ['群众反映强烈', null],
    ]);
    expect(meetingView.strict().parse(during)).toEqual(during);

    const additionId = entries[0]?.addition?.id ?? '';
    const takeOff = () =>
      room.planning.takeOff(room.centre, { id: open.id, additionId }, { reason: '昨日已化解' });
    expect([...placesOf(await takeOff())]).toEqual([[late, 'added']]);
    expect(await refusalOf(takeOff())).toMatchObject({ code: 'taken-off' });
    const closed = await room.closed(open);
    expect(closed.minutes).toMatchObject({
      items: [{ disputeId: late, section: 'added', sectionName: { zh: '另行列入' } }],
      topics: [{ topic: '年关工资', reason: '群众反映强烈' }],
      carriedOver: [late],
    });
    expect(await refusalOf(add(open.id, { topic: '再议' }))).toMatchObject({ code: 'meeting-closed' });
    expect(await differencesOf(room.office.dataSource, testKeys)).toEqual([]);
  });

  test('takes no case twice, none of elsewhere, and takes nothing off that nobody added', async () => {
    const { id: red } = await room.desk.accepted({ riskFactors: ['weapon'] });
    const open = await room.opened({ kind: 'urgent' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(add(open.id, { disputeId: red }))).toMatchObject({ code: 'on-agenda' });
    expect(await refusalOf(add(open.id, { disputeId: nobody }))).toMatchObject({ kind: 'not-found' });
    const takeOff = room.planning.takeOff(room.centre, { id: open.id, additionId: nobody }, { reason: '无' });
    expect(await refusalOf(takeOff)).toMatchObject({ code: 'no-such-addition' });
    await room.closed(open);
  });
});

describe('a person of the county', () => {
  test('says which of several townships is meant, and sees the meetings of all or of one', async () => {
    const county = await room.office.actor('xianzhongxin');
    await query(room.office.dataSource, {
      text: `with township as (
               insert into organisation (parent_id, kind, name, code)
               select parent_id, 'township', '寨豁乡', '410822200' from organisation where id = $1 returning id)
             insert into organisation (parent_id, kind, name) select id, 'centre', '寨豁乡综治中心' from township`,
      values: [room.centre.townshipIds[0]],
    });
    const both = await room.office.actor('xianzhongxin');
    expect(both.townshipIds).toHaveLength(county.townshipIds.length + 1);
    const other = both.townshipIds.find((id) => !county.townshipIds.includes(id)) ?? '';
    expect(await refusalOf(schedules.show(both, {}))).toMatchObject({ code: 'which-township' });
    expect(await refusalOf(schedules.show(room.centre, { townshipId: other }))).toMatchObject({
      code: 'no-such-township',
    });
    await job.run();
    expect(await schedules.show(both, { townshipId: other })).toMatchObject({
      isSet: false,
      next: { id: expect.any(String) },
    });
    const one = await room.reader.page(both, meetingListQuery.parse({ townshipId: other }));
    expect(one.items).toMatchObject([{ township: { name: '寨豁乡' } }]);
    const all = await room.reader.page(both, meetingListQuery.parse({ limit: 100 }));
    expect(new Set(all.items.map(({ township }) => township.name))).toEqual(new Set(['月山镇', '寨豁乡']));
  });
});
