import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LadderSweep } from '#casework/escalation';
import { inRecord, verifyCase } from '#casework/verification';
import { query, Vault } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, dispatch, report, send } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';
import { until } from './support/until.ts';

/** Monday; the leave runs until Wednesday. */
const [today, lastDay] = ['2026-11-23', '2026-11-25'];

let app: TestApp;
let mediator: Session;
let substitute: Session;
let office: Session;
let village: string;

beforeAll(async () => {
  app = await anApp({ role: 'both' });
  village = await app.unit('柳溪村');
  await app.person('daili', 'mediator', village);
  await app.person('wenshu', 'mediator', village);
  mediator = await app.as('guochangshun');
  substitute = await app.as('daili');
  office = await app.as('sifasuo');
}, 60_000);
afterAll(() => app.close());

const leaveOf = (over: object = {}) => ({
  startsOn: today,
  endsOn: lastDay,
  substituteId: substitute.staffId,
  reason: 'holiday',
  ...over,
});
const enter = (by: Session, over: object = {}) => by.browser.post('/api/v1/me/leave').send(leaveOf(over));
const end = (by: Session, id: string) => by.browser.post(`/api/v1/me/leave/${id}/end`).send({});

/** A case of another village, held by the justice office, of which a mediator of 柳溪村 is the mediator. */
async function mediatedElsewhere(mediatorId: string): Promise<Case> {
  const centre = await app.as('zhongxin');
  const made = await report(centre, { placeId: await app.unit('竹园湾村') });
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: office.organisationId, dueOn: '2026-12-22' });
  return await send(office, made, 'SIGN_FOR', { mediatorIds: [mediatorId], noConflictOfInterest: true });
}

const session = (dispute: Case) => ({
  heldOn: app.clock.today(),
  place: '司法所调解室',
  attendingPartyIds: dispute.parties.map(({ id }) => id),
  record: '双方同意清沟并分摊费用',
  open: false,
});

const idsOf = async (by: Session, path: string, key = 'id'): Promise<readonly string[]> => {
  const { body } = await by.browser.get(`/api/v1/${path}`).expect(200);
  return (body.items ?? [...body.forMe, ...body.forOthers]).map((one: Record<string, string>) => one[key]);
};

async function noticesOf(by: Session, { id }: Pick<Case, 'id'>): Promise<readonly string[]> {
  const { body } = await by.browser.get('/api/v1/notifications?limit=100').expect(200);
  return (body.items as { disputeId: string; kind: string }[])
    .filter(({ disputeId }) => disputeId === id)
    .map(({ kind }) => kind);
}

async function handled(): Promise<void> {
  await until('the outbox is empty', async () => {
    const [left] = await query<{ n: number }>(app.dataSource, {
      text: 'select count(*)::int as n from outbox where handled_at is null',
    });
    return left?.n === 0;
  });
}

describe('while a mediator is on leave, the substitute', () => {
  let before: Case;
  let during: Case;
  let leaveId: string;

  beforeAll(async () => {
    before = await mediatedElsewhere(mediator.staffId);
    await handled();
    await substitute.browser.get(`/api/v1/disputes/${before.id}`).expect(404);
    const { body } = await enter(mediator).expect(201);
    expect(body).toMatchObject({ when: 'current', endsOn: lastDay, substitute: { name: 'daili' } });
    leaveId = body.id;
    during = await mediatedElsewhere(mediator.staffId);
    await handled();
  });

  test('sees the cases of the mediator at every door: page, list, count, my day, my deadlines', async () => {
    const { body } = await substitute.browser.get(`/api/v1/disputes/${before.id}`).expect(200);
    expect(body.allowedEvents).toContain('HOLD_SESSION');
    expect(body.mediators).toMatchObject([
      { name: '郭长顺', absence: { endsOn: lastDay, substitute: { name: 'daili' } } },
    ]);
    for (const path of ['disputes', 'disputes?mine=true', 'my-day'])
      expect(await idsOf(substitute, path)).toContain(before.id);
    expect(await idsOf(substitute, 'my-clocks', 'disputeId')).toContain(before.id);
    const rights = await substitute.browser.get(`/api/v1/rights?dispute=${before.id}`).expect(200);
    expect(rights.body.dispute.relations).toContainEqual({ role: 'mediator', relation: 'own' });
  });

  test('is told of them as the mediator is, each once', async () => {
    expect(await noticesOf(substitute, during)).toEqual(['case.waits']);
    expect(await noticesOf(mediator, during)).toEqual(['case.waits']);
    expect(await noticesOf(substitute, before)).toEqual([]);
  });

  test('holds a session, and the history says for whom', async () => {
    await send(substitute, before, 'HOLD_SESSION', session(before));
    const { body } = await mediator.browser.get(`/api/v1/disputes/${before.id}/history`).expect(200);
    const line = body.items.at(-1);
    expect(line.by).toMatchObject({ name: 'daili', standsInFor: { name: '郭长顺' } });
    expect(line.sentence.zh).toContain('柳溪村daili（代郭长顺）');
    expect(line.sentence.en).toContain('daili (for 郭长顺), 柳溪村');
    expect(line.facts).not.toHaveProperty('standsInForId');
  });

  test('leaves a record that proves itself, with no word of it where nobody stood in', async () => {
    const { differences } = await inRecord(app.dataSource, (tx) =>
      verifyCase(tx, app.app.get(Vault), before.id),
    );
    expect(differences).toEqual([]);
    const told = await query<{ type: string; away: string }>(app.dataSource, {
      text: `select type, payload ->> 'standsInForId' as away from dispute_event
             where dispute_id = $1 and payload ? 'standsInForId'`,
      values: [before.id],
    });
    expect(told).toEqual([{ type: 'HOLD_SESSION', away: mediator.staffId }]);
  });

  test('sees nothing more once the leave has ended, and the mediator works on', async () => {
    await end(mediator, leaveId).expect(200);
    await substitute.browser.get(`/api/v1/disputes/${before.id}`).expect(404);
    await attempt(substitute, before, 'HOLD_SESSION', session(before)).expect(404);
    for (const path of ['disputes', 'my-day']) expect(await idsOf(substitute, path)).not.toContain(before.id);
    await send(mediator, before, 'HOLD_SESSION', session(before));
    const { body } = await end(mediator, leaveId).expect(409);
    expect(body.code).toBe('leave-has-ended');
  });
});

describe('a leave that was not ended early', () => {
  /** Whose session ends with the day signs in again. */
  async function on(instant: Date): Promise<void> {
    app.clock.set(new Date(instant).toISOString());
    [substitute, mediator, office] = [
      await app.as('daili'),
      await app.as('guochangshun'),
      await app.as('sifasuo'),
    ];
  }

  test('ends with its last day, which belongs to it; a reminder in it reaches both, once', async () => {
    const dispute = await mediatedElsewhere(mediator.staffId);
    await handled();
    const [step] = await query<{ at: Date; day: string }>(app.dataSource, {
      text: `select st.fires_at as at, (st.fires_at at time zone 'Asia/Shanghai')::date as day
             from deadline_step st join deadline dl on dl.id = st.deadline_id
             where dl.dispute_id = $1 and st.recipient = 'mediator' and not st.dropped order by st.fires_at limit 1`,
      values: [dispute.id],
    });
    if (step === undefined) throw new Error('a mediator is warned before the end of the mediation');
    const { body } = await enter(mediator, { endsOn: step.day }).expect(201);
    await on(step.at);
    await app.app.get(LadderSweep).sweep();
    await until('the warning is told', async () => (await noticesOf(mediator, dispute)).length > 1);
    expect(await noticesOf(mediator, dispute)).toEqual(['clock.warning', 'case.waits']);
    expect(await noticesOf(substitute, dispute)).toEqual(['clock.warning']);
    expect(await idsOf(substitute, 'disputes')).toContain(dispute.id);
    await on(new Date(step.at.getTime() + 24 * 3_600_000));
    await substitute.browser.get(`/api/v1/disputes/${dispute.id}`).expect(404);
    const { body: page } = await mediator.browser.get('/api/v1/me/leave').expect(200);
    expect(page.leaves[0]).toMatchObject({ id: body.id, when: 'past', endedAt: null });
  });
});

describe('an entry', () => {
  const from = { startsOn: '2027-01-04', endsOn: '2027-01-08' };
  const refused = async (answer: { status: number; body: { code: string; errors?: unknown[] } }) => ({
    status: answer.status,
    code: answer.body.code,
    at: (answer.body.errors as { pointer: string }[] | undefined)?.[0]?.pointer,
  });

  test.each([
    ['oneself', () => mediator.staffId, 'not-a-colleague'],
    ['somebody who is not there', () => nobody, 'not-a-colleague'],
    ['somebody of another unit', () => office.staffId, 'not-a-colleague'],
  ])('with %s as substitute is refused', async (_, id, code) => {
    expect(await refused(await enter(mediator, { ...from, substituteId: id() }))).toEqual({
      status: 422,
      code,
      at: '/substituteId',
    });
  });

  test('with a substitute who lacks the role is refused by name of the role', async () => {
    const grid = await app.as('wanggeyuan');
    const answer = await enter(mediator, { ...from, substituteId: grid.staffId });
    expect(await refused(answer)).toMatchObject({ status: 422, code: 'substitute-lacks-roles' });
    expect(answer.body.title).toContain('人民调解员');
  });

  test('is not handed on: a substitute is there, and whoever stands in does not leave', async () => {
    const { body } = await enter(mediator, from).expect(201);
    const wenshu = await app.as('wenshu');
    const onward = { ...from, startsOn: '2027-01-08', endsOn: '2027-01-09', substituteId: wenshu.staffId };
    expect(await refused(await enter(substitute, onward))).toMatchObject({
      status: 409,
      code: 'stands-in-meanwhile',
    });
    await end(mediator, body.id).expect(200);
    const { body: theirs } = await enter(substitute, onward).expect(201);
    expect(await refused(await enter(mediator, from))).toMatchObject({
      status: 422,
      code: 'substitute-away',
    });
    await end(substitute, theirs.id).expect(200);
  });

  test('that is over, too long, or ends before it begins is refused at the field', async () => {
    expect(await refused(await enter(mediator, { startsOn: '2026-11-01', endsOn: '2026-11-02' }))).toEqual({
      status: 422,
      code: 'leave-is-over',
      at: '/endsOn',
    });
    for (const endsOn of ['2027-01-03', '2028-01-05', '9999-12-31'])
      expect(await refused(await enter(mediator, { ...from, endsOn }))).toMatchObject({
        status: 422,
        at: '/endsOn',
      });
  });

  test('stands once, however many come at the same moment', async () => {
    const days = ['2027-02-01', '2027-02-02', '2027-02-03', '2027-02-04'];
    const answers = await Promise.all(
      days.map((startsOn) => enter(mediator, { startsOn, endsOn: '2027-02-05' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('leave-overlaps');
  });

  test('of a colleague crosses one of the substitute: one of both is refused, whichever is first', async () => {
    const wenshu = await app.as('wenshu');
    const when = { startsOn: '2027-03-01', endsOn: '2027-03-02' };
    const [one, other] = await Promise.all([
      enter(mediator, when),
      enter(substitute, { ...when, substituteId: wenshu.staffId }),
    ]);
    expect([one.status, other.status].filter((status) => status === 201)).toHaveLength(1);
    // Either may win: no later test may find the leave of the one or the other.
    const [by, { body }] = one.status === 201 ? [mediator, one] : [substitute, other];
    await end(by, body.id).expect(200);
  });

  test('is sealed in the notes of the township', async () => {
    const notes = await query<{ action: string; reason: string }>(app.dataSource, {
      text: `select a.action, a.reason from audit_entry a join seal s on s.subject_id = a.id
             where a.action like 'leave.%' order by a.at, a.id limit 2`,
    });
    expect(notes).toEqual([
      { action: 'leave.enter', reason: `郭长顺 ${today}—${lastDay}，代理：daili` },
      { action: 'leave.end', reason: `郭长顺 ${today}—${lastDay}，代理：daili` },
    ]);
  });
});

describe('somebody else’s leave', () => {
  const days = { startsOn: '2027-04-01', endsOn: '2027-04-02' };
  const enterFor = (by: Session, id: string, substituteId: string) =>
    by.browser.post(`/api/v1/staff/${id}/leave`).send(leaveOf({ ...days, substituteId }));

  test('is entered and ended by the head of their unit, or an administrator, and nobody else', async () => {
    const wenshu = await app.as('wenshu');
    const administrator = await app.as('guanliyuan');
    for (const by of [wenshu, office, await app.as('lingdao')])
      await enterFor(by, substitute.staffId, wenshu.staffId).expect(404);
    const { body } = await enterFor(mediator, substitute.staffId, wenshu.staffId).expect(201);
    expect(body.enteredBy.name).toBe('郭长顺');
    const { body: staff } = await administrator.browser.get('/api/v1/staff').expect(200);
    expect(staff.items.find(({ id }: { id: string }) => id === substitute.staffId).leave).toMatchObject({
      startsOn: days.startsOn,
      substitute: { name: 'wenshu' },
    });
    const path = `/api/v1/staff/${substitute.staffId}/leave`;
    await office.browser.get(path).expect(404);
    expect((await administrator.browser.get(path).expect(200)).body.leaves[0].id).toBe(body.id);
    await administrator.browser.post(`${path}/${body.id}/end`).send({}).expect(200);
    expect((await mediator.browser.get(path).expect(200)).body.leaves[0].when).toBe('past');
  });
});

test('whoever stands in for the head of a unit approves, and is told, as its head', async () => {
  const deputy = await app.person('fushu', 'office', office.organisationId);
  await query(app.dataSource, {
    text: `insert into appointment (staff_id, role, starts_on) values ($1, 'mediator', '2026-01-01')`,
    values: [deputy],
  });
  const dispute = await mediatedElsewhere(mediator.staffId);
  await send(mediator, dispute, 'HOLD_SESSION', { ...session(dispute), open: true });
  const extend = (by: Session) =>
    attempt(by, dispute, 'EXTEND', {
      newDueOn: '2027-01-20',
      reason: '当事人外出务工，春节前返乡',
      consentingPartyIds: dispute.parties.map(({ id }) => id),
      approvedBy: deputy,
    });
  const refused = await extend(mediator);
  expect(refused.body.errors ?? refused.body).toContainEqual(
    expect.objectContaining({ pointer: '/approvedBy' }),
  );
  await enter(office, { startsOn: app.clock.today(), endsOn: '2027-02-28', substituteId: deputy }).expect(
    201,
  );
  const now = await extend(mediator);
  expect((now.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)).not.toContain(
    '/approvedBy',
  );
  const centre = await app.as('zhongxin');
  const offered = await report(centre, { placeId: await app.unit('竹园湾村') });
  await send(centre, offered, 'ACCEPT', {});
  await dispatch(app, centre, offered, { leadId: office.organisationId, dueOn: '2026-12-22' });
  await handled();
  expect(await noticesOf(await app.as('fushu'), offered)).toEqual(['case.waits']);
  expect(await noticesOf(office, offered)).toEqual(['case.waits']);
});
