import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { type VillageReport, villageReport } from '#domain';
import { execute, query } from '#platform';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../../test/support/meeting-room.ts';
import { Dashboard } from '../dashboard/dashboard.service.ts';
import { VillageGrid } from './village.grid.ts';
import { villageGridQuery } from './village.view.ts';
import { VillageReminderJob } from './village-reminder.job.ts';
import { VillageReportService } from './village-report.service.ts';

let room: MeetingRoom;
let reports: VillageReportService;
let grid: VillageGrid;
let dashboard: Dashboard;
let reporter: StaffActor;
let mediator: StaffActor;
let neighbour: StaffActor;

beforeAll(async () => {
  room = await aMeetingRoom();
  const { dataSource, clock } = room.office;
  reports = new VillageReportService(dataSource, clock);
  grid = new VillageGrid(dataSource, clock);
  dashboard = new Dashboard(dataSource, clock);
  reporter = await room.office.actor('wanggeyuan');
  mediator = await room.office.actor('guochangshun');
  neighbour = await room.office.actor('shiyumei');
});
afterAll(() => room.office.close());

const at = (instant: string) => room.office.clock.set(`${instant}:00+08:00`);
const say = (actor: StaffActor, over: Partial<VillageReport> = {}) =>
  reports.report(actor, villageReport.parse(over));
const ofWeek = async (week: string) => (await dashboard.show(room.centre, { weekOf: week })).nilReports;

test('before a township has used it nothing is missing, nobody is reminded, and the last week is not asked for', async () => {
  at('2026-02-27T18:30');
  await new VillageReminderJob(room.office.dataSource, room.office.clock).run();
  expect(await query(room.office.dataSource, { text: 'select 1 from notification' })).toEqual([]);
  expect(await ofWeek('2026-02-27')).toMatchObject({ due: 0, reported: 0, missing: [] });
  at('2026-03-02T08:00');
  expect((await room.planned()).missingReports?.villages).toEqual([]);
  expect((await reports.own(reporter)).weeks).toMatchObject([{ from: '2026-03-02', state: 'awaited' }]);
});

test('one touch reports the week; whoever touches second is told who was first', async () => {
  at('2026-03-04T15:20');
  const first = await say(reporter, { screenings: 2 });
  expect(first).toMatchObject({
    village: { name: '柳溪村' },
    weeks: [
      // The week before is nobody's yet: with this report the township begins.
      {
        from: '2026-03-02',
        to: '2026-03-08',
        state: 'nil',
        report: { by: '申小苗', screenings: 2, undoUntil: '2026-03-04T07:30:00.000Z' },
      },
    ],
  });
  at('2026-03-04T16:00');
  const second = await say(mediator);
  expect(second.weeks[0]?.report).toMatchObject({ by: '申小苗', undoUntil: null });
  expect((await reports.own(neighbour)).weeks[0]).toMatchObject({ state: 'awaited', report: null });
});

test('the weeks from the first report on are owed, by every village of the township, and those before by none', async () => {
  at('2026-03-06T18:00');
  expect(await ofWeek('2026-03-06')).toMatchObject({ week: { from: '2026-03-02' }, due: 14, reported: 1 });
  expect(await ofWeek('2026-02-27')).toMatchObject({ week: { from: '2026-02-23' }, due: 0, missing: [] });
  const { townships } = await grid.show(room.centre, villageGridQuery.parse({ weeks: 3 }));
  const states = townships[0]?.villages.map(({ weeks }) => weeks.map((week) => week?.state ?? null));
  expect(new Set(states?.map(String))).toEqual(new Set([',,nil', ',,missing']));
});

test('two at once write one report', async () => {
  at('2026-03-11T09:00');
  await Promise.all([say(reporter), say(mediator)]);
  const rows = await query(room.office.dataSource, {
    text: `select 1 from village_report where week = '2026-03-09'`,
  });
  expect(rows).toHaveLength(1);
});

test('it is taken back within ten minutes, by anybody of the village and by nobody else', async () => {
  at('2026-03-18T09:00');
  const id = (await say(reporter)).weeks[0]?.report?.id ?? '';
  expect(await refusalOf(reports.retract(neighbour, id))).toMatchObject({ code: 'no-such-report' });
  at('2026-03-18T09:10');
  expect((await reports.retract(mediator, id)).weeks[0]).toMatchObject({ state: 'awaited', report: null });
  const again = (await say(mediator)).weeks[0]?.report?.id ?? '';
  at('2026-03-18T09:21');
  expect(await refusalOf(reports.retract(mediator, again))).toMatchObject({ code: 'too-late-to-undo' });
});

test('a dispute that the village reported stands for the week, and a nil report beside it is refused', async () => {
  at('2026-04-01T10:00');
  await room.desk.reported({}, 'wanggeyuan');
  expect((await reports.own(mediator)).weeks[0]).toMatchObject({ state: 'found', disputes: 1, report: null });
  expect(await refusalOf(say(mediator))).toMatchObject({ code: 'disputes-reported' });
  // Reported by the centre, of the same village: the village has said nothing.
  at('2026-04-08T10:00');
  await room.desk.reported({}, 'zhongxin');
  expect((await reports.own(mediator)).weeks[0]).toMatchObject({ state: 'awaited', disputes: 0 });
});

test('the last week is made up for until the review of this week has begun, and no other week at all', async () => {
  at('2026-05-04T08:00');
  expect((await say(neighbour, { week: '2026-04-27' })).weeks[1]).toMatchObject({ state: 'nil' });
  at('2026-05-06T09:00');
  const meeting = await room.opened();
  at('2026-05-06T09:05');
  expect(await refusalOf(say(reporter, { week: '2026-04-27' }))).toMatchObject({ code: 'meeting-held' });
  for (const week of ['2026-04-20', '2026-05-11'])
    expect(await refusalOf(say(reporter, { week }))).toMatchObject({
      code: 'week-not-open',
      errors: [{ pointer: '/week' }],
    });
  await room.closed(meeting);
  const centre = await refusalOf(say(room.centre));
  expect(centre).toMatchObject({ code: 'not-a-village' });
  expect(await reports.own(room.centre)).toEqual({ village: null, weeks: [] });
});

test('the meeting names who had not reported the week before, as it was when it was opened', async () => {
  at('2026-06-12T10:00');
  await say(reporter);
  await room.desk.reported({ placeId: neighbour.organisationId }, 'shiyumei');
  at('2026-06-15T08:00');
  const planned = await room.planned();
  expect(planned.missingReports?.villages).toHaveLength(12);
  const juchunsheng = await room.office.actor('juchunsheng');
  await say(juchunsheng, { week: '2026-06-08' });
  at('2026-06-15T09:00');
  const opened = await room.meetings.open(room.leader, planned.id, {});
  expect(opened.missingReports?.week).toEqual({ from: '2026-06-08', to: '2026-06-14' });
  const names = opened.missingReports?.villages.map(({ name }) => name) ?? [];
  expect(names).toHaveLength(11);
  expect(names).toEqual(expect.not.arrayContaining(['柳溪村', '石桥岭村', '北塬上村']));
  expect(opened.figures?.nilReports).toMatchObject({ due: 14, reported: 3 });
  // Renamed while the meeting sits: the minutes say what the meeting saw.
  const renamed = (name: string) =>
    execute(room.office.dataSource, {
      text: `update organisation set name = $1 where id = $2`,
      values: [name, opened.missingReports?.villages[0]?.id],
    });
  await renamed('改名村');
  const { minutes } = await room.closed(opened);
  expect(minutes?.nilReports).toEqual({
    week: { from: '2026-06-08', to: '2026-06-14' },
    due: 14,
    reported: 3,
    missing: names,
  });
  await renamed(names[0] ?? '');
});

test('a past week answers the same for ever, whatever is made up for, shut or called otherwise later', async () => {
  at('2026-07-10T10:00');
  await say(reporter);
  at('2026-07-13T08:00');
  const before = await ofWeek('2026-07-08');
  expect(before).toMatchObject({ week: { from: '2026-07-06' }, due: 14, reported: 1 });
  await say(neighbour, { week: '2026-07-06' });
  const { dataSource } = room.office;
  const [village, from] = [neighbour.organisationId, '2026-07-13T00:30:00Z'];
  await execute(dataSource, {
    text: `insert into organisation_closure (organisation_id, closed_at, reopened_at) values ($1, $2, '2026-07-20')`,
    values: [village, from],
  });
  await execute(dataSource, {
    text: `insert into organisation (parent_id, kind, name, began_at) values ($1, 'village', '新设村', $2)`,
    values: [room.centre.townshipIds[0], from],
  });
  at('2026-07-27T08:00');
  expect(await ofWeek('2026-07-08')).toEqual(before);
  expect(await ofWeek('2026-07-15')).toMatchObject({ week: { from: '2026-07-13' }, due: 13, reported: 0 });
  expect(await ofWeek('2026-07-22')).toMatchObject({ week: { from: '2026-07-20' }, due: 15 });
  await execute(dataSource, { text: `delete from organisation where name = '新设村'` });
});

test('until the afternoon of its last working day a week is awaited, and the one before it is asked for', async () => {
  at('2026-08-07T17:59');
  expect(await ofWeek('2026-08-07')).toMatchObject({ week: { from: '2026-07-27' } });
  at('2026-08-07T18:00');
  expect(await ofWeek('2026-08-07')).toMatchObject({ week: { from: '2026-08-03' } });
  expect((await reports.own(neighbour)).weeks[0]).toMatchObject({ state: 'missing', isOpen: true });
});

test('the grid shows the centre, and the county by townships, who reported in which of twelve weeks', async () => {
  at('2026-09-11T17:00');
  await say(reporter, { screenings: 3 });
  at('2026-09-14T08:30');
  await say(neighbour, { week: '2026-09-07' });
  for (const actor of [room.centre, await room.office.actor('xianzhongxin')]) {
    const { weeks, townships } = await grid.show(actor, villageGridQuery.parse({}));
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toEqual({ from: '2026-09-14', to: '2026-09-20' });
    expect(townships.map(({ name, villages }) => [name, villages.length])).toEqual([['月山镇', 14]]);
    const last = (name: string) => townships[0]?.villages.find((each) => each.name === name)?.weeks.slice(-2);
    expect(last('柳溪村')).toMatchObject([
      { state: 'nil', isLate: false, screenings: 3 },
      { state: 'awaited' },
    ]);
    expect(last('石桥岭村')).toMatchObject([{ state: 'nil', isLate: true }, { state: 'awaited' }]);
    expect(last('槐荫村')).toMatchObject([{ state: 'missing', at: null }, { state: 'awaited' }]);
  }
});

test('on the last working day the village that has not reported is reminded once, and no other', async () => {
  const job = new VillageReminderJob(room.office.dataSource, room.office.clock);
  const told = async () =>
    await query<{ name: string; facts: object }>(room.office.dataSource, {
      text: `select s.name, n.facts from notification n join staff s on s.id = n.staff_id
             where n.kind = 'village.report' order by s.name`,
    });
  // The Saturday before the holiday of the National Day is worked.
  at('2026-10-09T15:00');
  await job.run();
  expect(await told()).toEqual([]);
  at('2026-10-10T15:00');
  await say(mediator);
  await job.run();
  await Promise.all([job.run(), job.run()]);
  const people = await told();
  expect(people).toHaveLength(13);
  expect(people.map(({ name }) => name)).not.toContain('郭长顺');
  expect(people[0]?.facts).toEqual({ from: '2026-10-05', to: '2026-10-11' });
});
