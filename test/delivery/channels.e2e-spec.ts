import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aDeliveryDesk,
  type DeliveryDesk,
  mailTo,
  phone,
  publicUrl,
  smsTo,
} from '../support/delivery-desk.ts';

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await aDeliveryDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.app.clock.set('2026-11-23T01:00:00.000Z');
  await desk.clear();
});

const sentence = '月山〔2026〕7号（调解）：逾期催办，期限 11月26日';

describe('a notice goes out', () => {
  test('as a letter: number, stage, due day and the way to the case, and nothing of the case', async () => {
    await desk.set(mailTo(desk));
    await desk.choose(desk.mediator, { email: 'guo@example.org', emailTopics: ['overdue'] });
    const source = await desk.tell([desk.mediator.staffId]);
    expect(await desk.sendDue()).toBe(1);
    const [delivery] = await desk.of(source);
    expect(delivery).toMatchObject({ isSent: true, attempts: 1 });
    const [letter] = desk.mail.letters;
    expect(letter?.to).toEqual(['guo@example.org']);
    expect(letter?.text.trim()).toBe(`【枫桥】${sentence}\n${publicUrl}/disputes/${desk.dispute.id}`);
    expect(letter?.source).toContain(`Message-ID: <${delivery?.id}@yueshan.example>`);
    expect(letter?.source).toContain('Auto-Submitted: auto-generated');
  });

  test('as a text message, through the template of the service', async () => {
    await desk.set({
      ...smsTo(desk, '/sms?sign=a'),
      authorization: 'Bearer of-the-service',
      expects: 'errcode',
    });
    await desk.choose(desk.mediator, { phone: '139 0000 0001', smsTopics: ['overdue'] });
    const source = await desk.tell([desk.mediator.staffId]);
    await desk.sendDue();
    const [delivery] = await desk.of(source);
    expect(delivery).toMatchObject({ isSent: true });
    const [call] = desk.http.received;
    expect(call).toMatchObject({ method: 'POST', path: '/sms?sign=a' });
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer of-the-service',
      'idempotency-key': delivery?.id,
    });
    expect(JSON.parse(call?.body ?? '')).toEqual({
      to: phone,
      text: `【枫桥】${sentence} ${publicUrl}/disputes/${desk.dispute.id}`,
    });
  });

  test('as a text message asked for by an address alone', async () => {
    const { body: _, ...service } = smsTo(desk, '/send?m={{phone}}&c={{text}}&id={{id}}');
    await desk.set({ ...service, method: 'GET', format: 'form' });
    await desk.choose(desk.mediator, { phone, smsTopics: ['overdue'] });
    await desk.tell([desk.mediator.staffId]);
    await desk.sendDue();
    const asked = new URL(desk.http.received[0]?.path ?? '', desk.http.url).searchParams;
    expect(asked.get('m')).toBe(phone);
    expect(asked.get('c')).toContain(sentence);
  });

  test('to the group of a unit once, however many of its people are told', async () => {
    const unit = desk.mediator.organisationId;
    const colleague = await desk.app.person('colleague', 'mediator', unit);
    const robot = {
      kind: 'wecom',
      enabled: true,
      topics: ['overdue'],
      webhook: `${desk.http.url}/send?key=k`,
    };
    await desk.set(robot, unit);
    const source = await desk.tell([desk.mediator.staffId, colleague, desk.admin.staffId]);
    await desk.sendDue();
    expect(await desk.of(source)).toMatchObject([{ kind: 'wecom', isSent: true }]);
    expect(desk.http.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        '/send?key=k',
        {
          msgtype: 'text',
          text: { content: `【枫桥】${sentence}\n${publicUrl}/disputes/${desk.dispute.id}` },
        },
      ],
    ]);
  });

  test('to a group of DingTalk, signed for this moment', async () => {
    const webhook = `${desk.http.url}/robot/send?access_token=t`;
    const robot = { kind: 'dingtalk', enabled: true, topics: ['overdue'], webhook, secret: 'SEC1' };
    await desk.set(robot, desk.mediator.organisationId);
    await desk.tell([desk.mediator.staffId]);
    await desk.sendDue();
    const asked = new URL(desk.http.received[0]?.path ?? '', desk.http.url).searchParams;
    const at = asked.get('timestamp') ?? '';
    expect(at).toBe(String(desk.app.clock.now().getTime()));
    const sign = createHmac('sha256', 'SEC1').update(`${at}\nSEC1`).digest('base64');
    expect([asked.get('access_token'), asked.get('sign')]).toEqual(['t', sign]);
  });

  test('by the channel of the own unit rather than by that of the township', async () => {
    await desk.set(smsTo(desk, '/township'));
    await desk.set(smsTo(desk, '/village'), desk.mediator.organisationId);
    await desk.choose(desk.mediator, { phone, smsTopics: ['overdue'] });
    await desk.choose(desk.admin, { phone, smsTopics: ['overdue'] });
    await desk.tell([desk.mediator.staffId, desk.admin.staffId]);
    await desk.sendDue();
    expect(new Set(desk.http.received.map(({ path }) => path))).toEqual(new Set(['/township', '/village']));
  });

  test('only of what somebody has chosen, and the screen tells all the same', async () => {
    await desk.set(smsTo(desk));
    await desk.choose(desk.mediator, { phone, smsTopics: ['review'] });
    const source = await desk.tell([desk.mediator.staffId]);
    expect(await desk.of(source)).toEqual([]);
    const { body } = await desk.mediator.browser.get('/api/v1/notifications?limit=1').expect(200);
    expect(body.items).toMatchObject([{ sentence: { zh: sentence } }]);
  });
});

describe('at night and on rest days', () => {
  const tellAt = async (instant: string, urgent: boolean) => {
    desk.app.clock.set(instant);
    const source = await desk.tell([desk.mediator.staffId], { urgent });
    await desk.sendDue();
    return source;
  };
  const night = '2026-11-23T14:00:00.000Z';

  beforeEach(async () => {
    await desk.set(smsTo(desk));
    await desk.choose(desk.mediator, { phone, smsTopics: ['overdue'] });
  });

  test('nothing leaves, and everything when the office opens', async () => {
    const source = await tellAt(night, false);
    expect(await desk.of(source)).toMatchObject([{ attempts: 0 }]);
    desk.app.clock.set('2026-11-23T23:59:00.000Z');
    expect(await desk.sendDue()).toBe(0);
    desk.app.clock.set('2026-11-24T00:00:00.000Z');
    expect(await desk.sendDue()).toBe(1);
    expect(await desk.of(source)).toMatchObject([{ isSent: true }]);
  });

  test('Saturday is quiet, and a Saturday that is worked is not', async () => {
    expect(await desk.of(await tellAt('2026-11-28T02:00:00.000Z', false))).toMatchObject([{ attempts: 0 }]);
    // 2026-10-10: worked for the National Day.
    expect(await desk.of(await tellAt('2026-10-10T02:00:00.000Z', false))).toMatchObject([{ isSent: true }]);
  });

  test('what is red goes at once', async () => {
    expect(await desk.of(await tellAt(night, true))).toMatchObject([{ isSent: true }]);
  });

  test('whoever does not mind is told at once', async () => {
    await desk.choose(desk.mediator, { phone, smsTopics: ['overdue'], quiet: false });
    expect(await desk.of(await tellAt(night, false))).toMatchObject([{ isSent: true }]);
  });
});

test('a robot says no more than its service lets it, and the rest a minute later', async () => {
  const robot = { kind: 'wecom', enabled: true, topics: ['overdue'], webhook: `${desk.http.url}/send?key=k` };
  await desk.set(robot, desk.mediator.organisationId);
  for (let n = 0; n < 18; n += 1) await desk.tell([desk.mediator.staffId]);
  expect(await desk.sendDue()).toBe(15);
  expect(await desk.sendDue()).toBe(0);
  desk.app.clock.advanceMs(61_000);
  expect(await desk.sendDue()).toBe(3);
  expect(desk.http.received).toHaveLength(18);
});
