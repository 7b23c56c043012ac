import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inRecord, verifyRecord } from '#casework/verification';
import { inTransaction, query, Vault } from '#platform';
import { SuccessionJob } from '../libs/casework/src/succession/succession.job.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, dispatch, report, send } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';
import { notesAt, notesSeen, sealNote, withKey } from './support/sealed-notes.ts';

let app: TestApp;
let village: string;
let leaver: Session;
/** Colleagues in 柳溪村, and somebody of another unit. */
let [second, third, namesake, stranger] = ['', '', '', ''];

const admin = (): Promise<Session> => app.as('guanliyuan');

beforeAll(async () => {
  app = await anApp();
  village = await app.unit('柳溪村');
  leaver = await app.as('guochangshun');
  second = await app.person('陈新', 'mediator', village);
  third = await app.person('李三', 'mediator', village);
  namesake = await app.person('赵大山', 'mediator', village);
  stranger = (await app.as('shiyumei')).staffId;
}, 60_000);
afterAll(() => app.close());

/** A case that the village mediates, in the hands of some people. */
async function mediatedBy(...mediatorIds: readonly string[]): Promise<Case> {
  const [grid, centre] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
  const made = await report(grid);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: village });
  return await send(leaver, made, 'SIGN_FOR', { mediatorIds: [...mediatorIds], noConflictOfInterest: true });
}

/** A case that was settled on the spot and is still to be visited. */
async function toVisit(mediatorId: string): Promise<Case> {
  const made = await report(await app.as('wanggeyuan'));
  return await send(leaver, made, 'SETTLE_ON_SPOT', {
    settledOn: app.clock.today(),
    terms: '当场清理',
    consentingPartyIds: made.parties.map(({ id }) => id),
    performedAtOnce: true,
    mediatorIds: [mediatorId],
  });
}

/** What a worker does with every order that is not carried out yet. */
async function work(): Promise<void> {
  for (;;) {
    const [left] = await query<{ id: string }>(app.dataSource, {
      text: 'select id from succession where ended_at is null limit 1',
    });
    if (left === undefined) return;
    const job = app.app.get(SuccessionJob);
    await inTransaction(app.dataSource, (tx) => job.handle(tx, { successionId: left.id }));
  }
}

const order = (by: Session, of: string, body: object) =>
  by.browser.post(`/api/v1/staff/${of}/successions`).send({ reason: '调离', ...body });
const previewOf = async (by: Session, of: string) =>
  (await by.browser.get(`/api/v1/staff/${of}/succession`).expect(200)).body;
const runsOf = async (by: Session, of: string) =>
  (await by.browser.get(`/api/v1/staff/${of}/successions`).expect(200)).body.items;
async function mediatorsOf({ id }: Pick<Case, 'id'>): Promise<readonly string[]> {
  const { body } = await (await app.as('sifasuo')).browser.get(`/api/v1/disputes/${id}`).expect(200);
  return body.mediators.map((one: { id: string }) => one.id).sort();
}

describe('the work of somebody who leaves', () => {
  let [alone, together, visit]: readonly Case[] = [];
  let leaving: string;
  beforeAll(async () => {
    leaving = await app.person('周离任', 'mediator', village);
    [alone, together, visit] = [
      await mediatedBy(leaving),
      await mediatedBy(leaving, second),
      await toVisit(leaving),
    ];
  });

  test('is counted for the administrator, who is told of no case', async () => {
    const seen = await previewOf(await admin(), leaving);
    expect(seen).toMatchObject({ cases: 3, alone: 2, elsewhere: 0, toArchive: 0, isHead: false, shown: [] });
    expect(seen.byState.map(({ state, cases }: { state: string; cases: number }) => [state, cases])).toEqual([
      ['assigned', 2],
      ['followUp', 1],
    ]);
    expect(seen.clocks).toMatchObject({ overdue: 0 });
    expect(seen.successors.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['李三', '赵大山', '郭长顺', '陈新'].sort(),
    );
    expect(JSON.stringify(seen)).not.toContain('王');
  });

  test('is shown case by case to the head of the unit, and to nobody else', async () => {
    expect((await previewOf(leaver, leaving)).shown).toHaveLength(3);
    const others = [await app.as('shiyumei'), await app.as('wanggeyuan'), await app.as('shenji')];
    for (const { browser } of others) await browser.get(`/api/v1/staff/${leaving}/succession`).expect(403);
    await leaver.browser.get(`/api/v1/staff/${nobody}/succession`).expect(404);
  });

  test('is not left lying: neither the account nor the last term ends before it is handed on', async () => {
    const { browser } = await admin();
    const refused = await browser.patch(`/api/v1/staff/${leaving}`).send({ active: false }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'still-mediates',
      cases: 2,
      handOn: `/api/v1/staff/${leaving}/successions`,
    });
    const { body } = await browser.get('/api/v1/staff').expect(200);
    const [term] = body.items.find(({ id }: { id: string }) => id === leaving).appointments;
    const path = `/api/v1/staff/${leaving}/appointments/${term.id}`;
    await browser.patch(path).send({ endsOn: app.clock.today() }).expect(409);
    // Said knowingly it may be; another term that runs on keeps the person here.
    await browser.patch(path).send({ endsOn: '2026-12-31', leaveCases: true }).expect(200);
    await browser
      .post(`/api/v1/staff/${leaving}/appointments`)
      .send({ role: 'mediator', startsOn: '2026-12-01' })
      .expect(201);
    await browser.patch(path).send({ endsOn: '2026-12-30' }).expect(200);
  });

  test('counts the sealed notes that nobody else opens, and the account is not shut over them unknowingly', async () => {
    const going = await app.person('钱调走', 'mediator', village);
    const theirs = await mediatedBy(going, second);
    const [person, colleague] = [await app.as('钱调走'), await app.as('陈新')];
    await withKey(person);
    await sealNote(person, theirs, '单方意见：愿意让步');
    const seen = async () => (await previewOf(await admin(), going)).sealedNotes;
    expect(await seen()).toBe(1);
    const shut = async () => (await admin()).browser.patch(`/api/v1/staff/${going}`).send({ active: false });
    expect((await shut()).body).toMatchObject({ status: 409, code: 'opens-notes-alone', notes: 1 });
    await withKey(colleague);
    const page = await notesSeen(person, theirs);
    const [note] = page.items;
    const keyIds = note.lacking.map(({ keyId }: { keyId: string }) => keyId);
    await person.browser
      .post(notesAt(theirs, `/${note.id}/circle`))
      .send({ keyIds })
      .expect(200);
    expect(await seen()).toBe(0);
    expect((await shut()).status).toBe(200);
  });

  test('goes to one colleague but for the cases that go to others, one event each', async () => {
    const body = { toId: second, cases: [{ disputeId: visit?.id, toId: third }] };
    await order(leaver, leaving, body).expect(201);
    await order(leaver, leaving, body).expect(409);
    await work();
    const [run] = await runsOf(leaver, leaving);
    expect(run).toMatchObject({ cases: 3, handedOn: 3, refused: [], undoable: true, reason: '调离' });
    expect(await Promise.all([alone, together, visit].map((one) => mediatorsOf(one as Case)))).toEqual([
      [second],
      [second],
      [third],
    ]);
    const events = await query(app.dataSource, {
      text: `select payload ->> 'reason' as reason, payload ->> 'successionId' as run from dispute_event
             where dispute_id = $1 and type = 'REASSIGN'`,
      values: [visit?.id],
    });
    expect(events).toEqual([{ reason: '调离', run: run.id }]);
    await order(leaver, leaving, { toId: second }).expect(409);
    expect(await previewOf(leaver, leaving)).toMatchObject({ cases: 0, alone: 0 });
  });

  test('is told to each successor once, whatever the number of cases', async () => {
    const told = await query<{ name: string; facts: unknown }>(app.dataSource, {
      text: `select s.name, n.facts from notification n join staff s on s.id = n.staff_id
             where n.kind = 'case.inherited' order by s.name`,
    });
    expect(told).toEqual([
      { name: '李三', facts: { cases: 1 } },
      { name: '陈新', facts: { cases: 2 } },
    ]);
  });

  test('is told to whoever stands in for the successor too', async () => {
    const leaving = await app.person('孙离任', 'mediator', village);
    const [successor, standIn] = [
      await app.person('休假人', 'mediator', village),
      await app.person('代理人', 'mediator', village),
    ];
    await mediatedBy(leaving);
    const today = app.clock.today();
    await (await app.as('休假人')).browser
      .post('/api/v1/me/leave')
      .send({ startsOn: today, endsOn: today, substituteId: standIn, reason: 'holiday' })
      .expect(201);
    await order(await admin(), leaving, { toId: successor }).expect(201);
    await work();
    const told = await query<{ id: string; isStandIn: boolean }>(app.dataSource, {
      text: `select staff_id as id, (facts ->> 'isStandIn')::boolean is true as "isStandIn" from notification
             where kind = 'case.inherited' and staff_id = any($1::uuid[]) order by 2`,
      values: [[successor, standIn]],
    });
    expect(told).toEqual([
      { id: successor, isStandIn: false },
      { id: standIn, isStandIn: true },
    ]);
  });

  test('comes back but for what somebody has worked on since, to the mediators as they were', async () => {
    await send(await app.as('zhongxin'), alone as Case, 'NOTE', { text: '电话了解情况' });
    const [run] = await runsOf(leaver, leaving);
    await (await admin()).browser
      .post(`/api/v1/successions/${run.id}/undo`)
      .send({ reason: '不走了' })
      .expect(201);
    await work();
    const [undo] = await runsOf(await admin(), leaving);
    expect(undo).toMatchObject({
      undoes: run.id,
      handedOn: 2,
      refused: [{ code: 'touched-since', cases: 1 }],
      refusedCases: [],
      undoable: false,
    });
    expect((await runsOf(leaver, leaving))[0].refusedCases).toMatchObject([{ disputeId: alone?.id }]);
    expect(await mediatorsOf(alone as Case)).toEqual([second]);
    expect(await mediatorsOf(together as Case)).toEqual([leaving, second].sort());
    expect(await mediatorsOf(visit as Case)).toEqual([leaving]);
    const again = await leaver.browser.post(`/api/v1/successions/${run.id}/undo`).send({ reason: '再撤' });
    expect(again.status).toBe(409);
  });
});

describe('a case stays where it is', () => {
  const refusalsFor = async (toId: string): Promise<readonly { code: string; cases: number }[]> => {
    const leaving = await app.person(`离任${toId.slice(-6)}`, 'mediator', village);
    await mediatedBy(leaving);
    await order(await admin(), leaving, { toId }).expect(201);
    await work();
    const [run] = await runsOf(await admin(), leaving);
    expect(run).toMatchObject({ cases: 1, handedOn: 0, undoable: false });
    const undo = await (await admin()).browser
      .post(`/api/v1/successions/${run.id}/undo`)
      .send({ reason: '没有可撤' });
    expect(undo.body).toMatchObject({ status: 409, code: 'not-undoable' });
    return run.refused.map(({ code, cases }: { code: string; cases: number }) => ({ code, cases }));
  };

  test('where the successor is not of the unit that holds it', async () => {
    expect(await refusalsFor(stranger)).toEqual([{ code: 'not-of-the-unit', cases: 1 }]);
  });

  test('where the role of the successor takes no cases', async () => {
    const grid = (await app.as('wanggeyuan')).staffId;
    expect(await refusalsFor(grid)).toEqual([{ code: 'takes-no-cases', cases: 1 }]);
  });

  test('where a party bears the name of the successor', async () => {
    expect(await refusalsFor(namesake)).toEqual([{ code: 'namesake', cases: 1 }]);
  });

  test('where it is another’s meanwhile, or has ended', async () => {
    const leaving = await app.person('吴走', 'mediator', village);
    const [given, ended] = [await mediatedBy(leaving), await mediatedBy(leaving)];
    await order(leaver, leaving, { toId: second }).expect(201);
    await send(leaver, given, 'REASSIGN', { mediatorIds: [third], reason: '回避' });
    await send(await app.as('zhongxin'), ended, 'WITHDRAW', {
      partyId: ended.parties[0]?.id ?? '',
      withdrawnOn: app.clock.today(),
    });
    await work();
    const [run] = await runsOf(leaver, leaving);
    expect(
      run.refusedCases.map(({ disputeId, code }: { disputeId: string; code: string }) => [disputeId, code]),
    ).toEqual(
      [
        [given.id, 'no-longer-theirs'],
        [ended.id, 'state-refuses'],
      ].sort(),
    );
  });

  test('where the successor has left before it came to that', async () => {
    const [leaving, successor] = [
      await app.person('郑走', 'mediator', village),
      await app.person('冯接', 'mediator', village),
    ];
    await mediatedBy(leaving);
    await order(leaver, leaving, { toId: successor }).expect(201);
    await (await admin()).browser.patch(`/api/v1/staff/${successor}`).send({ active: false }).expect(200);
    await work();
    expect((await runsOf(leaver, leaving))[0].refused).toMatchObject([{ code: 'not-in-office' }]);
  });
});

describe('an order', () => {
  test.each<[string, (leaving: string) => object, number]>([
    ['without a successor', () => ({ toId: undefined }), 422],
    ['to whoever leaves', (leaving) => ({ toId: leaving }), 422],
    ['to nobody', () => ({ toId: nobody }), 422],
    [
      'for a case that is not theirs',
      () => ({ toId: second, cases: [{ disputeId: nobody, toId: third }] }),
      422,
    ],
    ['with words that nobody can store', () => ({ toId: second, reason: '调离\u0000' }), 422],
    ['with more than it asks for', () => ({ toId: second, force: true }), 422],
    ['where nothing hangs on the person', () => ({ toId: second }), 409],
  ])('%s is refused', async (name, body, status) => {
    const leaving = await app.person(name.slice(0, 30), 'mediator', village);
    await order(await admin(), leaving, body(leaving)).expect(status);
  });

  test('given twice at once is carried out once', async () => {
    const leaving = await app.person('双走', 'mediator', village);
    const made = await mediatedBy(leaving);
    const by = await admin();
    const answers = await Promise.all([second, third].map((toId) => order(by, leaving, { toId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await Promise.all([work(), work()]);
    expect(await mediatorsOf(made)).toHaveLength(1);
    const events = await query(app.dataSource, {
      text: `select 1 from dispute_event where dispute_id = $1 and type = 'REASSIGN'`,
      values: [made.id],
    });
    expect(events).toHaveLength(1);
  });
});

test('the record is whole after all of it', async () => {
  const proven = await inRecord(app.dataSource, (tx) => verifyRecord(tx, app.app.get(Vault)));
  // No meeting was held: the decisions on which the dispatches rest are missed.
  expect(proven.differences.filter(({ field }) => field !== 'review_decision')).toEqual([]);
});
