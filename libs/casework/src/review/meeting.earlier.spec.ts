import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom } from '../../../../test/support/meeting-room.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await aMeetingRoom();
});
afterAll(() => room.office.close());

describe('what was last decided on a case', () => {
  const cases = { decided: '', untouched: '' };
  let first: MeetingView;
  const lastOf = ({ agenda }: MeetingView, id: string) =>
    agenda.flatMap(({ entries }) => entries).find(({ line }) => line.id === id)?.lastDecided;

  beforeAll(async () => {
    room.desk.on('2026-11-06');
    for (const key of ['decided', 'untouched'] as const) cases[key] = (await room.desk.accepted()).id;
    room.desk.on('2026-11-09');
    first = await room.opened({ plannedFor: '2026-11-09T09:00:00+08:00' });
    await room.decide(first, cases.decided, room.analysis({ dueOn: '2026-11-12' }));
    await room.decide(first, cases.decided, { type: 'NOTE', text: '先稳控' });
    first = await room.closed(first);
  });

  test('stands on later agendas too, however many meetings have passed it over', async () => {
    room.desk.on('2026-11-16');
    const second = await room.opened({ plannedFor: '2026-11-16T09:00:00+08:00' });
    await room.closed(second);
    room.desk.on('2026-11-23');
    const third = await room.planned({ plannedFor: '2026-11-23T09:00:00+08:00' });
    expect(lastOf(third, cases.decided)).toMatchObject({
      meeting: { id: first.id, number: first.number },
      decisions: [{ type: 'ANALYZE', measure: '三日内上门调解', isDone: false }, { type: 'NOTE' }],
    });
    expect(lastOf(third, cases.untouched)).toBeNull();
    expect(lastOf(first, cases.decided)).toBeNull();
  });

  test('is not what was taken back, or refused by the case', async () => {
    room.desk.on('2026-11-24');
    const urgent = await room.opened({ kind: 'urgent', plannedFor: '2026-11-24T09:00:00+08:00' });
    const { decision } = await room.decide(urgent, cases.untouched, room.analysis({ dueOn: '2026-12-01' }));
    await room.retraction.retract(room.leader, { id: urgent.id, decisionId: decision.id });
    await room.decide(urgent, cases.untouched, { type: 'RATIFY' }).catch(() => undefined);
    room.desk.on('2026-11-30');
    const later = await room.planned({ plannedFor: '2026-11-30T09:00:00+08:00' });
    expect(lastOf(later, cases.untouched)).toBeNull();
    expect(lastOf(later, cases.decided)).toMatchObject({ meeting: { id: first.id } });
  });
});
