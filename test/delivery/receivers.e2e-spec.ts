import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claim } from '../../libs/casework/src/delivery/delivery.claim.ts';
import { aDeliveryDesk, type DeliveryDesk, mailTo, phone, smsTo } from '../support/delivery-desk.ts';
import type { Behaviour } from '../support/http-receiver.ts';

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await aDeliveryDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.app.clock.set('2026-11-23T01:00:00.000Z');
  await desk.clear();
  await desk.set(smsTo(desk));
  await desk.choose(desk.mediator, { phone, smsTopics: ['overdue'], quiet: false });
});

const tell = () => desk.tell([desk.mediator.staffId]);
/** Moves on until nothing is left to be tried. */
async function drain(): Promise<void> {
  for (let hours = 0; hours < 60; hours += 1) {
    await desk.sendDue();
    const [left] = await desk.app.dataSource.query(
      'select count(*)::int as n from delivery where sent_at is null and failed_at is null',
    );
    if (left.n === 0) return;
    desk.app.clock.advanceMs(3_600_000);
  }
  throw new Error('deliveries are left after 60 hours');
}

describe('a receiver that', () => {
  test.each<readonly [string, Behaviour, string]>([
    ['is broken', { status: 500 }, 'http-500'],
    ['is too busy', { status: 429 }, 'http-429'],
    ['never answers', 'hang', 'timeout'],
    ['answers too late', 'late', 'timeout'],
    ['cuts the line', 'reset', 'cut-off'],
  ])('%s is asked again later, with the same key', async (_, behaviour, code) => {
    desk.http.behave = (__, earlier) => (earlier === 0 ? behaviour : { status: 200 });
    const source = await tell();
    await desk.sendDue();
    expect(await desk.of(source)).toMatchObject([{ attempts: 1, isSent: false, isFailed: false, code }]);
    desk.http.answerLate();
    // Not before half a minute, the least of the first wait.
    desk.app.clock.advanceMs(29_000);
    expect(await desk.sendDue()).toBe(0);
    desk.app.clock.advanceMs(31_000);
    expect(await desk.sendDue()).toBe(1);
    expect(await desk.of(source)).toMatchObject([{ attempts: 2, isSent: true, code: null }]);
    const keys = desk.http.received.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
  });

  test('says when to come back is left alone until then', async () => {
    desk.http.behave = (_, earlier) =>
      earlier === 0 ? { status: 429, headers: { 'Retry-After': '7200' } } : { status: 200 };
    const source = await tell();
    await desk.sendDue();
    desk.app.clock.advanceMs(7_199_000);
    expect(await desk.sendDue()).toBe(0);
    desk.app.clock.advanceMs(1_000);
    expect(await desk.sendDue()).toBe(1);
    expect(await desk.of(source)).toMatchObject([{ isSent: true }]);
  });

  test.each<readonly [string, Behaviour, string]>([
    ['does not want it', { status: 400 }, 'http-400'],
    ['knows no such key', { status: 401 }, 'http-401'],
    ['sends us elsewhere', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'http-302'],
    ['answers without end', { status: 200, body: 'x'.repeat(100_000) }, 'answer-too-long'],
  ])('%s is not asked again', async (_, behaviour, code) => {
    desk.http.behave = () => behaviour;
    const source = await tell();
    await drain();
    expect(await desk.of(source)).toMatchObject([{ attempts: 1, isFailed: true, code }]);
    expect(desk.http.received).toHaveLength(1);
  });

  test('is broken for days is given up after twelve tries, and an administrator sends it again', async () => {
    desk.http.behave = () => ({ status: 503 });
    const source = await tell();
    await drain();
    const [given] = await desk.of(source);
    expect(given).toMatchObject({ attempts: 12, isFailed: true, code: 'http-503' });
    desk.http.behave = () => ({ status: 200 });
    const { admin } = desk;
    await admin.browser.post(`/api/v1/deliveries/${given?.id}/resend`).expect(204);
    await desk.sendDue();
    expect(await desk.of(source)).toMatchObject([{ attempts: 1, isSent: true }]);
    const { body } = await admin.browser.post(`/api/v1/deliveries/${given?.id}/resend`).expect(409);
    expect(body.code).toBe('delivery-not-failed');
  });

  test('says 200 but not what it should is a refusal', async () => {
    await desk.set({ ...smsTo(desk), expects: '"result":"ok"' });
    const source = await tell();
    await drain();
    expect(await desk.of(source)).toMatchObject([{ isFailed: true, code: 'answer-unexpected' }]);
  });

  test('hangs keeps no other channel waiting, and its own messages wait without losing tries', async () => {
    await desk.set(mailTo(desk));
    await desk.choose(desk.mediator, {
      phone,
      email: 'guo@example.org',
      smsTopics: ['overdue'],
      emailTopics: ['overdue'],
      quiet: false,
    });
    desk.http.behave = () => 'hang';
    const sources: string[] = [];
    for (let n = 0; n < 14; n += 1) sources.push(await tell());
    // One batch of ten found out that nobody answers; the other four were not tried.
    expect(await desk.sendDue()).toBe(24);
    expect(desk.mail.letters).toHaveLength(14);
    const sms = (await Promise.all(sources.map((source) => desk.of(source)))).flat().filter(isSms);
    expect(sms.map(({ attempts }) => attempts).sort()).toEqual([...Array(4).fill(0), ...Array(10).fill(1)]);
  });
});
const isSms = ({ kind }: { readonly kind: string }) => kind === 'sms';

describe('a mail server that', () => {
  beforeEach(async () => {
    await desk.set(mailTo(desk));
    await desk.choose(desk.mediator, { email: 'guo@example.org', emailTopics: ['overdue'], quiet: false });
  });

  test.each([
    ['has no room now', '452 later', 'smtp-452'],
    ['never says that it took the letter', 'hang', 'timeout'],
  ])('%s is asked again', async (_, answer, code) => {
    desk.mail.behave = () => answer;
    const source = await tell();
    await desk.sendDue();
    expect(await desk.of(source)).toMatchObject([{ attempts: 1, isFailed: false, code }]);
    desk.mail.behave = () => '250 taken';
    await drain();
    expect(await desk.of(source)).toMatchObject([{ isSent: true }]);
    expect(desk.mail.letters).toHaveLength(1);
  });

  test('took the letter and died before saying so gets it again under the same id', async () => {
    desk.mail.behave = (earlier) => (earlier === 0 ? 'silent' : '250 taken');
    await tell();
    await drain();
    const ids = desk.mail.letters.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('knows no such person is not asked again', async () => {
    desk.mail.behave = () => '550 no such person';
    const source = await tell();
    await drain();
    expect(await desk.of(source)).toMatchObject([{ attempts: 1, isFailed: true, code: 'smtp-550' }]);
  });
});

describe('whoever sends', () => {
  test('and dies between claiming and marking leaves it to the next, once the lease is over', async () => {
    const source = await tell();
    const time = { at: desk.app.clock.now(), isOfficeTime: true, today: desk.app.clock.today() };
    expect((await claim(desk.app.dataSource, time, []))?.claimed).toHaveLength(1);
    expect(await desk.sendDue()).toBe(0);
    desk.app.clock.advanceMs(5 * 60_000);
    expect(await desk.sendDue()).toBe(1);
    expect(await desk.of(source)).toMatchObject([{ attempts: 2, isSent: true }]);
  });

  test('and dies every time gives it up in the end, so that somebody sees it', async () => {
    const source = await tell();
    for (let n = 0; n < 13; n += 1) {
      const time = { at: desk.app.clock.now(), isOfficeTime: true, today: desk.app.clock.today() };
      await claim(desk.app.dataSource, time, []);
      desk.app.clock.advanceMs(5 * 60_000);
    }
    expect(await desk.of(source)).toMatchObject([{ attempts: 12, isFailed: true, code: 'interrupted' }]);
  });

  test('beside others never sends what they send', async () => {
    for (let n = 0; n < 60; n += 1) await tell();
    const tried = await Promise.all(Array.from({ length: 6 }, () => desk.sendDue()));
    await desk.sendDue();
    expect(tried.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(60);
    const keys = desk.http.received.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(60);
    expect(new Set(keys).size).toBe(60);
  });
});

test('whatever receivers do, every notice arrives, and once where it was answered in time', async () => {
  const bad = fc.constantFrom<Behaviour>({ status: 500 }, { status: 429 }, 'reset');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(bad, { maxLength: 4 }), { minLength: 1, maxLength: 12 }),
      async (scripts) => {
        desk.app.clock.set('2026-11-23T01:00:00.000Z');
        desk.http.received.length = 0;
        await desk.app.dataSource.query('delete from delivery');
        const ids: string[] = [];
        for (const _ of scripts) ids.push((await desk.of(await tell()))[0]?.id ?? '');
        const left = new Map(ids.map((id, n) => [id, [...(scripts[n] ?? [])]]));
        desk.http.behave = ({ headers }) =>
          left.get(String(headers['idempotency-key']))?.shift() ?? { status: 200 };
        await drain();
        const calls = (id: string) =>
          desk.http.received.filter(({ headers }) => headers['idempotency-key'] === id).length;
        // The failures of its script, and then exactly one that was answered.
        expect(ids.map(calls)).toEqual(scripts.map((script) => script.length + 1));
      },
    ),
    { numRuns: 12 },
  );
});
