import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { query } from '#platform';
import type { Session } from '../support/app.ts';
import { aDeliveryDesk, type DeliveryDesk, mailTo, phone, smsTo } from '../support/delivery-desk.ts';

let desk: DeliveryDesk;
let county: Session;
beforeAll(async () => {
  desk = await aDeliveryDesk();
  await desk.app.person('xianguanli', 'administrator', await countyId());
  county = await desk.app.as('xianguanli');
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.app.clock.set('2026-11-23T01:00:00.000Z');
  await desk.clear();
});

async function countyId(): Promise<string> {
  const [row] = await query<{ id: string }>(desk.app.dataSource, {
    text: `select id from organisation where kind = 'county'`,
  });
  return row?.id ?? '';
}
const put = (setting: object, organisationId = desk.admin.organisationId) =>
  desk.admin.browser.put(`/api/v1/channels/${organisationId}`).send(setting);
const pointersOf = (body: { errors?: readonly { pointer: string }[] }) =>
  body.errors?.map(({ pointer }) => pointer);
const choice = { phone, smsTopics: ['overdue' as const] };

describe('the secrets of a channel', () => {
  const secrets = [
    'of-the-letters',
    'key-of-wecom',
    'token-of-dingtalk',
    'SEC-of-dingtalk',
    'in-the-address',
    'in-the-body',
  ];
  const settings = () => [
    { ...mailTo(desk), username: 'fengqiao', password: secrets[0] },
    { kind: 'wecom', enabled: true, topics: [], webhook: `${desk.http.url}/?key=${secrets[1]}` },
    {
      kind: 'dingtalk',
      enabled: true,
      topics: [],
      webhook: `${desk.http.url}/?t=${secrets[2]}`,
      secret: secrets[3],
    },
    { ...smsTo(desk, `/${secrets[4]}`), body: `{"p":"${secrets[5]}","to":"{{phone}}","text":"{{text}}"}` },
  ];

  test('are shown to nobody, lie nowhere in the clear, and stand in no line of the log', async () => {
    const answers: string[] = [];
    for (const setting of settings()) answers.push((await put(setting).expect(200)).text);
    await desk.choose(desk.mediator, choice);
    desk.http.behave = () => ({ status: 500 });
    await desk.tell([desk.mediator.staffId]);
    await desk.sendDue();
    answers.push((await desk.admin.browser.get('/api/v1/channels').expect(200)).text);
    answers.push((await desk.admin.browser.get('/api/v1/deliveries').expect(200)).text);
    const [rows] = await query<{ text: string }>(desk.app.dataSource, {
      text: `select string_agg(t, '') as text from (select c::text as t from channel c union all
             select encode(settings, 'escape') from channel union all select c::text from contact c union all
             select encode(phone, 'escape') from contact union all select d::text from delivery d union all
             select a::text from audit_entry a) all_rows`,
    });
    const everything = [...answers, rows?.text ?? '', ...desk.app.log].join('\n');
    expect(everything).toContain('http-500');
    for (const secret of [...secrets, phone])
      expect([secret, everything.includes(secret)]).toEqual([secret, false]);
  });

  test('stay when they are left out, and only with the address that they belong to', async () => {
    for (const setting of settings()) await put(setting).expect(200);
    const again = { ...mailTo(desk), username: 'fengqiao', from: 'other@yueshan.example' };
    await put(again).expect(200);
    const elsewhere = await put({ ...again, host: 'mail.elsewhere.example', security: 'tls' }).expect(422);
    expect([elsewhere.body.code, pointersOf(elsewhere.body)]).toEqual(['channel-incomplete', ['/password']]);
    const moved = await put({
      kind: 'dingtalk',
      enabled: true,
      topics: [],
      webhook: 'https://elsewhere.example/',
    });
    expect([moved.status, pointersOf(moved.body)]).toEqual([422, ['/secret']]);
    await put({ kind: 'dingtalk', enabled: true, topics: ['case'] }).expect(200);
    await put({ kind: 'sms', enabled: true, method: 'POST', format: 'json' }).expect(200);
    const body = await put({ ...smsTo(desk), body: undefined, url: 'https://elsewhere.example/' });
    expect([body.status, pointersOf(body.body)]).toEqual([422, ['/body']]);
    await desk.choose(desk.mediator, { email: 'guo@example.org', emailTopics: ['overdue'] });
    await desk.tell([desk.mediator.staffId]);
    await desk.sendDue();
    expect(desk.mail.signIns).toContain('\0fengqiao\0of-the-letters');
  });
});

test.each([
  ['/webhook', { kind: 'wecom', enabled: true, topics: [], webhook: 'http://qyapi.example/' }],
  ['/webhook', { kind: 'wecom', enabled: true, topics: [] }],
  ['/webhook', { kind: 'wecom', enabled: true, topics: [], webhook: 'https://169.254.169.254/' }],
  [
    '/url',
    { kind: 'sms', enabled: true, method: 'GET', format: 'form', url: 'https://sms.example/{{phone}}' },
  ],
  [
    '/url',
    { kind: 'sms', enabled: true, method: 'GET', format: 'form', url: 'https://{{text}}.example/{{phone}}' },
  ],
  [
    '/security',
    { kind: 'email', enabled: true, host: 'mail.example', port: 25, security: 'none', from: 'a@b.example' },
  ],
  [
    '/host',
    { kind: 'email', enabled: true, host: '169.254.1.1', port: 25, security: 'tls', from: 'a@b.example' },
  ],
])('a channel that leads nowhere is refused at %s: %j', async (pointer, setting) => {
  const { body } = await put(setting).expect(422);
  expect(pointersOf(body)).toEqual([pointer]);
});

test('a channel that is shut gives up what is waiting for it, and takes nothing new', async () => {
  await put(smsTo(desk)).expect(200);
  await desk.choose(desk.mediator, choice);
  const waiting = await desk.tell([desk.mediator.staffId]);
  await put({ ...smsTo(desk), enabled: false }).expect(200);
  expect(await desk.of(waiting)).toMatchObject([{ isFailed: true, code: 'channel-off' }]);
  expect(await desk.of(await desk.tell([desk.mediator.staffId]))).toEqual([]);
});

describe('a test message', () => {
  const trial = (id: string) => desk.admin.browser.post(`/api/v1/channels/${id}/trial`);

  test('goes to whoever asks for it, and says what became of it', async () => {
    const id = await desk.set(smsTo(desk));
    expect((await trial(id).expect(409)).body.code).toBe('no-own-address');
    await desk.choose(desk.admin, { phone: '13900000002' });
    expect((await trial(id).expect(200)).body).toEqual({ sent: true, code: null });
    expect(desk.http.received[0]?.body).toContain('13900000002');
    desk.http.behave = () => ({ status: 403 });
    expect((await trial(id).expect(200)).body).toEqual({ sent: false, code: 'http-403' });
  });

  test('of a robot goes to its group', async () => {
    const id = await desk.set({
      kind: 'wecom',
      enabled: false,
      topics: [],
      webhook: `${desk.http.url}/?key=k`,
    });
    desk.http.behave = () => ({ status: 200, body: '{"errcode":93000}' });
    expect((await trial(id).expect(200)).body).toEqual({ sent: false, code: 'robot-93000' });
  });
});

describe('the delivery log', () => {
  test('says who, by what, when, how often and how it went, and of the case its number', async () => {
    await put(smsTo(desk)).expect(200);
    await desk.choose(desk.mediator, choice);
    await desk.tell([desk.mediator.staffId]);
    desk.http.behave = () => ({ status: 404 });
    await desk.sendDue();
    const { body } = await desk.admin.browser.get('/api/v1/deliveries?state=failed').expect(200);
    expect(body.items).toMatchObject([
      {
        channel: 'sms',
        organisation: '月山镇',
        person: '郭长顺',
        sentence: { zh: '月山〔2026〕7号（调解）：逾期催办，期限 11月26日' },
        state: 'failed',
        attempts: 1,
        lastCode: 'http-404',
        nextAt: null,
      },
    ]);
    const { body: none } = await desk.admin.browser.get('/api/v1/deliveries?state=waiting').expect(200);
    expect(none.items).toEqual([]);
  });

  test('ends at the border of the realm, as the channels do', async () => {
    const own = await countyId();
    const id = (await county.browser.put(`/api/v1/channels/${own}`).send(smsTo(desk)).expect(200)).body.id;
    await desk.choose(desk.mediator, choice);
    const [delivery] = await desk.of(await desk.tell([desk.mediator.staffId]));
    // The township has none of its own, so that of the county serves its people.
    expect(delivery).toBeDefined();
    expect((await desk.admin.browser.get('/api/v1/channels').expect(200)).body.items).toEqual([]);
    expect((await desk.admin.browser.get('/api/v1/deliveries').expect(200)).body.items).toEqual([]);
    await put(smsTo(desk), own).expect(404);
    await desk.admin.browser.post(`/api/v1/channels/${id}/trial`).expect(404);
    await desk.admin.browser.post(`/api/v1/deliveries/${delivery?.id}/resend`).expect(404);
    expect((await county.browser.get('/api/v1/deliveries').expect(200)).body.items).toHaveLength(1);
  });
});

describe('what somebody chooses', () => {
  const choose = (choice: object) =>
    desk.mediator.browser
      .put('/api/v1/contact')
      .send({ email: null, phone: null, emailTopics: [], smsTopics: [], quiet: true, ...choice });

  test('is theirs, with the channels that serve them', async () => {
    await put(smsTo(desk)).expect(200);
    await put({ ...mailTo(desk), enabled: false }).expect(200);
    await choose({ email: 'guo@example.org', emailTopics: ['case', 'overdue'], quiet: false }).expect(200);
    const { body } = await desk.mediator.browser.get('/api/v1/contact').expect(200);
    expect(body).toEqual({
      email: 'guo@example.org',
      phone: null,
      emailTopics: ['case', 'overdue'],
      smsTopics: [],
      quiet: false,
      channels: ['sms'],
    });
    const { body: other } = await desk.admin.browser.get('/api/v1/contact').expect(200);
    expect(other).toMatchObject({ email: null, emailTopics: [], quiet: true });
  });

  test.each([
    ['/email', { emailTopics: ['case'] }],
    ['/phone', { smsTopics: ['case'] }],
    ['/email', { email: 'nobody' }],
    ['/phone', { phone: '0391-8650003' }],
    ['/emailTopics', { email: 'a@b.example', emailTopics: ['case', 'case'] }],
  ])('is checked at %s: %j', async (pointer, wrong) => {
    const { body } = await choose(wrong).expect(422);
    expect(pointersOf(body)).toContain(pointer);
  });

  test('counts for what was not sent yet: an address that was taken back is not written to', async () => {
    await put(smsTo(desk)).expect(200);
    await choose(choice).expect(200);
    const source = await desk.tell([desk.mediator.staffId]);
    await choose({}).expect(200);
    await desk.sendDue();
    expect(await desk.of(source)).toMatchObject([{ isFailed: true, code: 'no-address' }]);
    expect(desk.http.received).toEqual([]);
  });
});
