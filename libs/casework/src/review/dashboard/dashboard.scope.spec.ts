import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom } from '../../../../../test/support/meeting-room.ts';
import { Dashboard } from './dashboard.service.ts';
import { dashboardView, figureQuery } from './dashboard.view.ts';

let room: MeetingRoom;
let dashboard: Dashboard;
beforeAll(async () => {
  room = await aMeetingRoom();
  dashboard = new Dashboard(room.office.dataSource, room.office.clock);
  room.desk.on('2026-11-13');
  await room.desk.underway();
  const { id } = await room.desk.accepted();
  room.desk.on('2026-11-16');
  const meeting = await room.opened({ plannedFor: '2026-11-16T09:00:00+08:00' });
  await room.decide(meeting, id, room.analysis());
  await room.closed(meeting);
  room.desk.on('2026-11-25');
  await room.desk.accepted();
});
afterAll(() => room.office.close());

describe('the dashboard of a part of the tree', () => {
  test.each(['月山镇', '柳溪村', undefined])(
    'carries over the cases that it lists: %s, since Monday and since the meeting',
    async (name) => {
      const county = await room.office.actor('xianzhongxin');
      const organisation = name && (await room.office.unit(name));
      const shown = await dashboard.show(county, { organisation });
      for (const [since, flow] of [
        ['week', shown.week],
        ['meeting', shown.since],
      ] as const) {
        const asked = figureQuery.parse({ figure: 'carriedOver', since, organisation });
        const { items } = await dashboard.cases(county, asked);
        expect([since, flow?.carriedOver]).toEqual([since, items.length]);
        expect(items.length).toBeGreaterThan(0);
      }
    },
  );

  test('that is a unit tells of no time, for a case had many holders before its result', async () => {
    const organisation = await room.office.unit('月山镇综治中心');
    const shown = await dashboard.show(room.centre, { organisation });
    expect(shown.now.open).toBe(1);
    expect([shown.week, shown.since, shown.trend, shown.forecast?.lastYear]).toEqual([
      null,
      null,
      undefined,
      undefined,
    ]);
    expect(dashboardView.strict().parse(shown)).toEqual(shown);
    const asked = figureQuery.parse({ figure: 'carriedOver', organisation });
    await expect(dashboard.cases(room.centre, asked)).rejects.toMatchObject({
      code: 'not-counted-so',
      errors: [{ pointer: '/figure' }],
    });
  });

  test('counts the decisions on the cases of a village, and those that a unit is to carry out', async () => {
    const decided = async (name: string) => {
      const organisation = await room.office.unit(name);
      const { decisions } = await dashboard.show(room.centre, { organisation });
      return [name, decisions?.last.decided, decisions?.open.open];
    };
    expect(await decided('月山镇')).toEqual(['月山镇', 1, 1]);
    expect(await decided('柳溪村')).toEqual(['柳溪村', 1, 1]);
    expect(await decided('月山镇司法所')).toEqual(['月山镇司法所', 0, 0]);
    expect(await decided('石桥岭村')).toEqual(['石桥岭村', 0, 0]);
  });
});

test('a meeting that was closed on the last evening of a week was held in it, also when it is opened again', async () => {
  room.office.clock.set('2026-11-29T13:00:00.000Z');
  const meeting = await room.opened({ plannedFor: '2026-11-29T21:00:00+08:00' });
  room.office.clock.set('2026-11-29T13:30:00.000Z');
  await room.closed(meeting);
  room.desk.on('2026-11-30');
  const ofTheWeek = async () => await dashboard.show(room.centre, { weekOf: '2026-11-25' });
  const before = await ofTheWeek();
  expect(before.since).toMatchObject({ meetingId: meeting.id });
  await room.meetings.reopen(room.leader, meeting.id, { reason: '漏记一项决定' });
  expect(await ofTheWeek()).toEqual(before);
  await room.closed(meeting);
  expect(await ofTheWeek()).toEqual(before);
});
