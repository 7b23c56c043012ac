import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import type { MeetingView } from './meeting.view.ts';
import { Steering } from './steering.service.ts';

let room: MeetingRoom;
let steering: Steering;
let meeting: MeetingView;
beforeAll(async () => {
  room = await aMeetingRoom();
  steering = new Steering(room.office.dataSource);
  room.desk.on('2026-11-23');
  meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
});
afterAll(() => room.office.close());

const turn = (disputeId: string | null) => steering.turn(room.leader, meeting.id, { disputeId });

test('every screen follows to a case, to what is no case, and back', async () => {
  const { id } = await room.desk.accepted();
  expect(await steering.screen(room.centre, meeting.id)).toEqual({ disputeId: null, turn: 0 });
  expect(await turn(id)).toEqual({ disputeId: id, turn: 1 });
  expect(await turn(null)).toEqual({ disputeId: null, turn: 2 });
  expect(await turn(id)).toEqual({ disputeId: id, turn: 3 });
  expect(await steering.screen(room.centre, meeting.id)).toEqual({ disputeId: id, turn: 3 });
});

test('to no case that is not there, and nowhere once the meeting is closed', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await refusalOf(turn(nobody))).toMatchObject({ kind: 'not-found' });
  expect((await steering.screen(room.centre, meeting.id)).turn).toBe(3);
  await room.closed(meeting);
  expect(await refusalOf(turn(null))).toMatchObject({ code: 'meeting-closed' });
});
