import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inRecord, verifyCase } from '#casework/verification';
import {
  aMeetingRoom,
  type MeetingRoom,
  placesOf,
  refusalOf,
} from '../../../../test/support/meeting-room.ts';
import { type MeetingView, meetingView } from './meeting.view.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await aMeetingRoom();
});
afterAll(() => room.office.close());

describe('the weekly review', () => {
  const cases = { late: '', unsigned: '', fresh: '', red: '', many: '', settled: '' };
  let meeting: MeetingView;
  let minuted: MeetingView;

  beforeAll(async () => {
    room.desk.on('2026-10-20');
    cases.late = (await room.desk.underway()).id;
    room.desk.on('2026-11-16');
    cases.unsigned = (await room.desk.dispatched()).id;
    room.desk.on('2026-11-20');
    cases.fresh = (await room.desk.accepted()).id;
    cases.red = (await room.desk.accepted({ riskFactors: ['threat'] })).id;
    cases.many = (await room.desk.accepted({ persons: 8 })).id;
    const settled = await room.desk.accepted();
    cases.settled = settled.id;
    const mediatorIds = [(await room.office.actor('guochangshun')).staffId];
    const consentingPartyIds = settled.parties.map(({ id }) => id);
    const onTheSpot = { settledOn: '2026-11-20', terms: '清理排水沟', consentingPartyIds, mediatorIds };
    await room.desk.send('guochangshun', settled.id, 'SETTLE_ON_SPOT', {
      ...onTheSpot,
      performedAtOnce: true,
    });
    room.desk.on('2026-11-23');
    meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00', place: '镇会议室' });
  });

  test('takes up each dispute once, in the order of its rules', () => {
    expect([...placesOf(meeting)]).toEqual([
      [cases.red, 'red'],
      [cases.late, 'due'],
      [cases.unsigned, 'waiting'],
      [cases.many, 'difficult'],
      [cases.settled, 'ratification'],
      [cases.fresh, 'new'],
    ]);
    expect(meetingView.strict().parse(meeting)).toEqual(meeting);
  });

  test('shows the parties by initials, as its minutes will, for the screen stands before a room', () => {
    const [entry] = meeting.agenda.flatMap(({ entries }) => entries);
    expect(entry?.line.parties).toBe('单某、张某');
  });

  test('freezes agenda and figures as of its opening', async () => {
    expect(meeting.figures).toMatchObject({
      week: { from: '2026-11-23', in: 0, closed: 0, carriedOver: 5, awaitingResult: 5 },
      now: { open: 5, overdue: 3, toRatify: 1 },
    });
    await room.desk.accepted();
    const later = await room.reader.view(meeting.id, room.centre);
    expect(placesOf(later)).toEqual(placesOf(meeting));
    expect(later.figures).toEqual(meeting.figures);
  });

  test('decides by events of the dispute that name the meeting and the decision', async () => {
    const { decision, dispute } = await room.decide(meeting, cases.fresh, room.analysis());
    expect(dispute).toMatchObject({ state: 'dispatched', lead: { name: '柳溪村' } });
    expect(decision).toMatchObject({
      unit: { name: '柳溪村' },
      measure: '三日内上门调解',
      isDone: false,
      refusal: null,
    });
    const events = await room.desk.detail.history(dispute.id, room.centre);
    expect(events.at(-1)).toMatchObject({
      seq: decision.seq,
      type: 'ANALYZE',
      facts: { meetingId: meeting.id, decisionId: decision.id },
    });
    const proof = await inRecord(room.office.dataSource, (tx) =>
      verifyCase(tx, room.office.vault, dispute.id),
    );
    expect(proof.differences).toEqual([]);
  });

  test('ratifies what was settled on the spot, and that is done by being decided', async () => {
    const { decision, dispute } = await room.decide(meeting, cases.settled, { type: 'RATIFY' });
    expect(dispute.ratification).toBe('done');
    expect(decision).toMatchObject({ type: 'RATIFY', isDone: true });
  });

  test('keeps a refused decision with its reason and changes nothing', async () => {
    const before = await room.desk.detail.view(cases.late, room.centre);
    const error = await refusalOf(room.decide(meeting, cases.late, room.analysis()));
    expect(error).toMatchObject({ kind: 'conflict', code: 'illegal-transition' });
    expect(await room.desk.detail.view(cases.late, room.centre)).toEqual(before);
    const { decisions: made } = await room.reader.view(meeting.id, room.centre);
    expect(made.at(-1)).toMatchObject({
      disputeId: cases.late,
      seq: null,
      refusal: { code: 'illegal-transition', allowedEvents: expect.arrayContaining(['SUPERVISE']) },
    });
  });

  test('refuses a decision on what somebody changed meanwhile', async () => {
    const error = await refusalOf(
      room.decide(meeting, cases.late, { type: 'SUPERVISE', order: '限期' }, { expectedVersion: 1 }),
    );
    expect(error).toMatchObject({ kind: 'stale', extensions: { version: expect.any(Number) } });
  });

  test('answers the same decision under one key only once', async () => {
    const supervise = { type: 'SUPERVISE', order: '三日内答复', answerByOn: '2026-11-26' };
    const task = { proof: '书面答复' };
    const first = await room.decide(meeting, cases.late, supervise, { task }, 'key-supervise-1');
    expect(await room.decide(meeting, cases.late, supervise, { task }, 'key-supervise-1')).toEqual(first);
    expect(first.decision).toMatchObject({
      dueOn: '2026-11-26',
      unit: { name: '柳溪村' },
      proof: '书面答复',
    });
  });

  test('has no dispute that is not of its township', async () => {
    const error = await refusalOf(
      room.decide(meeting, '00000000-0000-4000-8000-000000000000', { type: 'NOTE', text: '…' }),
    );
    expect(error).toMatchObject({ kind: 'not-found' });
  });

  test('closes with minutes, one task slip per unit, and carries over the rest', async () => {
    minuted = await room.closed(meeting, {
      attendance: [{ staffId: room.leader.staffId }, { name: '何法官', body: '人民法庭' }],
      conclusions: '农忙将近，注意用水纠纷。',
    });
    expect(minuted.minutes).toMatchObject({
      township: '月山镇',
      chair: '董文斌',
      place: '镇会议室',
      attendance: [
        { name: '董文斌', body: '月山镇' },
        { name: '何法官', body: '人民法庭' },
      ],
      slips: [
        { unitName: '柳溪村', tasks: [{ type: 'ANALYZE' }, { type: 'SUPERVISE', dueOn: '2026-11-26' }] },
      ],
      carriedOver: [cases.red, cases.unsigned, cases.many],
    });
    expect(JSON.stringify(minuted.minutes)).not.toMatch(/单小雨|张三/);
    const again = await room.reader.view(meeting.id, room.centre);
    expect(JSON.stringify(again.minutes)).toBe(JSON.stringify(minuted.minutes));
  });

  test('decides nothing once it is closed', async () => {
    const error = await refusalOf(room.decide(meeting, cases.red, { type: 'NOTE', text: '继续关注' }));
    expect(error).toMatchObject({ kind: 'conflict', code: 'meeting-closed' });
    expect((await room.reader.view(meeting.id, room.centre)).decisions).toHaveLength(
      minuted.decisions.length,
    );
  });

  test('shows an auditor what was decided, not its words', async () => {
    const auditor = await room.office.actor('shenji');
    const { minutes, decisions: made } = await room.reader.view(meeting.id, auditor);
    expect(minutes).toMatchObject({
      conclusions: null,
      slips: [{ tasks: [{ type: 'ANALYZE', measure: null }, {}] }],
    });
    expect(made[0]).toMatchObject({ type: 'ANALYZE', measure: null });
  });

  test('begins the next week with what this one left undone, and marks what it carried over', async () => {
    room.desk.on('2026-11-26');
    await room.desk.send('guochangshun', cases.late, 'HOLD_SESSION', {
      heldOn: '2026-11-25',
      place: '村委会',
      attendingPartyIds: [],
      record: '再次调解',
      open: true,
    });
    room.desk.on('2026-11-30');
    const next = await room.opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
    const [first, second] = next.agenda.flatMap(({ entries }) => entries);
    expect(first).toMatchObject({ line: { id: cases.fresh }, isCarriedOver: false });
    expect(placesOf(next).get(cases.fresh)).toBe('undone');
    expect(placesOf(next).get(cases.late)).toBe('due');
    expect(second).toMatchObject({ line: { id: cases.red }, isCarriedOver: true });
    const supervised = (await room.reader.view(meeting.id, room.centre)).decisions.find(
      ({ type, refusal }) => type === 'SUPERVISE' && refusal === null,
    );
    expect(supervised).toMatchObject({ isDone: true, doneAt: '2026-11-30T02:00:00.000Z' });
    expect(next.figures?.since).toMatchObject({ meetingId: expect.any(String), in: expect.any(Number) });
    await room.closed(next);
  });

  test('lets a task be reported done with what proves it, once', async () => {
    room.desk.on('2026-11-30');
    const urgent = await room.opened({ kind: 'urgent' });
    const task = { measure: '每周走访', dueOn: '2026-12-07' };
    const { decision } = await room.decide(urgent, cases.red, { type: 'NOTE', text: '继续关注' }, { task });
    expect(decision.isDone).toBe(false);
    const ids = { id: urgent.id, decisionId: decision.id };
    expect(await room.decisions.markDone(room.centre, ids, { proof: '走访记录三份' })).toMatchObject({
      isDone: true,
      proof: '走访记录三份',
    });
    expect(await refusalOf(room.decisions.markDone(room.centre, ids, { proof: '再报' }))).toMatchObject({
      code: 'decision-done',
    });
    await room.closed(urgent);
  });
});
