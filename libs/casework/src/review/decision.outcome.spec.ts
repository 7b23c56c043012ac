import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom, placesOf } from '../../../../test/support/meeting-room.ts';
import { DecisionList, decisionListQuery } from './decision.list.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
let list: DecisionList;
let next: MeetingView;
const cases = { refused: '', signed: '', referred: '', settled: '', withdrawn: '' };
beforeAll(async () => {
  room = await aMeetingRoom();
  list = new DecisionList(room.office.dataSource, room.office.clock);
  const toId = await room.office.unit('月山镇司法所');
  room.desk.on('2026-11-20');
  for (const key of ['refused', 'signed'] as const) cases[key] = (await room.desk.underway()).id;
  for (const key of ['referred', 'withdrawn'] as const) cases[key] = (await room.desk.underway()).id;
  const settled = await room.desk.accepted();
  cases.settled = settled.id;
  await room.desk.send('guochangshun', settled.id, 'SETTLE_ON_SPOT', {
    settledOn: '2026-11-20',
    terms: '清理排水沟',
    consentingPartyIds: settled.parties.map(({ id }) => id),
    mediatorIds: [(await room.office.actor('guochangshun')).staffId],
    performedAtOnce: true,
  });
  room.desk.on('2026-11-23');
  const meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
  const handOver = { type: 'HAND_OVER', toId, reason: '涉及林权' };
  for (const id of [cases.refused, cases.signed]) await room.decide(meeting, id, handOver);
  const task = { measure: '一周内回访' };
  const refer = { type: 'REFER', receivingBody: '人民法庭', kind: 'court', ground: '双方同意诉讼' };
  await room.decide(meeting, cases.referred, refer, { task }, undefined, room.centre);
  await room.decide(meeting, cases.settled, { type: 'RATIFY' }, { task });
  await room.decide(meeting, cases.withdrawn, { type: 'NOTE', text: '继续关注' }, { task });
  await room.closed(meeting);
  room.desk.on('2026-11-25');
  await room.desk.send('sifasuo', cases.refused, 'OBJECT', { reason: '不属于本所职责' });
  const mediatorIds = [(await room.office.actor('sifasuo')).staffId];
  await room.desk.send('sifasuo', cases.signed, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  const [party] = (await room.desk.detail.view(cases.withdrawn, room.centre)).parties;
  await room.desk.send('zhongxin', cases.withdrawn, 'WITHDRAW', {
    partyId: party?.id,
    withdrawnOn: '2026-11-25',
  });
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

  test('is that a task is done once the case has ended since, not where it had ended with the decision', async () => {
    const shown = await shownDone();
    expect([shown.get(cases.withdrawn), shown.get(cases.referred), shown.get(cases.settled)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('decides what the next agenda begins with', async () => {
    next = await room.opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
    const places = placesOf(next);
    expect(places.get(cases.refused)).toBe('undone');
    expect(places.get(cases.signed)).not.toBe('undone');
    expect([places.get(cases.referred), places.get(cases.settled)]).toEqual(['undone', 'undone']);
    expect(places.get(cases.withdrawn)).toBeUndefined();
  });
});
