import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom } from '../../../../../test/support/meeting-room.ts';
import type { MeetingView } from '../meeting.view.ts';
import { Dashboard } from './dashboard.service.ts';
import { type FigureQuery, figureQuery } from './dashboard.view.ts';

let room: MeetingRoom;
let dashboard: Dashboard;
let meeting: MeetingView;
let cases: readonly string[];

const refer = { type: 'REFER', receivingBody: '人民法庭', kind: 'court', ground: '双方同意诉讼' };
const merge = (disputeId: string) => ({ type: 'MERGE_INTO', disputeId, reason: '同一纠纷' });
const decide = (disputeId: string, order: object) =>
  room.decide(meeting, disputeId, order, {}, undefined, room.centre);
const undo = async (disputeId: string, order: object) => {
  const { decision } = await decide(disputeId, order);
  await room.retraction.retract(room.centre, { id: meeting.id, decisionId: decision.id });
};
const found = async (figure: FigureQuery['figure'], more: object = {}) =>
  new Set(
    (await dashboard.cases(room.centre, figureQuery.parse({ figure, ...more }))).items.map(({ id }) => id),
  );

beforeAll(async () => {
  room = await aMeetingRoom();
  dashboard = new Dashboard(room.office.dataSource, room.office.clock);
  room.desk.on('2026-11-20');
  cases = [
    (await room.desk.accepted()).id,
    (await room.desk.accepted()).id,
    (await room.desk.accepted()).id,
    (await room.desk.accepted()).id,
  ];
  room.desk.on('2026-11-23');
  meeting = await room.opened();
});
afterAll(() => room.office.close());

test('what a meeting decides and takes back is neither closed nor opened again', async () => {
  const [one = '', two = '', three = '', four = ''] = cases;
  room.desk.on('2026-11-24');
  await undo(one, refer);
  await undo(two, merge(three));
  room.desk.on('2026-11-25');
  await decide(two, merge(four));
  await decide(three, refer);
  const { week, since } = await dashboard.show(room.centre, {});
  const counted = { in: 0, imported: 0, reopened: 0, closed: 2, carriedOver: 4, awaitingResult: 2 };
  expect([week, since]).toMatchObject([counted, counted]);
  expect(await found('closed')).toEqual(new Set([two, three]));
  expect(await found('reopened')).toEqual(new Set());
});

test('a reopening that is taken back is neither', async () => {
  const [, , three = ''] = cases;
  await undo(three, { type: 'REOPEN', reason: '受理后退回' });
  expect((await dashboard.show(room.centre, {})).week).toMatchObject({ reopened: 0, closed: 2 });
});

test('what is taken back in another week counts in both, so each of them adds up and keeps its figures', async () => {
  const [one = ''] = cases;
  room.desk.on('2026-11-27');
  const { decision } = await decide(one, refer);
  room.desk.on('2026-12-01');
  const last = { weekOf: '2026-11-27' };
  const before = JSON.stringify(await dashboard.show(room.centre, last));
  await room.retraction.retract(room.centre, { id: meeting.id, decisionId: decision.id });
  const after = await dashboard.show(room.centre, last);
  expect(JSON.stringify(after)).toBe(before);
  expect(after.week).toMatchObject({ closed: 3, reopened: 0, carriedOver: 4, awaitingResult: 1 });
  expect((await dashboard.show(room.centre, {})).week).toMatchObject({
    closed: 0,
    reopened: 1,
    carriedOver: 1,
    awaitingResult: 2,
  });
  expect((await found('closed', last)).size).toBe(3);
  expect(await found('reopened')).toEqual(new Set([one]));
});
