import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Authenticator, setUpSecondFactor } from '../../../../../test/support/second-factor.ts';
import { aWeb, password, type TestWeb } from '../../../../../test/support/web.ts';
import { inTransaction, query } from '../../database/transaction.ts';
import { SecondFactorService } from './second-factor.service.ts';

type Browser = ReturnType<TestWeb['browser']>;
const stepMs = 30_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
let web: TestWeb;
let id: string;
let here: Browser;
let app: Authenticator;

beforeAll(async () => {
  web = await aWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  await web.database.dataSource.query('truncate account cascade');
  id = await web.account('wangfang');
  here = await web.signedIn('wangfang');
  app = await setUpSecondFactor(here, password, web.clock.now());
  web.clock.advanceMs(stepMs);
});

const now = () => app.code(web.clock.now());
const firstStep = async (): Promise<Browser> => {
  const browser = web.browser();
  await browser.post('/api/v1/session').send({ username: 'wangfang', password }).expect(202);
  return browser;
};
const secondStep = (browser: Browser, code: string) =>
  browser.post('/api/v1/session/second-factor').send({ code });
const actions = async () =>
  (
    await query<{ action: string }>(web.database.dataSource, {
      text: 'select action from account_event where account_id = $1 order by id',
      values: [id],
    })
  ).map(({ action }) => action);

describe('setting up a second factor', () => {
  test('shows secret, address and square once, keeps the secret encrypted and the recovery codes hashed', async () => {
    const [row] = await web.database.dataSource.query(
      `select f::text as factor, string_agg(c.code_hash, ' ') as codes, count(*)::int as count
       from second_factor f join recovery_code c using (account_id) group by f`,
    );
    expect(row.count).toBe(10);
    expect(app.recoveryCodes).toHaveLength(10);
    for (const code of app.recoveryCodes) expect(row.codes).not.toContain(code);
    expect(row.codes.match(/\$argon2id\$/g)).toHaveLength(10);
    const state = await here.get('/api/v1/session/second-factor').expect(200);
    expect(state.body).toEqual({ isActive: true, confirmedAt: expect.any(String), recoveryCodesLeft: 10 });
  });

  test('asks for the password, though one is signed in', async () => {
    await web.account('liwei');
    const browser = await web.signedIn('liwei');
    const answer = await browser.post('/api/v1/session/second-factor/setup').send({ password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'wrong-password', errors: [{ pointer: '/password' }] });
  });

  test('counts from the first code on, not before', async () => {
    await web.account('liwei');
    const browser = await web.signedIn('liwei');
    await browser.post('/api/v1/session/second-factor/setup').send({ password }).expect(201);
    const wrong = await browser.post('/api/v1/session/second-factor/confirmation').send({ code: '000000' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-code']);
    await web.browser().post('/api/v1/session').send({ username: 'liwei', password }).expect(200);
  });

  test('ends every other session, and is refused a second time', async () => {
    await web.account('liwei');
    const [elsewhere, browser] = [await web.signedIn('liwei'), await web.signedIn('liwei')];
    await setUpSecondFactor(browser, password, web.clock.now());
    await elsewhere.get('/api/v1/session').expect(401);
    const again = await browser.post('/api/v1/session/second-factor/setup').send({ password });
    expect([again.status, again.body.code]).toEqual([409, 'second-factor-active']);
  });
});

describe('signing in with a second factor', () => {
  test('takes two steps; the first opens nothing but the second', async () => {
    const browser = await firstStep();
    for (const path of ['session', 'api-keys', 'sessions', 'session/second-factor']) {
      const answer = await browser.get(`/api/v1/${path}`);
      expect([answer.status, answer.body.code]).toEqual([401, 'second-factor-awaited']);
    }
    const answer = await secondStep(browser, now());
    expect(answer.status).toBe(200);
    expect(answer.body.actor.staffId).toBe(id);
    await browser.get('/api/v1/session').expect(200);
  });

  test('gives a new token at each step, so that none can be planted', async () => {
    const browser = web.browser();
    const tokenOf = (cookies: readonly string[] | undefined) => /=([\w-]{43});/.exec(cookies?.[0] ?? '')?.[1];
    const one = await browser.post('/api/v1/session').send({ username: 'wangfang', password }).expect(202);
    const two = await secondStep(browser, now()).expect(200);
    const first = tokenOf(one.get('Set-Cookie'));
    expect(tokenOf(two.get('Set-Cookie'))).not.toBe(first);
    const answer = await web.browser().get('/api/v1/session').set('cookie', `fengqiao_session=${first}`);
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });

  test('does not tell a wrong password from an unknown user, with or without a second factor', async () => {
    await web.account('liwei');
    const answers = await Promise.all(
      ['wangfang', 'liwei', 'nobody'].map((username) =>
        web.browser().post('/api/v1/session').send({ username, password: 'wrong horse' }),
      ),
    );
    const { correlationId: _, ...first } = answers[0]?.body ?? {};
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ ...first, correlationId: expect.any(String) });
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('is refused alike for a wrong, a used, an outdated and a made-up code', async () => {
    const used = now();
    await secondStep(await firstStep(), used).expect(200);
    const outdated = app.code(new Date(web.clock.now().getTime() - 10 * minuteMs));
    const texts = new Set<string>();
    for (const code of ['000000', used, outdated, '0000-0000-0000']) {
      const answer = await secondStep(await firstStep(), code);
      expect(answer.status).toBe(401);
      const { correlationId: _, ...body } = answer.body;
      texts.add(JSON.stringify(body));
    }
    expect([...texts]).toHaveLength(1);
  });

  test('has no second step without the first, with that of somebody else, or after ten minutes', async () => {
    const alone = await secondStep(web.browser(), now());
    expect([alone.status, alone.body.code]).toEqual([401, 'not-signed-in']);
    await web.account('liwei');
    expect((await secondStep(await web.signedIn('liwei'), now())).status).toBe(401);
    const late = await firstStep();
    web.clock.advanceMs(10 * minuteMs);
    expect((await secondStep(late, now())).body.code).toBe('not-signed-in');
  });

  test('is not for a page of another site', async () => {
    const browser = await firstStep();
    const answer = await secondStep(browser, now()).set('sec-fetch-site', 'cross-site');
    expect([answer.status, answer.body.code]).toEqual([403, 'foreign-origin']);
  });

  test('is refused where the account was shut in between', async () => {
    const browser = await firstStep();
    await inTransaction(web.database.dataSource, (tx) => web.accounts.disable(tx, id));
    await secondStep(browser, now()).expect(401);
  });
});

describe('a code', () => {
  test('opens once, of however many that use it at once', async () => {
    const browsers = await Promise.all(Array.from({ length: 8 }, firstStep));
    const code = now();
    const answers = await Promise.all(browsers.map((browser) => secondStep(browser, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('of a step before the one that was used is refused as well', async () => {
    const before = app.code(new Date(web.clock.now().getTime() - stepMs));
    await secondStep(await firstStep(), now()).expect(200);
    await secondStep(await firstStep(), before).expect(401);
  });

  test('is taken from a clock that is half a minute fast', async () => {
    await secondStep(await firstStep(), app.code(new Date(web.clock.now().getTime() + stepMs))).expect(200);
  });

  test('may be guessed five times, then the account is locked, for longer each time', async () => {
    const browser = await firstStep();
    for (let n = 0; n < 5; n += 1) await secondStep(browser, '000000').expect(401);
    await secondStep(browser, now()).expect(401);
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password }).expect(401);
    web.clock.advanceMs(minuteMs);
    await secondStep(await firstStep(), '000000').expect(401);
    web.clock.advanceMs(minuteMs);
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password }).expect(401);
    web.clock.advanceMs(minuteMs);
    await secondStep(await firstStep(), now()).expect(200);
  });

  test('cannot be guessed without end by giving the right password in between', async () => {
    for (let n = 0; n < 5; n += 1) await secondStep(await firstStep(), '000000').expect(401);
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password }).expect(401);
  });

  test('of many guesses at once no more than five are weighed', async () => {
    const browsers = await Promise.all(Array.from({ length: 4 }, firstStep));
    const guesses = Array.from({ length: 40 }, (_, n) => String(n).padStart(6, '0'));
    await Promise.all(guesses.map((code, n) => secondStep(browsers[n % 4] as Browser, code)));
    const [row] = await web.database.dataSource.query('select failed_count from account');
    expect(row.failed_count).toBe(5);
  });
});

describe('a recovery code', () => {
  test('opens once, and is told in the trail', async () => {
    const [code = ''] = app.recoveryCodes;
    await secondStep(await firstStep(), code.toLowerCase().replace(/-/g, ' ')).expect(200);
    await secondStep(await firstStep(), code).expect(401);
    expect(await actions()).toContain('recovery-code-used');
    const state = await here.get('/api/v1/session/second-factor');
    expect(state.body.recoveryCodesLeft).toBe(9);
  });

  test('opens once, of however many that use it at once', async () => {
    const browsers = await Promise.all(Array.from({ length: 6 }, firstStep));
    const answers = await Promise.all(browsers.map((one) => secondStep(one, app.recoveryCodes[3] ?? '')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('of another slot or of former ones opens nothing', async () => {
    const [code = ''] = app.recoveryCodes;
    await secondStep(await firstStep(), code.replace(/^./, '1')).expect(401);
    const renewal = await here.post('/api/v1/session/second-factor/recovery-codes').send({ code: now() });
    expect(renewal.status).toBe(200);
    await secondStep(await firstStep(), code).expect(401);
    await secondStep(await firstStep(), renewal.body.recoveryCodes[9]).expect(200);
  });

  test('is not made anew without a code', async () => {
    const answer = await here.post('/api/v1/session/second-factor/recovery-codes').send({ code: '000000' });
    expect([answer.status, answer.body.code]).toEqual([422, 'wrong-code']);
  });
});

describe('giving it up', () => {
  test('takes a code, ends the other sessions, and the password is enough again', async () => {
    await here.post('/api/v1/session/second-factor/removal').send({ code: '000000' }).expect(422);
    await here.post('/api/v1/session/second-factor/removal').send({ code: now() }).expect(204);
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password }).expect(200);
    expect(await actions()).toEqual(
      expect.arrayContaining(['second-factor-set-up', 'second-factor-removed']),
    );
  });

  test('by somebody else ends every session, and is told in the trail', async () => {
    const by = await web.account('guanliyuan');
    await inTransaction(web.database.dataSource, (tx) => web.app.get(SecondFactorService).reset(tx, id, by));
    await here.get('/api/v1/session').expect(401);
    await web.browser().post('/api/v1/session').send({ username: 'wangfang', password }).expect(200);
    expect((await actions()).at(-2)).toBe('second-factor-reset');
  });
});

describe('a role that needs a second factor', () => {
  const demanded = ['account.own', 'second-factor.demanded'];

  test('is told by when, and after that nothing else goes on', async () => {
    await web.account('guanliyuan', demanded);
    const browser = web.browser();
    const told = await browser.post('/api/v1/session').send({ username: 'guanliyuan', password }).expect(200);
    const dueAt = new Date(web.clock.now().getTime() + 14 * dayMs).toISOString();
    expect(told.body).toMatchObject({ mustSetUpSecondFactor: false, secondFactorDueAt: dueAt });
    const { body } = await browser
      .post('/api/v1/api-keys')
      .send({ name: 'x', scopes: ['read'] })
      .expect(201);
    web.clock.advanceMs(14 * dayMs);
    const late = await web.signedIn('guanliyuan');
    const answer = await late.get('/api/v1/api-keys');
    expect([answer.status, answer.body.code]).toEqual([403, 'second-factor-required']);
    expect((await late.get('/api/v1/session').expect(200)).body.mustSetUpSecondFactor).toBe(true);
    const byKey = await web.browser().get('/api/v1/session').set('authorization', `Bearer ${body.key}`);
    expect(byKey.status).toBe(200);
    await setUpSecondFactor(late, password, web.clock.now());
    await late.get('/api/v1/api-keys').expect(200);
    expect((await late.get('/api/v1/session')).body.secondFactorDueAt).toBeNull();
  });

  test('leaves everybody else alone', async () => {
    await web.account('liwei');
    const answer = await web.browser().post('/api/v1/session').send({ username: 'liwei', password });
    expect(answer.body).toMatchObject({ mustSetUpSecondFactor: false, secondFactorDueAt: null });
  });
});
