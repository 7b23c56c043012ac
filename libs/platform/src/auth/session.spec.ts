import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aWeb, password, type TestWeb } from '../../../../test/support/web.ts';
import { inTransaction, query } from '../database/transaction.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let web: TestWeb;

beforeAll(async () => {
  web = await aWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  await web.database.dataSource.query('truncate account cascade');
});

const sessions = async () =>
  await query<{ token_hash: string; last_seen_at: Date; expires_at: Date }>(web.database.dataSource, {
    text: 'select token_hash, last_seen_at, expires_at from session order by created_at',
  });
const whoAmI = (browser: ReturnType<TestWeb['browser']>) => browser.get('/api/v1/session');

describe('signing in', () => {
  test('answers who one is and hands out a cookie that scripts and other sites cannot use', async () => {
    const id = await web.account('wangfang');
    const answer = await web.browser().post('/api/v1/session').send({ username: 'wangfang', password });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      actor: { staffId: id, capabilities: ['account.own'] },
      mustChangePassword: false,
      mustSetUpSecondFactor: false,
      secondFactorDueAt: null,
    });
    const [cookie] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^fengqiao_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('keeps only a hash of the token', async () => {
    await web.account('wangfang');
    const answer = await web.browser().post('/api/v1/session').send({ username: 'wangfang', password });
    const token = /=([\w-]+);/.exec(answer.get('Set-Cookie')?.[0] ?? '')?.[1];
    expect((await sessions())[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await sessions())[0]?.token_hash).not.toBe(token);
  });

  test('is refused with a sentence in Chinese and English and without a cookie', async () => {
    await web.account('wangfang');
    for (const username of ['wangfang', 'nobody']) {
      const answer = await web.browser().post('/api/v1/session').send({ username, password: 'wrong horse' });
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({
        code: 'sign-in-refused',
        title: expect.stringContaining('用户名或密码不正确'),
      });
      expect(answer.get('Set-Cookie')).toBeUndefined();
    }
  });

  test('is refused to an account that belongs to nobody who works here today', async () => {
    web.retire(await web.account('wangfang'));
    const answer = await web.browser().post('/api/v1/session').send({ username: 'wangfang', password });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('no-appointment');
    expect(await sessions()).toHaveLength(0);
  });

  test.each([
    {},
    { username: 'wangfang' },
    { username: 'wangfang', password, admin: true },
    { username: 1, password },
  ])('does not read %j', async (body) => {
    expect((await web.browser().post('/api/v1/session').send(body)).status).toBe(422);
  });

  test('again in the same browser ends the former session', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    await browser.post('/api/v1/session').send({ username: 'wangfang', password }).expect(200);
    expect(await sessions()).toHaveLength(1);
  });

  test('clears away sessions that have expired', async () => {
    await web.account('wangfang');
    await web.signedIn('wangfang');
    await web.signedIn('wangfang');
    web.clock.advanceMs(8 * hourMs);
    await web.signedIn('wangfang');
    expect(await sessions()).toHaveLength(1);
  });

  test('takes a cookie for HTTPS alone where the installation says so', async () => {
    const secure = await aWeb({ isCookieSecure: true });
    try {
      await secure.account('wangfang');
      const answer = await secure.browser().post('/api/v1/session').send({ username: 'wangfang', password });
      expect(answer.get('Set-Cookie')?.[0]).toContain('; Secure');
    } finally {
      await secure.close();
    }
  });
});

describe('a session', () => {
  test('says who is signed in', async () => {
    const id = await web.account('wangfang');
    const answer = await whoAmI(await web.signedIn('wangfang'));
    expect(answer.status).toBe(200);
    expect(answer.body.actor.staffId).toBe(id);
  });

  test('ends eight hours after the last request, not after the first', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    for (let round = 0; round < 3; round += 1) {
      web.clock.advanceMs(8 * hourMs - 1);
      expect((await whoAmI(browser)).status).toBe(200);
    }
    web.clock.advanceMs(8 * hourMs);
    const answer = await whoAmI(browser);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'not-signed-in', title: expect.stringContaining('请先登录') });
  });

  test('is written to at most once a minute', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    const [fresh] = await sessions();
    web.clock.advanceMs(minuteMs - 1);
    await whoAmI(browser).expect(200);
    expect((await sessions())[0]).toEqual(fresh);
    web.clock.advanceMs(1);
    await whoAmI(browser).expect(200);
    expect((await sessions())[0]?.last_seen_at).toEqual(web.clock.now());
    expect((await sessions())[0]?.expires_at).toEqual(new Date(web.clock.now().getTime() + 8 * hourMs));
  });

  test('ends by signing out, here and for whoever has copied the cookie', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    const answer = await browser.delete('/api/v1/session');
    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^fengqiao_session=; /);
    expect(await sessions()).toHaveLength(0);
  });

  test('of somebody else goes on when one signs out', async () => {
    await web.account('wangfang');
    const other = await web.signedIn('wangfang');
    await (await web.signedIn('wangfang')).delete('/api/v1/session').expect(204);
    await whoAmI(other).expect(200);
  });

  test('that is over can still be signed out of', async () => {
    await web.browser().delete('/api/v1/session').expect(204);
  });

  test('ends when the account is disabled', async () => {
    const id = await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    await inTransaction(web.database.dataSource, (tx) => web.accounts.disable(tx, id));
    expect((await whoAmI(browser)).status).toBe(401);
    expect(await sessions()).toHaveLength(0);
  });

  test('that was opened at the very moment of disabling is worth nothing either', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    await web.database.dataSource.query('update account set disabled_at = now()');
    expect((await whoAmI(browser)).status).toBe(401);
    expect(await sessions()).toHaveLength(1);
  });

  test('with an invented token is none', async () => {
    const answer = await web
      .browser()
      .get('/api/v1/session')
      .set('cookie', `fengqiao_session=${'A'.repeat(43)}`);
    expect(answer.status).toBe(401);
  });
});

describe('changing the password', () => {
  const change = (browser: ReturnType<TestWeb['browser']>, body: object) =>
    browser.put('/api/v1/session/password').send(body);

  test('keeps this session and ends all others', async () => {
    await web.account('wangfang');
    const [here, elsewhere] = [await web.signedIn('wangfang'), await web.signedIn('wangfang')];
    await change(here, { old: password, new: 'better horse' }).expect(204);
    await whoAmI(here).expect(200);
    await whoAmI(elsewhere).expect(401);
    const again = web
      .browser()
      .post('/api/v1/session')
      .send({ username: 'wangfang', password: 'better horse' });
    expect((await again).status).toBe(200);
  });

  test.each([
    [{ old: 'wrong horse', new: 'better horse' }, 'wrong-password', '/old'],
    [{ old: password, new: password }, 'same-password', '/new'],
    [{ old: password, new: 'short' }, 'weak-password', '/new'],
  ])('to %j is refused as %s', async (body, code, pointer) => {
    await web.account('wangfang');
    const answer = await change(await web.signedIn('wangfang'), body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code, errors: [{ pointer }] });
  });

  test('is no way around the lock-out', async () => {
    await web.account('wangfang');
    const browser = await web.signedIn('wangfang');
    for (let n = 0; n < 5; n += 1)
      await change(browser, { old: 'wrong horse', new: 'better horse' }).expect(422);
    const answer = await change(browser, { old: password, new: 'better horse' });
    expect(answer.body.code).toBe('wrong-password');
  });

  test('comes first where somebody else has set the password', async () => {
    await web.account('wangfang', ['account.own'], true);
    const browser = await web.signedIn('wangfang');
    expect((await whoAmI(browser)).body.mustChangePassword).toBe(true);
    const answer = await browser.get('/api/v1/api-keys');
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('password-change-required');
    await change(browser, { old: password, new: 'better horse' }).expect(204);
    await browser.get('/api/v1/api-keys').expect(200);
  });
});
