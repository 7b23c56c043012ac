import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anIdentityProvider, type IdentityProvider } from '../../../../../test/support/identity-provider.ts';
import { setUpSecondFactor } from '../../../../../test/support/second-factor.ts';
import { aWeb, password, type TestWeb } from '../../../../../test/support/web.ts';
import { inTransaction, query } from '../../database/transaction.ts';
import { OidcIdentities, type RegisteredBy } from './oidc.identities.ts';

type Browser = ReturnType<TestWeb['browser']>;
let provider: IdentityProvider;
let web: TestWeb;
let id: string;

beforeAll(async () => {
  provider = await anIdentityProvider();
  web = await aWeb({ oidc: provider.settings });
});
afterAll(async () => {
  await web.close();
  await provider.close();
});
beforeEach(async () => {
  await web.database.dataSource.query('truncate account cascade');
  id = await web.account('wangfang');
  provider.person = { subject: 'emp-7', claims: { preferred_username: 'Wang.Fang' } };
  provider.tamper = undefined;
  provider.isForged = false;
});

const register = (by: RegisteredBy, accountId = id) =>
  inTransaction(web.database.dataSource, (tx) =>
    web.app.get(OidcIdentities).register(tx, accountId, by, null),
  );
const start = async (browser: Browser): Promise<string> =>
  (await browser.get('/api/v1/session/oidc/start').expect(303)).headers.location ?? '';
/** There and back. */
const signIn = async (browser = web.browser()) => {
  const back = await provider.visit(await start(browser));
  return await browser.get(back);
};
const identities = () =>
  query(web.database.dataSource, { text: 'select account_id, subject, username from account_identity' });
const count = async (table: string) =>
  Number((await web.database.dataSource.query(`select count(*) from ${table}`))[0].count);

describe('signing in at the identity provider', () => {
  test('is offered where one is set', async () => {
    const { body } = await web.browser().get('/api/v1/session/oidc').expect(200);
    expect(body).toEqual({ isAvailable: true, name: '县统一认证' });
  });

  test('is not offered elsewhere', async () => {
    const plain = await aWeb();
    try {
      expect((await plain.browser().get('/api/v1/session/oidc')).body.isAvailable).toBe(false);
      const answer = await plain.browser().get('/api/v1/session/oidc/start');
      expect([answer.status, answer.body.code]).toEqual([404, 'oidc-off']);
    } finally {
      await plain.close();
    }
  });

  test('sends the browser there with state, nonce and a challenge of its own each time', async () => {
    const [one, two] = [await start(web.browser()), await start(web.browser())].map((text) => new URL(text));
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one?.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one?.searchParams.get(name)).not.toBe(two?.searchParams.get(name));
    }
    expect(one?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(one?.searchParams.get('response_type')).toBe('code');
    expect(one?.href).not.toContain(provider.settings.clientSecret);
  });

  test('signs in whom an administrator has registered by subject', async () => {
    await register({ subject: 'emp-7' });
    const browser = web.browser();
    const answer = await signIn(browser);
    expect([answer.status, answer.headers.location]).toEqual([303, 'http://127.0.0.1:1/']);
    expect((await browser.get('/api/v1/session').expect(200)).body.actor.staffId).toBe(id);
    expect((await browser.get('/api/v1/sessions')).body.items[0].method).toBe('oidc');
  });

  test('ties a user name that was registered to the subject, once and for all', async () => {
    await register({ username: 'wang.fang' });
    expect((await signIn()).status).toBe(303);
    expect(await identities()).toEqual([{ account_id: id, subject: 'emp-7', username: 'wang.fang' }]);
    // The name is given to somebody else; the person keeps theirs.
    provider.person = { subject: 'emp-8', claims: { preferred_username: 'wang.fang' } };
    expect((await signIn()).body.code).toBe('oidc-unknown');
    provider.person = { subject: 'emp-7', claims: { preferred_username: 'wangfang2' } };
    expect((await signIn()).status).toBe(303);
  });

  test('makes no account and no session for whoever is not registered, not even under the name of one', async () => {
    provider.person = { subject: 'emp-9', claims: { preferred_username: 'wangfang' } };
    const answer = await signIn();
    expect([answer.status, answer.body.code]).toEqual([403, 'oidc-unknown']);
    expect([await count('account'), await count('session'), await count('account_identity')]).toEqual([
      1, 0, 0,
    ]);
  });

  test('goes beside the password, and a password that somebody has set need not be changed for it', async () => {
    const first = await web.account('liwei', ['account.own'], true);
    await register({ subject: 'emp-7' }, first);
    const browser = web.browser();
    await signIn(browser);
    expect((await browser.get('/api/v1/session')).body.mustChangePassword).toBe(false);
    const local = await web.browser().post('/api/v1/session').send({ username: 'liwei', password });
    expect(local.body.mustChangePassword).toBe(true);
  });

  test('asks for the second factor of the account as well', async () => {
    await register({ subject: 'emp-7' });
    const app = await setUpSecondFactor(await web.signedIn('wangfang'), password, web.clock.now());
    web.clock.advanceMs(30_000);
    const browser = web.browser();
    expect((await signIn(browser)).status).toBe(303);
    expect((await browser.get('/api/v1/session')).body.code).toBe('second-factor-awaited');
    await browser
      .post('/api/v1/session/second-factor')
      .send({ code: app.code(web.clock.now()) })
      .expect(200);
  });

  test('is refused to a disabled account, and ends with the registration', async () => {
    await register({ subject: 'emp-7' });
    const browser = web.browser();
    await signIn(browser);
    const unregister = () =>
      inTransaction(web.database.dataSource, (tx) => web.app.get(OidcIdentities).remove(tx, id, null));
    await unregister();
    await browser.get('/api/v1/session').expect(401);
    await expect(unregister()).rejects.toMatchObject({ code: 'no-identity' });
    await register({ subject: 'emp-7' });
    await inTransaction(web.database.dataSource, (tx) => web.accounts.disable(tx, id));
    expect((await signIn()).body.code).toBe('oidc-unknown');
  });

  test('is registered for one account only', async () => {
    await register({ subject: 'emp-7' });
    const other = await web.account('liwei');
    await expect(register({ subject: 'emp-7' }, other)).rejects.toMatchObject({ code: 'identity-taken' });
  });
});

describe('a way back is refused', () => {
  const refused = async (browser: Browser, back: string) => {
    const answer = await browser.get(back);
    expect([answer.status, answer.body.code]).toEqual([401, 'oidc-refused']);
    await browser.get('/api/v1/session').expect(401);
    expect(await count('session')).toBe(0);
  };
  const wayBack = async (browser: Browser) => await provider.visit(await start(browser));
  const altered = (back: string, name: string, value: string) => {
    const url = new URL(back, 'http://x');
    url.searchParams.set(name, value);
    return `${url.pathname}${url.search}`;
  };
  beforeEach(() => register({ subject: 'emp-7' }));

  test('with another state', async () => {
    const browser = web.browser();
    await refused(browser, altered(await wayBack(browser), 'state', 'A'.repeat(43)));
  });

  test('in a browser that has not begun it', async () => {
    const back = await wayBack(web.browser());
    await refused(web.browser(), back);
    const other = web.browser();
    await start(other);
    await refused(other, back);
  });

  test('a second time', async () => {
    const browser = web.browser();
    const back = await wayBack(browser);
    const cookie = await start(browser);
    expect(cookie).toContain('state=');
    // The flow that was begun last is the one of this browser; its code is of the first.
    await refused(browser, back);
    await refused(browser, back);
  });

  test('with a code that was used before', async () => {
    const browser = web.browser();
    const back = await wayBack(browser);
    expect((await browser.get(back)).status).toBe(303);
    await web.database.dataSource.query('delete from session');
    const again = web.browser();
    const state = new URL(await start(again)).searchParams.get('state') ?? '';
    await refused(again, altered(back, 'state', state));
  });

  test('from another issuer than the one that was asked', async () => {
    const browser = web.browser();
    await refused(browser, altered(await wayBack(browser), 'iss', 'https://evil.example'));
  });

  test('that tells of an error, or of nothing', async () => {
    for (const query of ['?error=access_denied&state=x', '', '?code=&state=', '?code=x&code=y']) {
      const browser = web.browser();
      await start(browser);
      await refused(browser, `/api/v1/session/oidc/callback${query}`);
    }
  });

  test('after ten minutes', async () => {
    const browser = web.browser();
    const back = await wayBack(browser);
    web.clock.advanceMs(10 * 60_000);
    await refused(browser, back);
  });

  const seconds = () => Math.floor(Date.now() / 1_000);
  test.each([
    ['that has expired', () => ({ exp: seconds() - 600, iat: seconds() - 1_200 })],
    ['of another issuer', () => ({ iss: 'https://evil.example' })],
    ['for another product', () => ({ aud: 'another' })],
    ['with another nonce', () => ({ nonce: 'another' })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['without a subject', () => ({ sub: undefined })],
  ])('with a token %s', async (_, change) => {
    provider.tamper = (claims) => ({ ...claims, ...change() });
    const browser = web.browser();
    await refused(browser, await wayBack(browser));
  });

  test('with a token that somebody else has signed', async () => {
    provider.isForged = true;
    const browser = web.browser();
    await refused(browser, await wayBack(browser));
  });

  test('but not with one that was only signed again', async () => {
    provider.tamper = (claims) => ({ ...claims });
    expect((await signIn()).status).toBe(303);
  });
});

describe('an address of mail', () => {
  test.each([
    [true, 303],
    [false, 403],
    [undefined, 403],
  ])('that the provider calls verified: %s is answered %d', async (verified, status) => {
    const mail = await anIdentityProvider('email');
    const other = await aWeb({ oidc: mail.settings, beside: web });
    try {
      const account = await other.account('zhaolei');
      await inTransaction(web.database.dataSource, (tx) =>
        other.app.get(OidcIdentities).register(tx, account, { username: 'zhao@lei.example' }, null),
      );
      mail.person = { subject: 'm-1', claims: { email: 'zhao@lei.example', email_verified: verified } };
      const browser = other.browser();
      const back = await mail.visit((await browser.get('/api/v1/session/oidc/start')).headers.location ?? '');
      expect((await browser.get(back)).status).toBe(status);
    } finally {
      await other.close();
      await mail.close();
    }
  });
});

test('a provider that is away is told of, and asked again later', async () => {
  const gone = await anIdentityProvider();
  await gone.close();
  const other = await aWeb({ oidc: gone.settings, beside: web });
  try {
    const answer = await other.browser().get('/api/v1/session/oidc/start');
    expect([answer.status, answer.body.code]).toEqual([503, 'oidc-unavailable']);
    expect(answer.body.title).toMatch(/用户名和密码/);
  } finally {
    await other.close();
  }
});
