import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LadderSweep } from '#casework/escalation';
import { inRecord, verifyRecord } from '#casework/verification';
import { addDays } from '#domain';
import { inTransaction, query, Vault } from '#platform';
import { RecomputationJob } from '../libs/casework/src/rule-book/recomputation.job.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, dispatch, report, send } from './support/case-story.ts';

let app: TestApp;
/** Signed in again where the clock has ended the session. */
const admin = (): Promise<Session> => app.as('guanliyuan');

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

interface Clock {
  readonly key: string;
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly variant: { readonly zh: string } | null;
  readonly source: { readonly isLaw: boolean };
}

/** The clocks of a case as the centre sees them. */
async function clocksOf({ id }: Pick<Case, 'id'>): Promise<Readonly<Record<string, Clock>>> {
  const centre = await app.as('zhongxin');
  const { body } = await centre.browser.get(`/api/v1/disputes/${id}`).expect(200);
  return Object.fromEntries(body.clocks.map((clock: Clock) => [clock.key, clock]));
}
const dueOf = async (dispute: Pick<Case, 'id'>, key: string) => (await clocksOf(dispute))[key]?.dueOn;

const ownVariant = {
  id: 'localNeighbours',
  name: { zh: '邻里', en: 'neighbours' },
  scope: { types: ['NEI'] },
  unit: 'days',
  length: 10,
};

/** What a worker does: hands out the work lists until none is left. */
async function work(): Promise<void> {
  for (;;) {
    const [left] = await query<{ id: string }>(app.dataSource, {
      text: 'select recomputation_id as id from recomputed_case where done_at is null limit 1',
    });
    if (left === undefined) return;
    const job = app.app.get(RecomputationJob);
    await inTransaction(app.dataSource, (tx) => job.handle(tx, { recomputationId: left.id }));
  }
}

async function accepted(day: string, over: Parameters<typeof report>[1] = {}): Promise<Case> {
  app.clock.set(`${day}T01:00:00.000Z`);
  const [grid, centre] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
  return await send(centre, await report(grid, over), 'ACCEPT', {});
}

/** What the record does not prove; the decisions of these dispatches are missed, because no meeting was held. */
async function differences() {
  const proven = await inRecord(app.dataSource, (tx) => verifyRecord(tx, app.app.get(Vault)));
  return proven.differences.filter(({ field }) => field !== 'review_decision');
}

describe('the rules that come with the product', () => {
  test('give labour disputes fifteen days from the application, rolled over the weekend', async () => {
    const dispute = await accepted('2026-11-27', { typeCode: 'LAB', reportedOn: '2026-11-20' });
    expect((await clocksOf(dispute)).mediation).toMatchObject({
      dueOn: '2026-12-07',
      variant: { zh: '劳动争议' },
      source: { isLaw: true },
    });
  });

  test('give medical disputes thirty working days', async () => {
    const dispute = await accepted('2026-11-02', { typeCode: 'MED' });
    expect(await dueOf(dispute, 'mediation')).toBe('2026-12-14');
  });

  test('count what a court sends from the day on which it is signed for', async () => {
    const dispute = await accepted('2026-11-02', { origin: 'court_referral' });
    expect(await dueOf(dispute, 'mediation')).toBe('2026-12-02');
    const [centre, unit] = [await app.as('zhongxin'), await app.unit('柳溪村')];
    await dispatch(app, centre, dispute, { leadId: unit, dueOn: '2026-12-02' });
    app.clock.set('2026-11-03T01:00:00.000Z');
    const mediator = await app.as('guochangshun');
    await send(mediator, dispute, 'SIGN_FOR', {
      mediatorIds: [mediator.staffId],
      noConflictOfInterest: true,
    });
    // The review's day stays the earlier one.
    expect(await dueOf(dispute, 'mediation')).toBe('2026-12-02');
    const { body } = await mediator.browser.get(`/api/v1/disputes/${dispute.id}`).expect(200);
    const { steps } = body.clocks.find(({ key }: Clock) => key === 'mediation');
    expect(steps.map(({ on }: { on: string }) => on)).toEqual(['2026-11-03', '2026-12-03', '2026-12-02']);
  });

  test('are told to everybody who works here, with their source', async () => {
    const { body } = await (await app.as('wanggeyuan')).browser.get('/api/v1/deadline-rules').expect(200);
    expect(body.edition).toBe('cn-2026.2');
    const mediation = body.rules.find(({ id }: { id: string }) => id === 'mediation');
    expect(mediation).toMatchObject({ unit: 'days', length: 30, extensionCapDays: 30 });
    expect(mediation.source.text.zh).toContain('第三十三条');
  });
});

describe('another edition of the rules', () => {
  const shorter = { reason: '县里要求三日内首次调解', rules: { firstSession: { length: 3 } } };
  let running: Case;

  beforeAll(async () => {
    running = await accepted('2026-11-23');
    const [centre, unit] = [await app.as('zhongxin'), await app.unit('柳溪村')];
    await dispatch(app, centre, running, { leadId: unit, dueOn: addDays('2026-11-23', 20) });
    const mediator = await app.as('guochangshun');
    await send(mediator, running, 'SIGN_FOR', {
      mediatorIds: [mediator.staffId],
      noConflictOfInterest: true,
    });
  });

  test('shows before it is made which dates it would move, and changes nothing', async () => {
    const { body } = await (await admin()).browser
      .post('/api/v1/deadline-rules/preview')
      .send(shorter)
      .expect(200);
    expect(body.preview).toMatchObject({ cases: 2, clocks: 2, earlier: 2, later: 0 });
    const moved = body.preview.shown.find(({ disputeId }: { disputeId: string }) => disputeId === running.id);
    expect(moved.clocks).toMatchObject([
      { key: 'firstSession', dueBefore: '2026-11-30', dueOn: '2026-11-26' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/赵大山|钱小河|排水沟/);
    expect(await dueOf(running, 'firstSession')).toBe('2026-11-30');
  });

  test('is kept by new cases, while those that run keep their own', async () => {
    const { body } = await (await admin()).browser
      .post('/api/v1/deadline-rules')
      .send({ ...shorter, rules: { firstSession: { length: 4 } } })
      .expect(201);
    expect(body).toMatchObject({ edition: expect.stringMatching(/^local-/), recomputationId: null });
    expect(await dueOf(running, 'firstSession')).toBe('2026-11-30');
    const fresh = await accepted('2026-11-23');
    const [centre, unit] = [await app.as('zhongxin'), await app.unit('柳溪村')];
    await dispatch(app, centre, fresh, { leadId: unit, dueOn: addDays('2026-11-23', 20) });
    const mediator = await app.as('guochangshun');
    await send(mediator, fresh, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
    expect(await dueOf(fresh, 'firstSession')).toBe('2026-11-27');
  });

  test('moves the open cases when asked, with an event in each history, and back again', async () => {
    const asked = { ...shorter, openCases: 'goOver' };
    const { body } = await (await admin()).browser.post('/api/v1/deadline-rules').send(asked).expect(201);
    await work();
    expect(await dueOf(running, 'firstSession')).toBe('2026-11-26');
    const centre = await app.as('zhongxin');
    const history = await centre.browser.get(`/api/v1/disputes/${running.id}/history`).expect(200);
    const told = history.body.items.at(-1);
    expect(told).toMatchObject({ type: 'RECOMPUTE', facts: { clocks: expect.any(Array) } });
    expect(told.sentence.zh).toMatch(/重算期限：首次调解 2026-\d\d-\d\d → 2026-11-26/);
    expect(await differences()).toEqual([]);

    const list = await (await admin()).browser.get('/api/v1/recomputations').expect(200);
    expect(list.body.items[0]).toMatchObject({ id: body.recomputationId, undoable: true });
    const undo = `/api/v1/recomputations/${body.recomputationId}/undo`;
    await (await admin()).browser.post(undo).send({ reason: '与县里核实后恢复' }).expect(201);
    await work();
    expect(await dueOf(running, 'firstSession')).toBe('2026-11-30');
    expect(await differences()).toEqual([]);
    await (await admin()).browser.post(undo).send({ reason: '再撤销一次' }).expect(409);
  });

  test('tells no step twice that stands at the new date too', async () => {
    await app.app.get(LadderSweep).sweep();
    app.clock.set('2026-11-27T01:00:30.000Z');
    await app.app.get(LadderSweep).sweep();
    const told = () =>
      query<{ step: string; n: number }>(app.dataSource, {
        text: `select facts->>'step' as step, count(*)::int as n from notification
               where dispute_id = $1 and facts->>'rule' = 'firstSession' group by 1 order by 1`,
        values: [running.id],
      });
    const before = await told();
    await (await admin()).browser
      .post('/api/v1/deadline-rules')
      .send({ reason: '再次缩短', rules: { firstSession: { length: 4 } }, openCases: 'goOver' });
    await work();
    await app.app.get(LadderSweep).sweep();
    for (const { step, n } of await told()) {
      const earlier = before.find((one) => one.step === step);
      expect([step, n]).toEqual([step, Math.max(earlier?.n ?? 0, 1)]);
    }
    expect(await differences()).toEqual([]);
  });

  test('shows what it would do to reminders, and open cases follow though no date moves', async () => {
    const edit = {
      reason: '放宽督办',
      rules: { signFor: { grace: { supervision: 2 }, answerWithin: null } },
    };
    const fresh = await accepted('2026-11-30');
    const [centre, unit] = [await app.as('zhongxin'), await app.unit('柳溪村')];
    await dispatch(app, centre, fresh, { leadId: unit, dueOn: addDays('2026-11-30', 20) });
    const person = await admin();
    const { body } = await person.browser.post('/api/v1/deadline-rules/preview').send(edit).expect(200);
    const moved = body.preview.shown.find(({ disputeId }: { disputeId: string }) => disputeId === fresh.id);
    expect(moved.clocks).toMatchObject([{ key: 'signFor', reminders: true }]);
    expect(body.preview).toMatchObject({ earlier: 0, later: 0, reminders: body.preview.clocks });
    const goOver = { ...edit, openCases: 'goOver', replaces: body.replaces };
    await person.browser.post('/api/v1/deadline-rules').send(goOver).expect(201);
    await work();
    const { body: seen } = await centre.browser.get(`/api/v1/disputes/${fresh.id}`).expect(200);
    const signFor = seen.clocks.find(({ key }: Clock) => key === 'signFor');
    expect(signFor.dueOn).toBe('2026-12-01');
    expect(signFor.ladder).toContainEqual(
      expect.objectContaining({ step: 'supervision', firesAt: '2026-12-04T01:00:00.000Z' }),
    );
    expect(await differences()).toEqual([]);
  });

  test('is refused where somebody has changed the rules since the preview', async () => {
    const person = await admin();
    const edit = { reason: '两人同时修改', rules: { archive: { length: 20 } } };
    const { body } = await person.browser.post('/api/v1/deadline-rules/preview').send(edit).expect(200);
    const other = { reason: '另一人先改', rules: { archive: { length: 25 } } };
    await person.browser.post('/api/v1/deadline-rules').send(other).expect(201);
    const late = await person.browser
      .post('/api/v1/deadline-rules')
      .send({ ...edit, replaces: body.replaces })
      .expect(409);
    expect(late.body.code).toBe('rules-changed');
  });

  test('is taken on later by the cases that kept theirs, and an undoing is not undone', async () => {
    const fresh = await accepted('2026-11-30');
    const person = await admin();
    const edit = { reason: '研判改为五日', rules: { review: { length: 5 } } };
    await person.browser.post('/api/v1/deadline-rules').send(edit).expect(201);
    expect(await dueOf(fresh, 'review')).toBe('2026-12-07');
    const goOver = { reason: '在办案件一并改用', rules: {}, openCases: 'goOver' };
    const made = await person.browser.post('/api/v1/deadline-rules').send(goOver).expect(201);
    await work();
    expect(await dueOf(fresh, 'review')).toBe('2026-12-05');
    const undo = `/api/v1/recomputations/${made.body.recomputationId}/undo`;
    const undone = await person.browser.post(undo).send({ reason: '撤回' }).expect(201);
    await work();
    expect(await dueOf(fresh, 'review')).toBe('2026-12-07');
    const again = `/api/v1/recomputations/${undone.body.recomputationId}/undo`;
    await person.browser.post(again).send({ reason: '撤回的撤回' }).expect(409);
    const { body } = await person.browser.get('/api/v1/recomputations').expect(200);
    expect(body.items[0]).toMatchObject({ id: undone.body.recomputationId, undoable: false });
  });

  test('can count the mediation of some cases from the day of the report', async () => {
    const person = await admin();
    const variants = [{ ...ownVariant, startsAt: 'report' }];
    const edit = { reason: '邻里纠纷自上报起算', rules: { mediation: { variants } } };
    await person.browser.post('/api/v1/deadline-rules').send(edit).expect(201);
    const fresh = await accepted('2026-11-30', { typeCode: 'NEI', reportedOn: '2026-11-28' });
    expect(await dueOf(fresh, 'mediation')).toBe('2026-12-08');
    const back = { reason: '恢复', rules: { mediation: { variants: [] } } };
    await person.browser.post('/api/v1/deadline-rules').send(back).expect(201);
  });

  test('names the document by which a variant stands, on the page and with each case', async () => {
    const basis = '青山县司法局〔2026〕12号';
    const variants = [{ ...ownVariant, basis }];
    const person = await admin();
    await person.browser
      .post('/api/v1/deadline-rules')
      .send({ reason: '邻里纠纷从快', rules: { mediation: { variants } } })
      .expect(201);
    const { body } = await person.browser.get('/api/v1/deadline-rules').expect(200);
    const of = (id: string) => body.rules.find((rule: { id: string }) => rule.id === id);
    expect(of('mediation').variants).toContainEqual(
      expect.objectContaining({
        id: ownVariant.id,
        source: { isLaw: false, text: { zh: basis, en: basis } },
      }),
    );
    expect(of('followUpVisit').further).toEqual([
      { risk: 'yellow', lengths: [30] },
      { risk: 'red', lengths: [30, 90] },
    ]);
    const dispute = await accepted('2026-12-03', { typeCode: 'NEI' });
    expect((await clocksOf(dispute)).mediation).toMatchObject({
      source: { isLaw: false, text: { zh: basis } },
    });
  });

  test('stands in the trail with its undoing', async () => {
    const noted = await query<{ reason: string }>(app.dataSource, {
      text: `select reason from audit_entry where action = 'rules.set' order by at, id`,
    });
    const reasons = noted.map(({ reason }) => reason);
    expect(reasons).toContain('撤回');
    expect(reasons.some((reason) => reason.endsWith('研判改为五日'))).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test.each([
    ['a period of the law', { judicialConfirmation: { length: 40 } }, '/rules/judicialConfirmation/length'],
    ['hours for a clock that stands still', { mediation: { unit: 'hours' } }, '/rules/mediation/unit'],
    ['a longer time for red', { review: { lengthAtRed: 30 } }, '/rules/review/lengthAtRed'],
    [
      'a start elsewhere of anything but mediation',
      { archive: { variants: [{ ...ownVariant, startsAt: 'report' }] } },
      '/rules/archive/variants/0/startsAt',
    ],
    [
      'a variant for everything',
      { archive: { variants: [{ ...ownVariant, scope: {} }] } },
      '/rules/archive/variants/0/scope',
    ],
    [
      'a first visit after the further ones',
      { followUpVisit: { length: 30 } },
      '/rules/followUpVisit/length',
    ],
    [
      'days that would become hours for the further visits',
      { followUpVisit: { unit: 'hours' } },
      '/rules/followUpVisit/unit',
    ],
    ['a climb that falls', { review: { grace: { supervision: 5 } } }, '/rules/review/grace'],
  ])('refuses %s, and says where', async (_, rules, pointer) => {
    const person = await admin();
    const answer = await person.browser
      .post('/api/v1/deadline-rules/preview')
      .send({ reason: '试一试', rules })
      .expect(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });
});

describe('a year of the calendar', () => {
  const year2027 = {
    year: 2027,
    notice: '国办发明电〔2026〕9号',
    spans: [
      { from: '2027-01-01', to: '2027-01-03', kind: 'rest', name: { zh: '元旦', en: 'New Year' } },
      { from: '2027-01-04', to: '2027-01-05', kind: 'rest', name: { zh: '测试', en: 'test' } },
    ],
  };

  const worked = { from: '2027-02-06', to: '2027-02-06', kind: 'work', name: { zh: '春节', en: 'Spring' } };

  test('makes provisional dates certain, moves those that it moves, and the record proves it', async () => {
    app.clock.set('2026-12-30T01:00:00.000Z');
    const dispute = await report(await app.as('wanggeyuan'));
    expect((await clocksOf(dispute)).acceptance).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    const person = await admin();
    const preview = await person.browser.post('/api/v1/calendar/preview').send(year2027).expect(200);
    expect(preview.body.preview.shown).toContainEqual(
      expect.objectContaining({
        disputeId: dispute.id,
        clocks: [expect.objectContaining({ dueBefore: '2027-01-04', dueOn: '2027-01-07' })],
      }),
    );
    await person.browser.post('/api/v1/calendar').send(year2027).expect(201);
    await work();
    expect((await clocksOf(dispute)).acceptance).toMatchObject({ dueOn: '2027-01-07', provisional: false });
    expect(await differences()).toEqual([]);
    await person.browser.post('/api/v1/calendar').send(year2027).expect(409);
    const [noted] = await query<{ reason: string }>(app.dataSource, {
      text: `select reason from audit_entry where action = 'rules.set' order by at desc, id desc limit 1`,
    });
    expect(noted?.reason).toMatch(/^cn-2027-[0-9a-f]{12}: 2027年放假安排（国办发明电〔2026〕9号）$/);
    const next = await report(await app.as('wanggeyuan'));
    expect(await dueOf(next, 'acceptance')).toBe('2027-01-07');
    expect((await person.browser.get('/api/v1/calendar').expect(200)).body.years).toContain(2027);
  });

  test('is refused where somebody has corrected the calendar since it was looked at', async () => {
    const person = await admin();
    const { body } = await person.browser.get('/api/v1/calendar').expect(200);
    const [first, second] = [year2027, { ...year2027, spans: year2027.spans.slice(0, 1) }];
    const looked = { ...second, replaces: body.version };
    await person.browser
      .post('/api/v1/calendar')
      .send({ ...first, notice: '国办发明电〔2026〕10号', spans: [...first.spans, worked] })
      .expect(201);
    const refused = await person.browser.post('/api/v1/calendar').send(looked).expect(409);
    expect(refused.body.code).toBe('calendar-changed');
    const preview = await person.browser.post('/api/v1/calendar/preview').send(second).expect(200);
    expect(preview.body.replaces).not.toBe(body.version);
    await person.browser
      .post('/api/v1/calendar')
      .send({ ...second, replaces: preview.body.replaces })
      .expect(201);
    await work();
  });

  test('is refused where its days do not fit together', async () => {
    const spans = [
      { from: '2028-01-01', to: '2027-12-31', kind: 'rest', name: { zh: '元旦', en: 'New Year' } },
      { from: '2027-10-01', to: '2027-10-07', kind: 'rest', name: { zh: '国庆', en: 'National Day' } },
      { from: '2027-10-07', to: '2027-10-07', kind: 'work', name: { zh: '国庆', en: 'National Day' } },
    ];
    const answer = await (await admin()).browser
      .post('/api/v1/calendar')
      .send({ ...year2027, spans })
      .expect(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/spans/0',
      '/spans/2',
      '/spans/2',
    ]);
  });
});
