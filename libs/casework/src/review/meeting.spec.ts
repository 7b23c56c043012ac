import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';
import {
  aMeetingRoom,
  type MeetingRoom,
  placesOf,
  refusalOf,
} from '../../../../test/support/meeting-room.ts';
import { meetingListQuery } from './meeting.view.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await aMeetingRoom();
});
afterAll(() => room.office.close());

/** The id of a meeting of a township into which nobody here looks; it lies ahead of all others. */
async function meetingOfElsewhere(): Promise<string> {
  const [meeting] = await query<{ id: string }>(room.office.dataSource, {
    text: `with township as (
             insert into organisation (parent_id, kind, name, code)
             select parent_id, 'township', '寨豁乡', '410822200' from organisation where id = $1 returning id)
           insert into review_meeting (township_id, kind, planned_for, created_at)
           select id, 'weekly', '2099-01-05T01:00:00Z', now() from township returning id`,
    values: [room.centre.townshipIds[0]],
  });
  return meeting?.id ?? '';
}

describe('a meeting', () => {
  test('is listed for its township, the latest first, page by page', async () => {
    room.desk.on('2026-12-01');
    for (const day of ['07', '21', '14']) await room.planned({ plannedFor: `2026-12-${day}T09:00:00+08:00` });
    const first = await room.reader.page(room.centre, meetingListQuery.parse({ limit: 2 }));
    const second = await room.reader.page(
      room.centre,
      meetingListQuery.parse({ limit: 2, cursor: first.nextCursor }),
    );
    const days = [...first.items, ...second.items].map(({ plannedFor }) => plannedFor);
    expect(days).toEqual([...days].sort().reverse());
    expect(new Set(days).size).toBe(3);
    expect(second.nextCursor).toBeNull();
    const { items } = await room.reader.page(room.centre, meetingListQuery.parse({ state: 'planned' }));
    expect(items[0]).toMatchObject({ kindName: { zh: '每周研判会' }, state: 'planned' });
    expect((await room.reader.page(room.centre, meetingListQuery.parse({ state: 'open' }))).items).toEqual(
      [],
    );
  });

  test('that is planned shows the agenda as the rules give it now, and decides nothing', async () => {
    room.desk.on('2026-12-01');
    const plan = await room.planned({ plannedFor: '2026-12-28T09:00:00+08:00' });
    const { id } = await room.desk.accepted();
    const preview = await room.reader.view(plan.id, room.centre);
    expect(placesOf(preview).get(id)).toBe('new');
    expect(await refusalOf(room.decide(plan, id, room.analysis()))).toMatchObject({
      code: 'meeting-planned',
    });
    expect((await room.reader.view(plan.id, room.centre)).decisions).toEqual([]);
  });

  test('of one kind is open once at a time, is opened once and closed once', async () => {
    room.desk.on('2026-12-01');
    const urgent = await room.opened({ kind: 'urgent' });
    const other = await room.planned({ kind: 'urgent' });
    const open = (id: string) => room.meetings.open(room.leader, id, {});
    expect(await refusalOf(open(other.id))).toMatchObject({ code: 'another-meeting-open' });
    expect(await refusalOf(open(urgent.id))).toMatchObject({ code: 'meeting-open' });
    await room.closed(urgent);
    expect(await refusalOf(room.closed(urgent))).toMatchObject({ code: 'meeting-closed' });
    await room.closed(await open(other.id));
  });

  test('that is urgent takes up the red cases alone and sends one out at once', async () => {
    room.desk.on('2026-12-02');
    const { id } = await room.desk.accepted({ riskFactors: ['weapon'] });
    const urgent = await room.opened({ kind: 'urgent' });
    expect(new Set(placesOf(urgent).values())).toEqual(new Set(['red']));
    const { dispute } = await room.decide(urgent, id, room.analysis({ risk: 'red' }));
    expect(dispute).toMatchObject({ state: 'dispatched', risk: 'red' });
    const { minutes } = await room.closed(urgent);
    expect(minutes?.title).toBe('月山镇矛盾纠纷紧急研判会议纪要');
  });

  test('closed by two people at once is closed by one', async () => {
    const urgent = await room.opened({ kind: 'urgent' });
    const results = await Promise.allSettled([room.closed(urgent), room.closed(urgent)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    [
      'a chair who does not work here',
      { chairId: '00000000-0000-4000-8000-000000000000' },
      'unknown-reference',
    ],
    ['another township', { townshipId: '00000000-0000-4000-8000-000000000000' }, 'no-such-township'],
    ['a weekly one at the same hour', { plannedFor: '2026-12-14T09:00:00+08:00' }, 'meeting-exists'],
  ])('is not planned with %s', async (_, over, code) => {
    expect(await refusalOf(room.planned(over))).toMatchObject({ code });
  });

  test('is not there for whoever looks into no township', async () => {
    const stranger: StaffActor = { ...room.centre, townshipIds: [] };
    const { items } = await room.reader.page(room.centre, meetingListQuery.parse({}));
    expect(await refusalOf(room.reader.view(items[0]?.id ?? '', stranger))).toMatchObject({
      code: 'no-such-meeting',
    });
    expect((await room.reader.page(stranger, meetingListQuery.parse({}))).items).toEqual([]);
    const foreign = meetingListQuery.parse({ cursor: await meetingOfElsewhere() });
    expect((await room.reader.page(room.centre, foreign)).items).toEqual([]);
  });
});
