import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openMeeting } from '#domain';
import { execute } from '#platform';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { statementsOf } from '../../../../test/support/statements.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await aMeetingRoom();
});
afterAll(() => room.office.close());

const entriesOf = ({ agenda }: MeetingView) => agenda.flatMap(({ entries }) => entries);

describe('a meeting without cases', () => {
  test('is opened and closed, and its minutes say so', async () => {
    room.desk.on('2026-11-16');
    const open = await room.opened({ plannedFor: '2026-11-16T09:00:00+08:00' });
    expect(entriesOf(open)).toEqual([]);
    // The first of its township: nobody had asked its villages for the week before.
    expect(open.missingReports).toEqual({ week: { from: '2026-11-09', to: '2026-11-15' }, villages: [] });
    const { minutes } = await room.closed(open);
    expect(minutes).toMatchObject({ items: [], slips: [], carriedOver: [], number: '〔2026〕第1号' });
    expect(minutes).not.toHaveProperty('nilReports');
  });
});

describe('an open meeting', () => {
  let open: MeetingView;
  const cases = { decided: '', noted: '', still: '' };
  const entryOf = async (id: string) =>
    entriesOf(await room.reader.view(open.id, room.centre)).find(({ line }) => line.id === id);

  beforeAll(async () => {
    room.desk.on('2026-11-20');
    for (const key of ['decided', 'noted', 'still'] as const) cases[key] = (await room.desk.accepted()).id;
    room.desk.on('2026-11-23');
    open = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
  });

  test('asks who has not reported the week in which the township first met', () => {
    expect(open.missingReports).toMatchObject({ week: { from: '2026-11-16' } });
    // 柳溪村 has reported disputes.
    expect(open.missingReports?.villages).toHaveLength(13);
  });

  test('says of each case what has changed since the opening, and by whom', async () => {
    await room.decide(open, cases.decided, room.analysis());
    await room.desk.send('zhongxin', cases.noted, 'REGRADE', { risk: 'yellow', reason: '情绪激动' });
    expect((await entryOf(cases.decided))?.changed).toMatchObject({
      events: 1,
      byOthers: 0,
      fields: expect.arrayContaining(['state']),
      before: { state: 'accepted', stateName: { zh: '已受理' } },
      now: { state: 'dispatched' },
    });
    expect((await entryOf(cases.noted))?.changed).toMatchObject({
      events: 1,
      byOthers: 1,
      fields: expect.arrayContaining(['risk']),
      before: { risk: 'green' },
      now: { risk: 'yellow' },
    });
    expect((await entryOf(cases.still))?.changed).toBeNull();
  });

  test('says of nobody else that a case took up another one that the meeting merged into it', async () => {
    const order = { type: 'MERGE_INTO', disputeId: cases.still, reason: '同一纠纷' };
    const { decision } = await room.decide(open, cases.noted, order, {}, undefined, room.centre);
    expect((await entryOf(cases.still))?.changed).toMatchObject({ events: 1, byOthers: 0 });
    await room.retraction.retract(room.centre, { id: open.id, decisionId: decision.id });
    expect((await entryOf(cases.still))?.changed).toMatchObject({ events: 2, byOthers: 0 });
    await room.desk.send('zhongxin', cases.still, 'NOTE', { text: '已电话联系' });
    expect((await entryOf(cases.still))?.changed).toMatchObject({ events: 3, byOthers: 1 });
  });

  test('counts the cases that came since, and does not mix them in', async () => {
    expect(open.newSince).toEqual({ cases: 0, red: 0 });
    room.office.clock.set('2026-11-23T02:20:00.000Z');
    await room.desk.reported();
    await room.desk.accepted({ riskFactors: ['weapon'] });
    const view = await room.reader.view(open.id, room.centre);
    expect(view.newSince).toEqual({ cases: 2, red: 1 });
    expect(entriesOf(view)).toHaveLength(3);
  });

  test('is closed by one of two who close it at once; the other is told', async () => {
    const results = await Promise.allSettled([
      room.closed(open),
      room.meetings.close(room.leader, open.id, {}),
    ]);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { kind: 'conflict', code: 'meeting-closed' } }]);
    const closed = await room.reader.view(open.id, room.centre);
    expect(closed.newSince).toBeNull();
    expect(entriesOf(closed).map(({ changed }) => changed)).toEqual([null, null, null]);
  });
});

describe('somebody who is said to be both present and absent', () => {
  const people = () => {
    const [chair, centre] = [room.leader, room.centre].map(({ staffId }) => ({ staffId }));
    return { chair, centre, judge: { name: '何法官', body: '人民法庭' } };
  };

  test('is refused at the opening, where the list says so', async () => {
    room.desk.on('2026-11-24');
    const { chair, centre, judge } = people();
    const plan = await room.planned({ kind: 'urgent' });
    const open = (over: object) =>
      refusalOf(room.meetings.open(room.leader, plan.id, openMeeting.parse(over)));
    const refused = { kind: 'invalid', code: 'present-and-absent' };
    expect(
      await open({ attendance: [centre], absent: [judge, { ...centre, reason: '出差' }] }),
    ).toMatchObject({
      ...refused,
      errors: [{ pointer: '/absent/1', messageZh: '同一人不能既列为参会人员又列为缺席人员' }],
    });
    expect(await open({ attendance: [judge], absent: [judge] })).toMatchObject(refused);
    expect(await open({ attendance: [centre], absent: [chair] })).toMatchObject({
      ...refused,
      errors: [{ pointer: '/absent/0', messageZh: '主持人不能同时列为缺席人员' }],
    });
    expect((await room.reader.view(plan.id, room.centre)).state).toBe('planned');
    await room.planning.cancel(room.centre, plan.id, { reason: '改日再开' });
  });

  test('is refused at the closing, also where only one of the lists is handed in', async () => {
    const { centre, judge } = people();
    const plan = await room.planned({ kind: 'urgent' });
    const asked = openMeeting.parse({ attendance: [centre], absent: [judge] });
    const open = await room.meetings.open(room.leader, plan.id, asked);
    const pointed = async (over: object) => await refusalOf(room.closed(open, over));
    expect(await pointed({ absent: [centre] })).toMatchObject({ errors: [{ pointer: '/absent/0' }] });
    expect(await pointed({ attendance: [centre, judge] })).toMatchObject({
      errors: [{ pointer: '/attendance/1' }],
    });
    const { minutes } = await room.closed(open, { attendance: [centre, judge], absent: [] });
    expect(minutes).toMatchObject({ attendance: [{}, { name: '何法官' }], absent: [] });
  });
});

describe('two chairs at once', () => {
  test('open one meeting once', async () => {
    room.desk.on('2026-11-24');
    const plan = await room.planned({ kind: 'urgent' });
    const results = await Promise.allSettled(
      [room.leader, room.centre].map((chair) => room.meetings.open(chair, plan.id, {})),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { kind: 'conflict', code: 'meeting-open' } }]);
    await room.closed(plan);
  });

  test('do not open two meetings of one kind', async () => {
    const plans = [await room.planned({ kind: 'urgent' }), await room.planned({ kind: 'urgent' })];
    const results = await Promise.allSettled(plans.map(({ id }) => room.meetings.open(room.leader, id, {})));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { kind: 'conflict', code: 'another-meeting-open' } }]);
    for (const plan of plans) {
      const { state } = await room.reader.view(plan.id, room.centre);
      if (state === 'open') await room.closed(plan);
      else await room.planning.cancel(room.centre, plan.id, { reason: '已在另一场会上研究' });
    }
  });
});

describe('a meeting of five hundred cases', () => {
  test('is opened, read and closed with as many statements as one of a few', async () => {
    room.desk.on('2026-11-26');
    const id = (await room.desk.accepted()).id;
    const few = await held('2026-11-30');
    await copies(id, 500);
    const many = await held('2026-12-07');
    expect(many.entries - few.entries).toBe(500);
    expect(many.statements).toEqual(few.statements);
    expect(many.statements.open).toBeLessThan(30);
  });

  /** Holds a meeting, and counts the statements of each step. */
  async function held(day: string) {
    room.desk.on(day);
    const plan = await room.planned({ plannedFor: `${day}T09:00:00+08:00` });
    const open = await statementsOf(() => room.meetings.open(room.leader, plan.id, {}));
    const read = await statementsOf(() => room.reader.view(plan.id, room.centre));
    const entries = entriesOf(await room.reader.view(plan.id, room.centre)).length;
    const close = await statementsOf(() => room.closed(plan));
    return { entries, statements: { open, read, close } };
  }

  /** The row of a case, again and again: what an agenda reads of it. */
  async function copies(id: string, count: number): Promise<void> {
    await execute(room.office.dataSource, {
      text: `
        do $$
        declare
          columns text;
        begin
          select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
          where table_name = 'dispute' and table_schema = 'public' and is_generated = 'NEVER';
          execute format(
            'insert into dispute (%1$s) select %1$s from generate_series(1, ${count}) n,
               lateral jsonb_populate_record((select d from dispute d where d.id = ''${id}''),
                 jsonb_build_object(''id'', uuidv7(), ''number'', ''第'' || n, ''number_seq'', 10000 + n))',
            columns);
        end $$`,
    });
  }
});

test('what a meeting is asked for while it is in another state is refused, and nothing of it is written', async () => {
  const plan = await room.planned({ kind: 'urgent' });
  expect(await refusalOf(room.closed(plan))).toMatchObject({ code: 'meeting-planned' });
  expect(await refusalOf(room.meetings.reopen(room.leader, plan.id, { reason: '…' }))).toMatchObject({
    code: 'meeting-planned',
  });
  expect((await room.reader.view(plan.id, room.centre)).state).toBe('planned');
});
