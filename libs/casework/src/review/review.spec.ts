import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { replay } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { closeMeeting, openMeeting, planMeeting, reviewDecision } from '#domain';
import { inTransaction } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { DecisionService } from './decision.service.ts';
import { MeetingReader } from './meeting.reader.ts';
import { MeetingService } from './meeting.service.ts';
import { type MeetingView, meetingListQuery, meetingView } from './meeting.view.ts';

let office: Office;
let desk: Desk;
let meetings: MeetingService;
let reader: MeetingReader;
let decisions: DecisionService;
let centre: StaffActor;
let leader: StaffActor;
let village: string;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  const { dataSource, clock } = office;
  reader = new MeetingReader(dataSource, clock);
  meetings = new MeetingService(dataSource, clock, reader);
  decisions = new DecisionService(dataSource, clock, desk.disputes, desk.detail);
  centre = await office.actor('zhongxin');
  leader = await office.actor('lingdao');
  village = await office.unit('柳溪村');
});
afterAll(() => office.close());

const planned = (over: object = {}) => meetings.plan(centre, planMeeting.parse(over));
const opened = async (over: object = {}) => {
  const { id } = await planned(over);
  return await meetings.open(leader, id, openMeeting.parse({}));
};
const decide = (meeting: MeetingView, disputeId: string, command: object, more: object = {}, key?: string) =>
  decisions.decide(leader, meeting.id, reviewDecision.parse({ disputeId, command, ...more }), key);
const close = (meeting: MeetingView, over: object = {}) =>
  meetings.close(centre, meeting.id, closeMeeting.parse(over));
/** Dispute → section of the agenda. */
const places = ({ agenda }: MeetingView) =>
  new Map(agenda.flatMap(({ section, entries }) => entries.map(({ line }) => [line.id, section] as const)));
const refusalOf = async (work: Promise<unknown>) =>
  await work.then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: unknown) => error,
  );

const analysis = (over: object = {}) => ({
  type: 'ANALYZE',
  typeCode: 'NEI',
  risk: 'green',
  leadId: village,
  measure: '三日内上门调解',
  dueOn: '2026-12-10',
  ...over,
});

describe('the weekly review', () => {
  const cases = { late: '', unsigned: '', fresh: '', red: '', many: '', settled: '' };
  let meeting: MeetingView;
  let minuted: MeetingView;

  beforeAll(async () => {
    desk.on('2026-10-20');
    cases.late = (await desk.underway()).id;
    desk.on('2026-11-16');
    cases.unsigned = (await desk.dispatched()).id;
    desk.on('2026-11-20');
    cases.fresh = (await desk.accepted()).id;
    cases.red = (await desk.accepted({ riskFactors: ['threat'] })).id;
    cases.many = (await desk.accepted({ persons: 8 })).id;
    const settled = await desk.accepted();
    cases.settled = settled.id;
    const mediatorIds = [(await office.actor('guochangshun')).staffId];
    const consentingPartyIds = settled.parties.map(({ id }) => id);
    const onTheSpot = { settledOn: '2026-11-20', terms: '清理排水沟', consentingPartyIds, mediatorIds };
    await desk.send('guochangshun', settled.id, 'SETTLE_ON_SPOT', { ...onTheSpot, performedAtOnce: true });
    desk.on('2026-11-23');
    meeting = await opened({ plannedFor: '2026-11-23T09:00:00+08:00', place: '镇会议室' });
  });

  test('takes up each dispute once, in the order of its rules', () => {
    expect([...places(meeting)]).toEqual([
      [cases.red, 'red'],
      [cases.late, 'due'],
      [cases.unsigned, 'waiting'],
      [cases.many, 'difficult'],
      [cases.settled, 'ratification'],
      [cases.fresh, 'new'],
    ]);
    expect(meetingView.strict().parse(meeting)).toEqual(meeting);
  });

  test('shows the parties by the first character of their names, for the screen stands before a room', () => {
    const [entry] = meeting.agenda.flatMap(({ entries }) => entries);
    expect(entry?.line.parties).toBe('单**、张**');
  });

  test('freezes agenda and figures as of its opening', async () => {
    expect(meeting.figures).toMatchObject({
      week: { from: '2026-11-23', in: 0, closed: 0, carriedOver: 5, awaitingResult: 5 },
      now: { open: 5, overdue: 3, toRatify: 1 },
    });
    await desk.accepted();
    const later = await reader.view(meeting.id, centre);
    expect(places(later)).toEqual(places(meeting));
    expect(later.figures).toEqual(meeting.figures);
  });

  test('decides by events of the dispute that name the meeting and the decision', async () => {
    const { decision, dispute } = await decide(meeting, cases.fresh, analysis());
    expect(dispute).toMatchObject({ state: 'dispatched', lead: { name: '柳溪村' } });
    expect(decision).toMatchObject({
      unit: { name: '柳溪村' },
      measure: '三日内上门调解',
      isDone: false,
      refusal: null,
    });
    const events = await desk.detail.history(dispute.id, centre);
    expect(events.at(-1)).toMatchObject({
      seq: decision.seq,
      type: 'ANALYZE',
      facts: { meetingId: meeting.id, decisionId: decision.id },
    });
    const proof = await inTransaction(office.dataSource, (tx) => replay(tx, dispute.id));
    expect(proof.differences).toEqual([]);
  });

  test('ratifies what was settled on the spot, and that is done by being decided', async () => {
    const { decision, dispute } = await decide(meeting, cases.settled, { type: 'RATIFY' });
    expect(dispute.ratification).toBe('done');
    expect(decision).toMatchObject({ type: 'RATIFY', isDone: true });
  });

  test('keeps a refused decision with its reason and changes nothing', async () => {
    const before = await desk.detail.view(cases.late, centre);
    const error = await refusalOf(decide(meeting, cases.late, analysis()));
    expect(error).toMatchObject({ kind: 'conflict', code: 'illegal-transition' });
    expect(await desk.detail.view(cases.late, centre)).toEqual(before);
    const { decisions: made } = await reader.view(meeting.id, centre);
    expect(made.at(-1)).toMatchObject({
      disputeId: cases.late,
      seq: null,
      refusal: { code: 'illegal-transition', allowedEvents: expect.arrayContaining(['SUPERVISE']) },
    });
  });

  test('refuses a decision on what somebody changed meanwhile', async () => {
    const error = await refusalOf(
      decide(meeting, cases.late, { type: 'SUPERVISE', order: '限期' }, { expectedVersion: 1 }),
    );
    expect(error).toMatchObject({ kind: 'stale', extensions: { version: expect.any(Number) } });
  });

  test('answers the same decision under one key only once', async () => {
    const supervise = { type: 'SUPERVISE', order: '三日内答复', answerByOn: '2026-11-26' };
    const task = { proof: '书面答复' };
    const first = await decide(meeting, cases.late, supervise, { task }, 'key-supervise-1');
    expect(await decide(meeting, cases.late, supervise, { task }, 'key-supervise-1')).toEqual(first);
    expect(first.decision).toMatchObject({
      dueOn: '2026-11-26',
      unit: { name: '柳溪村' },
      proof: '书面答复',
    });
  });

  test('has no dispute that is not of its township', async () => {
    const error = await refusalOf(
      decide(meeting, '00000000-0000-4000-8000-000000000000', { type: 'NOTE', text: '…' }),
    );
    expect(error).toMatchObject({ kind: 'not-found' });
  });

  test('closes with minutes, one task slip per unit, and carries over the rest', async () => {
    minuted = await close(meeting, {
      attendance: [{ staffId: leader.staffId }, { name: '何法官', body: '人民法庭' }],
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
    const again = await reader.view(meeting.id, centre);
    expect(JSON.stringify(again.minutes)).toBe(JSON.stringify(minuted.minutes));
  });

  test('decides nothing once it is closed', async () => {
    const error = await refusalOf(decide(meeting, cases.red, { type: 'NOTE', text: '继续关注' }));
    expect(error).toMatchObject({ kind: 'conflict', code: 'meeting-closed' });
    expect((await reader.view(meeting.id, centre)).decisions).toHaveLength(minuted.decisions.length);
  });

  test('shows an auditor what was decided, not its words', async () => {
    const auditor = await office.actor('shenji');
    const { minutes, decisions: made } = await reader.view(meeting.id, auditor);
    expect(minutes).toMatchObject({
      conclusions: null,
      slips: [{ tasks: [{ type: 'ANALYZE', measure: null }, {}] }],
    });
    expect(made[0]).toMatchObject({ type: 'ANALYZE', measure: null });
  });

  test('begins the next week with what this one left undone, and marks what it carried over', async () => {
    desk.on('2026-11-26');
    await desk.send('guochangshun', cases.late, 'HOLD_SESSION', {
      heldOn: '2026-11-25',
      place: '村委会',
      attendingPartyIds: [],
      record: '再次调解',
      open: true,
    });
    desk.on('2026-11-30');
    const next = await opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
    const [first, second] = next.agenda.flatMap(({ entries }) => entries);
    expect(first).toMatchObject({ line: { id: cases.fresh }, isCarriedOver: false });
    expect(places(next).get(cases.fresh)).toBe('undone');
    expect(places(next).get(cases.late)).toBe('due');
    expect(second).toMatchObject({ line: { id: cases.red }, isCarriedOver: true });
    const supervised = (await reader.view(meeting.id, centre)).decisions.find(
      ({ type, refusal }) => type === 'SUPERVISE' && refusal === null,
    );
    expect(supervised).toMatchObject({ isDone: true, doneAt: '2026-11-30T02:00:00.000Z' });
    expect(next.figures?.week).toMatchObject({ from: '2026-11-23', to: '2026-11-30' });
    await close(next);
  });

  test('lets a task be reported done with what proves it, once', async () => {
    desk.on('2026-11-30');
    const urgent = await opened({ kind: 'urgent' });
    const task = { measure: '每周走访', dueOn: '2026-12-07' };
    const { decision } = await decide(urgent, cases.red, { type: 'NOTE', text: '继续关注' }, { task });
    expect(decision.isDone).toBe(false);
    const ids = { id: urgent.id, decisionId: decision.id };
    expect(await decisions.markDone(centre, ids, { proof: '走访记录三份' })).toMatchObject({
      isDone: true,
      proof: '走访记录三份',
    });
    expect(await refusalOf(decisions.markDone(centre, ids, { proof: '再报' }))).toMatchObject({
      code: 'decision-done',
    });
    await close(urgent);
  });
});

describe('a meeting', () => {
  test('is listed for its township, the latest first, page by page', async () => {
    desk.on('2026-12-01');
    await planned({ plannedFor: '2026-12-07T09:00:00+08:00' });
    const first = await reader.page(centre, meetingListQuery.parse({ limit: 2 }));
    const second = await reader.page(centre, meetingListQuery.parse({ limit: 2, cursor: first.nextCursor }));
    const days = [...first.items, ...second.items].map(({ plannedFor }) => plannedFor);
    expect(days).toEqual([...days].sort().reverse());
    expect(new Set(days).size).toBe(4);
    const { items } = await reader.page(centre, meetingListQuery.parse({ state: 'planned' }));
    expect(items).toMatchObject([{ kindName: { zh: '每周研判会' }, state: 'planned' }]);
  });

  test('that is planned shows the agenda as the rules give it now, and decides nothing', async () => {
    desk.on('2026-12-01');
    const plan = await planned({ plannedFor: '2026-12-14T09:00:00+08:00' });
    const { id } = await desk.accepted();
    const preview = await reader.view(plan.id, centre);
    expect(places(preview).get(id)).toBe('new');
    expect(await refusalOf(decide(plan, id, analysis()))).toMatchObject({ code: 'meeting-planned' });
    expect((await reader.view(plan.id, centre)).decisions).toEqual([]);
  });

  test('of one kind is open once at a time, is opened once and closed once', async () => {
    desk.on('2026-12-01');
    const urgent = await opened({ kind: 'urgent' });
    const other = await planned({ kind: 'urgent' });
    const open = (id: string) => meetings.open(leader, id, {});
    expect(await refusalOf(open(other.id))).toMatchObject({ code: 'another-meeting-open' });
    expect(await refusalOf(open(urgent.id))).toMatchObject({ code: 'meeting-open' });
    await close(urgent);
    expect(await refusalOf(close(urgent))).toMatchObject({ code: 'meeting-closed' });
    await close(await open(other.id));
  });

  test('that is urgent takes up the red cases alone and sends one out at once', async () => {
    desk.on('2026-12-02');
    const { id } = await desk.accepted({ riskFactors: ['weapon'] });
    const urgent = await opened({ kind: 'urgent' });
    expect(new Set(places(urgent).values())).toEqual(new Set(['red']));
    const { dispute } = await decide(urgent, id, analysis({ risk: 'red' }));
    expect(dispute).toMatchObject({ state: 'dispatched', risk: 'red' });
    await close(urgent);
  });

  test('closed by two people at once is closed by one', async () => {
    const urgent = await opened({ kind: 'urgent' });
    const results = await Promise.allSettled([close(urgent), close(urgent)]);
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
    expect(await refusalOf(planned(over))).toMatchObject({ code });
  });

  test('is not there for whoever looks into no township', async () => {
    const stranger: StaffActor = { ...centre, townshipIds: [] };
    const { items } = await reader.page(centre, meetingListQuery.parse({}));
    expect(await refusalOf(reader.view(items[0]?.id ?? '', stranger))).toMatchObject({
      code: 'no-such-meeting',
    });
    expect((await reader.page(stranger, meetingListQuery.parse({}))).items).toEqual([]);
  });
});
