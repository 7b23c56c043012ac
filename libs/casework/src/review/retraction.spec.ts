import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inRecord, verifyRecord } from '#casework/verification';
import { restore } from '#domain';
import { query } from '#platform';
import { aSweep } from '../../../../test/support/due-cases.ts';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { tellChanges } from '../../../../test/support/tell-changes.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
let meeting: MeetingView;

beforeAll(async () => {
  room = await aMeetingRoom();
});
beforeEach(async () => {
  room.desk.on('2026-11-23');
  meeting = await room.opened({ kind: 'urgent' });
});
afterAll(() => room.office.close());

/** After every test the meeting is over, and the whole record proves itself. */
afterEach(async () => {
  const { state } = await room.reader.view(meeting.id, room.centre);
  if (state === 'open') await room.closed(meeting);
  const { dataSource, vault } = room.office;
  expect((await inRecord(dataSource, (tx) => verifyRecord(tx, vault))).differences).toEqual([]);
});
const undo = (decisionId: string, key?: string, by = room.leader) =>
  room.retraction.retract(by, { id: meeting.id, decisionId }, key);
const storedOf = async (id: string) => {
  const [row] = await query<{ snapshot: unknown; dueOn: string | null }>(room.office.dataSource, {
    text: `select snapshot, due_on::text as "dueOn" from dispute where id = $1`,
    values: [id],
  });
  return { snapshot: restore(row?.snapshot), dueOn: row?.dueOn };
};
const clocksOf = async (id: string) =>
  await query(room.office.dataSource, {
    text: `select key, started_on::text, due_on::text, urgent, paused,
             (select json_agg(json_build_object('step', step, 'firesAt', fires_at, 'firedAt', fired_at, 'late', late,
                'answerBy', answer_by) order by fires_at) from deadline_step where deadline_id = deadline.id) as ladder
           from deadline where dispute_id = $1 and stopped_seq is null order by key`,
    values: [id],
  });
const steps = async (id: string) =>
  await query(room.office.dataSource, {
    text: `select dl.key, st.step, st.fired_at from deadline_step st join deadline dl on dl.id = st.deadline_id
           where dl.dispute_id = $1 and st.fired_at is not null`,
    values: [id],
  });
const sweep = () => aSweep(room.office.dataSource, room.office.clock, room.office.vault).sweep();
const types = async (id: string) => (await room.desk.detail.history(id, room.centre)).map(({ type }) => type);
const signs = async (id: string) =>
  await room.desk.send('guochangshun', id, 'SIGN_FOR', {
    mediatorIds: [(await room.office.actor('guochangshun')).staffId],
    noConflictOfInterest: true,
  });

describe('a decision that is taken back', () => {
  test('leaves the case as it stood, with the clocks that ran, and tells so in its history', async () => {
    room.desk.on('2026-11-20');
    const { id } = await room.desk.accepted();
    room.desk.on('2026-11-23');
    const [before, clocks] = [await storedOf(id), await clocksOf(id)];
    const { decision } = await room.decide(meeting, id, room.analysis({ risk: 'red' }));
    expect(await clocksOf(id)).not.toEqual(clocks);
    const { decisions, dispute } = await undo(decision.id);
    expect(decisions).toMatchObject([{ id: decision.id, retracted: { by: { name: '董文斌' } } }]);
    expect(dispute).toMatchObject({
      state: 'accepted',
      risk: 'green',
      lead: null,
      holder: { name: '月山镇综治中心' },
    });
    expect(await storedOf(id)).toEqual(before);
    expect(await clocksOf(id)).toEqual(clocks);
    const last = (await room.desk.detail.history(id, room.centre)).at(-1);
    expect(last).toMatchObject({
      type: 'RETRACT',
      facts: { meetingId: meeting.id, seqs: [decision.seq] },
      sentence: { zh: '2026-11-23 月山镇董文斌 撤销研判决定：已交办 → 已受理' },
    });
  });

  test('is in no paper of the meeting, and its case is carried over', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    await undo(decision.id);
    const { minutes, decisions } = await room.closed(meeting);
    expect(decisions).toMatchObject([{ id: decision.id, retracted: { at: '2026-11-23T02:00:00.000Z' } }]);
    expect(JSON.stringify(minutes)).not.toContain(decision.id);
    expect(minutes?.slips).toEqual([]);
  });

  test('makes room for another one, which is taken back as well', async () => {
    const { id } = await room.desk.accepted();
    const before = await storedOf(id);
    const first = await room.decide(meeting, id, room.analysis());
    await undo(first.decision.id);
    const second = await room.decide(meeting, id, room.analysis({ measure: '一周内调解' }));
    const third = await room.decide(meeting, id, { type: 'SUPERVISE', order: '限期办结' });
    expect(await refusalOf(undo(second.decision.id))).toMatchObject({ code: 'happened-since' });
    await undo(third.decision.id);
    await undo(second.decision.id);
    expect(await storedOf(id)).toEqual(before);
    expect((await types(id)).slice(2)).toEqual([
      'ANALYZE',
      'RETRACT',
      'ANALYZE',
      'SUPERVISE',
      'RETRACT',
      'RETRACT',
    ]);
  });

  test('is one on which nobody has acted since: neither a person', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    await signs(id);
    expect(await refusalOf(undo(decision.id))).toMatchObject({
      kind: 'conflict',
      code: 'happened-since',
      messageZh: '作出决定之后案件又有新情况（签收），不能再撤销',
    });
  });

  test('nor a clock', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    room.desk.on('2026-11-27');
    await sweep();
    expect((await types(id)).at(-1)).toBe('DEADLINE_PASSED');
    expect(await refusalOf(undo(decision.id))).toMatchObject({ code: 'happened-since' });
  });

  test('lets no step of a ladder be told twice, and loses none', async () => {
    room.desk.on('2026-11-18');
    const { id } = await room.desk.accepted();
    room.desk.on('2026-11-27');
    await sweep();
    const told = await steps(id);
    expect(told.length).toBeGreaterThan(1);
    const [before, clocks] = [await storedOf(id), await clocksOf(id)];
    const { decision } = await room.decide(meeting, id, room.analysis());
    await undo(decision.id);
    expect([await storedOf(id), await clocksOf(id)]).toEqual([before, clocks]);
    await sweep();
    expect(await clocksOf(id)).toEqual(clocks);
    room.desk.on('2026-12-04');
    await sweep();
    const counts = new Map<string, number>();
    for (const { type, facts } of await room.desk.detail.history(id, room.centre)) {
      const step = `${String(facts.key)} ${String(facts.step)}`;
      if (type === 'DEADLINE_PASSED') counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(1);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  });

  test('of a reopening gives back the day by which mediation should have ended', async () => {
    room.desk.on('2026-10-20');
    const { id, parties } = await room.desk.accepted();
    const partyId = parties[0]?.id;
    await room.desk.send('zhongxin', id, 'WITHDRAW', { partyId, withdrawnOn: '2026-10-20' });
    room.desk.on('2026-11-23');
    const before = await storedOf(id);
    const { decision } = await room.decide(
      meeting,
      id,
      { type: 'REOPEN', reason: '再起争执' },
      {},
      undefined,
      room.centre,
    );
    expect((await storedOf(id)).dueOn).not.toBe(before.dueOn);
    await undo(decision.id, undefined, room.centre);
    expect(await storedOf(id)).toEqual(before);
  });

  test('keeps a number that it gave: the case is accepted under it later', async () => {
    const { id } = await room.desk.reported({ riskFactors: ['threat'] });
    const order = {
      type: 'ACT_AT_ONCE',
      leadId: await room.office.unit('柳溪村'),
      mediatorIds: [(await room.office.actor('guochangshun')).staffId],
      measure: '立即到场',
      reason: '扬言报复',
    };
    const { decision, dispute } = await room.decide(meeting, id, order);
    const back = await undo(decision.id);
    expect(back.dispute).toMatchObject({
      state: 'registered',
      number: dispute.number,
      acceptedOn: null,
      dueOn: null,
    });
    expect(await room.desk.send('zhongxin', id, 'ACCEPT', {})).toMatchObject({ number: dispute.number });
  });

  test('of a link unties the two, of a merger parts them again', async () => {
    const [one, other] = [await room.desk.accepted(), await room.desk.accepted()];
    const before = [await storedOf(one.id), await storedOf(other.id)];
    const link = await room.decide(
      meeting,
      one.id,
      { type: 'LINK', disputeId: other.id, kind: 'related', reason: '同一院落' },
      {},
      undefined,
      room.centre,
    );
    expect((await room.desk.detail.view(other.id, room.centre)).related).toHaveLength(1);
    await undo(link.decision.id, undefined, room.centre);
    expect((await room.desk.detail.view(other.id, room.centre)).related).toEqual([]);
    const order = { type: 'MERGE_INTO', disputeId: other.id, reason: '同一纠纷' };
    const merge = async () =>
      (await room.decide(meeting, one.id, order, {}, undefined, room.centre)).decision.id;
    await undo(await merge(), undefined, room.centre);
    expect([await storedOf(one.id), await storedOf(other.id)]).toEqual(before);
    expect((await types(other.id)).slice(2)).toEqual(['ABSORB', 'RETRACT']);
    const again = await merge();
    await room.desk.send('zhongxin', other.id, 'NOTE', { text: '已电话联系' });
    expect(await refusalOf(undo(again, undefined, room.centre))).toMatchObject({
      code: 'other-case-changed',
    });
    await room.desk.send('zhongxin', one.id, 'REOPEN', { reason: '并非同一纠纷' });
  });

  test('of a merger that was parted by a reopening merges them again', async () => {
    const [one, other] = [await room.desk.accepted(), await room.desk.accepted()];
    await room.desk.send('zhongxin', one.id, 'MERGE_INTO', { disputeId: other.id, reason: '同一纠纷' });
    const before = [await storedOf(one.id), await storedOf(other.id)];
    const reopened = await room.decide(
      meeting,
      one.id,
      { type: 'REOPEN', reason: '另行处理' },
      {},
      undefined,
      room.centre,
    );
    await undo(reopened.decision.id, undefined, room.centre);
    expect([await storedOf(one.id), await storedOf(other.id)]).toEqual(before);
    await room.desk.send('zhongxin', one.id, 'REOPEN', { reason: '并非同一纠纷' });
  });

  test('is told to nobody whom nobody had told of it yet; who has the case again is told', async () => {
    const { id } = await room.desk.accepted();
    const analysed = await room.decide(meeting, id, room.analysis());
    const supervised = await room.decide(meeting, id, { type: 'SUPERVISE', order: '限期办结' });
    await undo(supervised.decision.id);
    await undo(analysed.decision.id);
    await tellChanges(room.office, id);
    const told = await query(room.office.dataSource, {
      text: `select s.name, n.kind, n.facts ->> 'event' as event from notification n join staff s on s.id = n.staff_id
             where n.dispute_id = $1`,
      values: [id],
    });
    expect(told).toEqual([{ name: '崔玉兰', kind: 'case.waits', event: 'RETRACT' }]);
  });

  test('is one of which no slip is out', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, { type: 'SUPERVISE', order: '限期办结' });
    await query(room.office.dataSource, {
      text: `insert into supervision_slip (township_id, series, year, seq, number, dispute_id, event_seq, issued_by,
               issued_by_unit, issued_at) select township_id, '政', 2026, 1, '月政督〔2026〕1号', id, version, $2, $3, now()
             from dispute where id = $1`,
      values: [id, room.leader.staffId, room.leader.organisationId],
    });
    expect(await refusalOf(undo(decision.id))).toMatchObject({ code: 'slip-issued' });
  });

  test('is taken back by whoever could decide it, and by nobody else', async () => {
    const { id } = await room.desk.accepted();
    const office = await room.office.unit('月山镇司法所');
    for (let n = 0; n < 2; n += 1) {
      const { decision } = await room.decide(meeting, id, {
        type: 'HAND_OVER',
        toId: office,
        reason: '请司法所办',
      });
      expect(decision.type).toBe('HAND_OVER');
      await room.desk.send('sifasuo', id, 'OBJECT', { reason: '不属于我所' });
    }
    const before = await storedOf(id);
    const word = await room.decide(meeting, id, { type: 'HAND_OVER', toId: office, reason: '由司法所办' });
    expect((await storedOf(id)).snapshot.context).toMatchObject({ holderId: office, refusals: 0 });
    expect(await refusalOf(undo(word.decision.id, undefined, room.centre))).toMatchObject({
      kind: 'forbidden',
      code: 'event-not-yours',
    });
    room.office.clock.set('2026-11-23T05:00:00.000Z');
    await undo(word.decision.id);
    expect(await storedOf(id)).toEqual(before);
    room.office.clock.set('2026-11-23T06:00:00.000Z');
    const { waiting } = await room.desk.detail.view(id, room.centre);
    expect(waiting.running).toMatchObject({ class: 'leader' });
    expect(waiting.waited).toMatchObject([{ class: 'office', minutes: 180 }]);
  });

  test('is a decision of this meeting, that took effect, once, and answers a repeated request alike', async () => {
    const { id } = await room.desk.accepted();
    const nothing = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(undo(nothing))).toMatchObject({ kind: 'not-found', code: 'no-such-decision' });
    await refusalOf(room.decide(meeting, id, { type: 'RATIFY' }));
    const [refused] = (await room.reader.view(meeting.id, room.centre)).decisions;
    expect(await refusalOf(undo(refused?.id ?? ''))).toMatchObject({ code: 'decision-refused' });
    const { decision } = await room.decide(meeting, id, room.analysis());
    const first = await undo(decision.id, 'key-retract-1');
    expect(await undo(decision.id, 'key-retract-1')).toEqual(first);
    expect(await refusalOf(undo(decision.id))).toMatchObject({
      code: 'retracted-already',
      messageZh: '该项决定已经撤销',
    });
    const ids = { id: meeting.id, decisionId: decision.id };
    expect(await refusalOf(room.decisions.markDone(room.centre, ids, { proof: '已办' }))).toMatchObject({
      code: 'decision-retracted',
    });
  });

  test('stands once the meeting is closed', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    await room.closed(meeting);
    expect(await refusalOf(undo(decision.id))).toMatchObject({ kind: 'conflict', code: 'meeting-closed' });
    expect((await types(id)).at(-1)).toBe('ANALYZE');
  });

  test('is taken back once when two chairs do it at once', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    const both = await Promise.allSettled([undo(decision.id), undo(decision.id, undefined, room.centre)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'retracted-already' },
    });
    expect((await types(id)).slice(2)).toEqual(['ANALYZE', 'RETRACT']);
  });

  test('or decided again by the other chair: one of the two comes first, and nothing is lost', async () => {
    const { id } = await room.desk.accepted();
    const { decision } = await room.decide(meeting, id, room.analysis());
    const [undone] = await Promise.allSettled([
      undo(decision.id),
      room.decide(meeting, id, { type: 'SUPERVISE', order: '限期办结' }),
    ]);
    const happened = await types(id);
    expect([
      ['ANALYZE', 'RETRACT', 'SUPERVISE'],
      ['ANALYZE', 'SUPERVISE'],
    ]).toContainEqual(happened.slice(2));
    if (undone?.status === 'rejected') expect(undone.reason).toMatchObject({ code: 'happened-since' });
  });
});

test('two chairs who decide the same on one case at once decide it once, and the other is told why not', async () => {
  const { id } = await room.desk.accepted();
  const both = await Promise.allSettled([
    room.decide(meeting, id, room.analysis()),
    room.decide(meeting, id, room.analysis(), {}, undefined, room.centre),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { decisions } = await room.reader.view(meeting.id, room.centre);
  expect(decisions.map(({ seq, refusal }) => [seq, refusal?.code ?? null])).toEqual([
    [3, null],
    [null, 'illegal-transition'],
  ]);
});
