import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type Browser, type TestApp } from './support/app.ts';

let app: TestApp;
let reporter: Browser;
let centre: Browser;
let leader: Browser;
let village: string;
beforeAll(async () => {
  app = await anApp();
  reporter = (await app.as('wanggeyuan')).browser;
  centre = (await app.as('zhongxin')).browser;
  leader = (await app.as('lingdao')).browser;
  village = await app.unit('柳溪村');
});
afterAll(() => app.close());

const newCase = async (): Promise<string> => {
  const report = {
    origin: 'grid',
    placeId: village,
    typeCode: 'NEI',
    summary: '两家为门前排水沟争吵',
    parties: [{ role: 'applicant', name: '单小雨' }],
  };
  const { body } = await reporter.post('/api/v1/disputes').send(report).expect(201);
  await centre.post(`/api/v1/disputes/${body.id}/accept`).send({}).expect(200);
  return body.id;
};

test('a week: the dashboard shows a case, the meeting decides on it, the minutes tell the village what to do', async () => {
  const disputeId = await newCase();
  const dashboard = await leader.get('/api/v1/review/dashboard').expect(200);
  expect(dashboard.body).toMatchObject({ week: { from: '2026-11-23', in: 1 }, now: { open: 1 } });

  const plan = await centre.post('/api/v1/review/meetings').send({ place: '镇会议室' }).expect(201);
  const meeting = `/api/v1/review/meetings/${plan.body.id}`;
  const decision = {
    disputeId,
    command: {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      leadId: village,
      measure: '三日内上门调解',
      dueOn: '2026-12-10',
    },
  };
  const early = await leader.post(`${meeting}/decisions`).send(decision).expect(409);
  expect(early.body).toMatchObject({ code: 'meeting-planned', title: '会议尚未召开，不能进行此操作' });

  await leader.post(`${meeting}/open`).send({}).expect(200);
  const decided = await leader
    .post(`${meeting}/decisions`)
    .set('Idempotency-Key', 'decision-1')
    .send(decision)
    .expect(201);
  expect(decided.body).toMatchObject({
    decision: { unit: { name: '柳溪村' } },
    dispute: { state: 'dispatched' },
  });

  const again = await leader.post(`${meeting}/decisions`).send(decision).expect(409);
  expect(again.body).toMatchObject({
    code: 'illegal-transition',
    allowedEvents: expect.arrayContaining(['SIGN_FOR']),
  });

  const closed = await centre.post(`${meeting}/close`).send({}).expect(200);
  expect(closed.body.minutes).toMatchObject({
    items: [{ section: 'new', decisions: [{ refusal: null }, { refusal: { code: 'illegal-transition' } }] }],
    slips: [{ unitName: '柳溪村', tasks: [{ measure: '三日内上门调解', dueOn: '2026-12-10' }] }],
  });
  const { body } = await centre.get('/api/v1/review/meetings').query({ state: 'closed' }).expect(200);
  expect(body.items).toMatchObject([{ id: plan.body.id, chair: { name: '董文斌' } }]);
});

test('the papers of a closed meeting are files with Chinese names, and the village signs for its slip', async () => {
  const { body } = await centre.get('/api/v1/review/slips').query({ state: 'unsigned' }).expect(200);
  const [slip] = body.items;
  expect(slip).toMatchObject({ unit: { name: '柳溪村' }, tasks: 1, maySign: false });
  const papers = `/api/v1/review/meetings/${slip.meetingId}/papers`;
  for (const [address, name] of [
    [`${papers}/minutes.docx`, '月山镇矛盾纠纷研判会议纪要〔2026〕第1号.docx'],
    [`${papers}/analysis.docx`, '月山镇矛盾纠纷研判报告〔2026〕第1号.docx'],
    [`/api/v1/review/slips/${slip.id}/slip.docx`, '月山镇矛盾纠纷交办单〔2026〕第1号—1（柳溪村）.docx'],
  ] as const) {
    const { headers } = await centre.get(address).expect(200);
    expect(headers['content-type']).toContain('wordprocessingml.document');
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
  }
  await centre.get(`${papers}/minutes.docx`).query({ edition: 9 }).expect(404);
  const mediator = (await app.as('guochangshun')).browser;
  await mediator.get(`${papers}/minutes.docx`).expect(403);
  await centre.post(`/api/v1/review/slips/${slip.id}/receipt`).send({}).expect(403);
  const signed = await mediator.post(`/api/v1/review/slips/${slip.id}/receipt`).send({}).expect(200);
  expect(signed.body).toMatchObject({ state: 'signed', items: [{ measure: '三日内上门调解' }] });
  await reporter.get(`/api/v1/review/slips/${slip.id}`).expect(404);
});

test('a decision with a wrong field is refused with a pointer to it', async () => {
  const { body: plan } = await centre
    .post('/api/v1/review/meetings')
    .send({ kind: 'urgent', reason: '紧急' })
    .expect(201);
  const wrong = { disputeId: plan.id, command: { type: 'ANALYZE', leadId: '柳溪村' } };
  const { body } = await leader.post(`/api/v1/review/meetings/${plan.id}/decisions`).send(wrong).expect(422);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/command/leadId');
});

test('the figures of the year count a case from its acceptance on', async () => {
  const figures = () => leader.get('/api/v1/statistics/figures').query({ period: '2026' }).expect(200);
  const { body: before } = await figures();
  await newCase();
  const { body: after } = await figures();
  expect(after.counts.accepted).toBe(before.counts.accepted + 1);
  expect(after.counts.open).toBe(before.counts.open + 1);
  expect(after).toMatchObject({ period: { until: '2026-11-23' }, checks: { allAgree: true } });
  const early = await leader.get('/api/v1/statistics/figures').query({ period: '2027' }).expect(422);
  expect(early.body).toMatchObject({ code: 'period-not-begun', errors: [{ pointer: '/query/period' }] });
});
