import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aWeb, password, type TestWeb } from '../../../../test/support/web.ts';
import { inTransaction, query } from '../database/transaction.ts';
import { SessionList } from './session.list.ts';

const dayMs = 24 * 3_600_000;
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
let web: TestWeb;
let id: string;

beforeAll(async () => {
  web = await aWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  await web.database.dataSource.query('truncate account cascade');
  id = await web.account('wangfang');
});

type Browser = ReturnType<TestWeb['browser']>;
const lines = async (browser: Browser) => (await browser.get('/api/v1/sessions').expect(200)).body.items;
const trail = async () =>
  (
    await query<{ action: string; by_id: string | null }>(web.database.dataSource, {
      text: 'select action, by_id from account_event where account_id = $1 order by id',
      values: [id],
    })
  ).map(({ action, by_id }) => [action, by_id === id ? 'self' : by_id]);

describe('the list of sign-ins', () => {
  test('says on what, from where, since when and until when, and which one asks', async () => {
    const browser = web.browser();
    await browser.post('/api/v1/session').set('user-agent', chrome).send({ username: 'wangfang', password });
    web.clock.advanceMs(60_000);
    const here = await web.signedIn('wangfang');
    expect(await lines(here)).toEqual([
      {
        id: expect.any(String),
        device: '其他 · other',
        address: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/),
        method: 'password',
        createdAt: web.clock.now().toISOString(),
        lastSeenAt: web.clock.now().toISOString(),
        isCurrent: true,
      },
      expect.objectContaining({ device: 'Chrome · Windows', isCurrent: false }),
    ]);
  });

  test('holds nobody else, and nothing that is over', async () => {
    await web.account('liwei');
    await web.signedIn('liwei');
    await web.signedIn('wangfang');
    web.clock.advanceMs(8 * 3_600_000);
    expect(await lines(await web.signedIn('wangfang'))).toHaveLength(1);
  });
});

describe('signing out from elsewhere', () => {
  test('ends one sign-in', async () => {
    const [lost, here] = [await web.signedIn('wangfang'), await web.signedIn('wangfang')];
    const other = (await lines(here)).find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    await here.delete(`/api/v1/sessions/${other.id}`).expect(204);
    await lost.get('/api/v1/session').expect(401);
    await here.get('/api/v1/session').expect(200);
    expect(await trail()).toEqual([
      ['signed-in', 'self'],
      ['signed-in', 'self'],
      ['signed-out', 'self'],
    ]);
  });

  test('ends all others', async () => {
    const others = [await web.signedIn('wangfang'), await web.signedIn('wangfang')];
    const here = await web.signedIn('wangfang');
    await here.delete('/api/v1/sessions').expect(204);
    for (const other of others) await other.get('/api/v1/session').expect(401);
    expect(await lines(here)).toHaveLength(1);
    expect((await trail()).at(-1)).toEqual(['other-sessions-ended', 'self']);
  });

  test('does not reach the sign-ins of somebody else', async () => {
    await web.account('liwei');
    const other = await web.signedIn('liwei');
    const [line] = await lines(other);
    const answer = await (await web.signedIn('wangfang')).delete(`/api/v1/sessions/${line.id}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'unknown-session']);
    await other.get('/api/v1/session').expect(200);
  });

  test('by somebody else ends every one, and says so in the trail', async () => {
    const browsers = [await web.signedIn('wangfang'), await web.signedIn('wangfang')];
    const by = await web.account('guanliyuan');
    await inTransaction(web.database.dataSource, (tx) => web.app.get(SessionList).endAll(tx, id, by));
    for (const browser of browsers) await browser.get('/api/v1/session').expect(401);
    expect((await trail()).at(-1)).toEqual(['sessions-ended-by-administrator', by]);
  });

  test('is not for an API key', async () => {
    const browser = await web.signedIn('wangfang');
    const { body } = await browser.post('/api/v1/api-keys').send({ name: 'x', scopes: ['read', 'write'] });
    const answer = await web.browser().delete('/api/v1/sessions').set('authorization', `Bearer ${body.key}`);
    expect([answer.status, answer.body.code]).toEqual([403, 'session-required']);
  });
});

describe('a sign-in', () => {
  test('ends seven days after it, however busy it was', async () => {
    const browser = await web.signedIn('wangfang');
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      web.clock.advanceMs(6 * 3_600_000);
      await browser.get('/api/v1/session').expect(200);
    }
    web.clock.advanceMs(6 * 3_600_000 - 1);
    await browser.get('/api/v1/session').expect(200);
    web.clock.advanceMs(1);
    await browser.get('/api/v1/session').expect(401);
    web.clock.advanceMs(dayMs);
  });

  test('takes no token that somebody else has put there', async () => {
    const browser = web.browser();
    const planted = 'A'.repeat(43);
    const answer = await browser
      .post('/api/v1/session')
      .set('cookie', `fengqiao_session=${planted}`)
      .send({ username: 'wangfang', password });
    expect(answer.get('Set-Cookie')?.[0]).not.toContain(planted);
    await web.browser().get('/api/v1/session').set('cookie', `fengqiao_session=${planted}`).expect(401);
  });

  test('over HTTPS takes a cookie of this very host only', async () => {
    const secure = await aWeb({ isCookieSecure: true });
    try {
      await secure.account('wangfang');
      const signIn = secure.browser().post('/api/v1/session').send({ username: 'wangfang', password });
      const cookie = (await signIn.expect(200)).get('Set-Cookie')?.[0] ?? '';
      expect(cookie).toMatch(
        /^__Host-fengqiao_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      const token = /=([\w-]{43});/.exec(cookie)?.[1];
      const withCookie = (name: string) =>
        secure.browser().get('/api/v1/session').set('cookie', `${name}=${token}`);
      await withCookie('__Host-fengqiao_session').expect(200);
      await withCookie('fengqiao_session').expect(401);
    } finally {
      await secure.close();
    }
  });
});

describe('the trail of an account', () => {
  test('tells of failures, of a changed password and of being shut and opened', async () => {
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password: 'wrong' }).expect(401);
    const browser = await web.signedIn('wangfang');
    await browser.put('/api/v1/session/password').send({ old: password, new: 'better horse' }).expect(204);
    await inTransaction(web.database.dataSource, async (tx) => {
      await web.accounts.disable(tx, id);
      await web.accounts.enable(tx, id);
    });
    expect(await trail()).toEqual([
      ['sign-in-refused', null],
      ['signed-in', 'self'],
      ['password-changed', 'self'],
      ['account-disabled', null],
      ['account-enabled', null],
    ]);
  });

  test('can be added to only', async () => {
    await web.signedIn('wangfang');
    for (const change of [
      'update account_event set action = $1',
      'delete from account_event where $1 <> action',
    ]) {
      await expect(web.database.dataSource.query(change, ['x'])).rejects.toThrow('only added to');
    }
  });
});
