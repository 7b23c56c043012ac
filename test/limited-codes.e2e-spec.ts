import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { drawn } from './support/sealed-notes.ts';

/** Nobody is limited but by what is tried here. */
const rates = { perAddress: 0, perAccount: 0, signInsPerAddress: 20, codesPerAddress: 5, codesInAll: 12 };

let app: TestApp;
let mediator: Session;
beforeAll(async () => {
  app = await anApp({ settings: { rates, isBehindProxy: true } });
  mediator = await app.as('guochangshun');
  await mediator.browser.post('/api/v1/sealing-key').send({ code: drawn() }).expect(201);
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.clock.advanceMs(60_000));

type Answer = { readonly status: number; readonly body: { readonly code?: string; readonly title?: string } };
const codes = (answers: readonly Answer[]) => answers.map(({ body }) => body.code);
const count = (answers: readonly Answer[], code: string) =>
  codes(answers).filter((one) => one === code).length;

describe('a sealing code', () => {
  const tries = async (route: string, body: object, times: number, address: string) => {
    const answers: Answer[] = [];
    for (let n = 0; n < times; n += 1)
      answers.push(
        await mediator.browser
          .post(`/api/v1/sealing-key/${route}`)
          .set('x-forwarded-for', address)
          .send(body),
      );
    return answers;
  };

  test('is tried so often a minute from one address, by whichever door, and then a sentence says when again', async () => {
    const answers = [
      ...(await tries('unlocking', { code: drawn() }, 8, '10.0.0.1')),
      ...(await tries('change', { oldCode: drawn(), code: drawn() }, 8, '10.0.0.1')),
      ...(await tries('recovery', { code: drawn() }, 8, '10.0.0.1')),
    ];
    expect(count(answers, 'wrong-sealing-code')).toBe(20);
    expect(count(answers, 'too-many-requests')).toBe(4);
    expect(answers.at(-1)?.body.title).toMatch(/^操作过于频繁，请在 \d+ 秒后再试$/);
    // Looking whether a key is open is no try.
    await mediator.browser.get('/api/v1/sealing-key').set('x-forwarded-for', '10.0.0.1').expect(200);
  }, 60_000);

  test('is tried again when the minute is over', async () => {
    await tries('unlocking', { code: '1' }, 21, '10.0.0.2');
    expect(codes(await tries('unlocking', { code: '1' }, 1, '10.0.0.2'))).toEqual(['too-many-requests']);
    app.clock.advanceMs(60_000);
    expect(codes(await tries('unlocking', { code: '1' }, 1, '10.0.0.2'))).toEqual(['sealing-code-mistyped']);
  });
});

describe('the code of a receipt', () => {
  const tried = async (times: number, address: (n: number) => string) => {
    const answers: Answer[] = [];
    for (let n = 0; n < times; n += 1)
      answers.push(
        await app
          .browser()
          .post('/api/v1/party-view')
          .set('x-forwarded-for', address(n))
          .send({ code: String(n).padStart(24, '0') }),
      );
    return answers;
  };

  test('is tried so often a minute from one address, right or wrong', async () => {
    const answers = await tried(9, () => '10.0.1.1');
    expect(count(answers, 'too-many-requests')).toBe(4);
    expect(answers.slice(0, 5).map(({ status }) => status)).not.toContain(429);
  });

  test('is tried so often a minute from all addresses together', async () => {
    const answers = await tried(20, (n) => `10.0.2.${n}`);
    expect(count(answers, 'too-many-requests')).toBe(8);
  });

  test('takes nothing from those who sign in', async () => {
    await tried(20, () => '10.0.3.1');
    const answer = await app
      .browser()
      .post('/api/v1/session')
      .set('x-forwarded-for', '10.0.3.1')
      .send({ username: 'nobody', password: 'wrong-password' });
    expect(answer.status).toBe(401);
  });
});
