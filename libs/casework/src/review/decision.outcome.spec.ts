import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom, placesOf } from '../../../../test/support/meeting-room.ts';
import { DecisionList, decisionListQuery } from './decision.list.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
let list: DecisionList;
let next: MeetingView;
const cases = { refused: '', signed: '' };
beforeAll(async () => {
  room = await aMeetingRoom();
  list = new DecisionList(room.office.dataSource, room.office.clock);
  const toId = await room.office.unit('月山镇司法所');
  room.desk.on('2026-11-20');
  for (const key of ['refused', 'signed'] as const) cases[key] = (await room.desk.underway()).id;
  room.desk.on('2026-11-23');
  const meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
  const handOver = { type: 'HAND_OVER', toId, reason: '涉及林权' };
  for (const id of [cases.refused, cases.signed]) await room.decide(meeting, id, handOver);
  await room.closed(meeting);
  room.desk.on('2026-11-25');
  await room.desk.send('sifasuo', cases.refused, 'OBJECT', { reason: '不属于本所职责' });
  const mediatorIds = [(await room.office.actor('sifasuo')).staffId];
  await room.desk.send('sifasuo', cases.signed, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  room.desk.on('2026-11-30');
});
afterAll(() => room.office.close());

const shownDone = async () => {
  const { items } = await list.page(room.centre, decisionListQuery.parse({ state: 'open' }));
  return new Map(items.map(({ decision, isShownDone }) => [decision.disputeId, isShownDone]));
};

describe('what a case shows of a decision', () => {
  test('is that a hand-over was carried out once it is signed for, not once it is refused', async () => {
    const shown = await shownDone();
    expect([shown.get(cases.refused), shown.get(cases.signed)]).toEqual([false, true]);
  });

  test('decides what the next agenda begins with', async () => {
    next = await room.opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
    const places = placesOf(next);
    expect(places.get(cases.refused)).toBe('undone');
    expect(places.get(cases.signed)).not.toBe('undone');
  });
});
