import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aWeb, password, type TestWeb } from '../../../../test/support/web.ts';
import { networkOf } from './rate.guard.ts';

const rates = { perAddress: 200, perAccount: 40, signInsPerAddress: 6, codesPerAddress: 0, codesInAll: 0 };
let web: TestWeb;
let beside: TestWeb;

beforeAll(async () => {
  web = await aWeb({ rates, isBehindProxy: true });
  beside = await aWeb({ rates, isBehindProxy: true, beside: web });
});
afterAll(async () => {
  await beside.close();
  await web.close();
});
beforeEach(() => {
  web.clock.advanceMs(60_000);
});

const from = (address: string, on = web) =>
  on.browser().post('/api/v1/session').set('x-forwarded-for', address).send({ username: 'nobody', password });
const statuses = async (requests: readonly PromiseLike<{ readonly status: number }>[]) =>
  (await Promise.all(requests)).map(({ status }) => status);

describe('signing in', () => {
  test('is tried so often a minute from one address, and no more', async () => {
    web.clock.set('2026-11-23T02:00:15.000Z');
    const tries = await statuses(Array.from({ length: 10 }, () => from('10.0.0.1')));
    expect(tries.filter((status) => status === 401)).toHaveLength(6);
    const refused = await from('10.0.0.1');
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({
      'retry-after': '45',
      'content-type': expect.stringContaining('application/problem+json'),
    });
    expect(refused.body).toMatchObject({
      code: 'too-many-requests',
      title: '操作过于频繁，请在 45 秒后再试',
      retryAfterSeconds: 45,
    });
  });

  test('goes on from another address, and from the same one when the minute is over', async () => {
    await statuses(Array.from({ length: 7 }, () => from('10.0.0.2')));
    expect((await from('10.0.0.2')).status).toBe(429);
    expect((await from('10.0.0.3')).status).toBe(401);
    web.clock.advanceMs(60_000);
    expect((await from('10.0.0.2')).status).toBe(401);
  });

  test('is counted for all processes together', async () => {
    const tries = await statuses(
      Array.from({ length: 20 }, (_, n) => from('10.0.0.4', n % 2 === 0 ? web : beside)),
    );
    expect(tries.filter((status) => status === 401)).toHaveLength(6);
    expect(tries.filter((status) => status === 429)).toHaveLength(14);
  });

  test('by whoever claims another address is counted where no proxy is trusted', async () => {
    const open = await aWeb({ rates, beside: web });
    try {
      const tries = await statuses(Array.from({ length: 8 }, (_, n) => from(`10.1.0.${n}`, open)));
      expect(tries.filter((status) => status === 429)).toHaveLength(2);
    } finally {
      await open.close();
    }
  });
});

describe('an account', () => {
  test('has one measure, from however many addresses and processes it asks', async () => {
    await web.account('wangfang');
    const signIn = await web
      .browser()
      .post('/api/v1/session')
      .send({ username: 'wangfang', password })
      .expect(200);
    const cookie = signIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const asked = await statuses(
      Array.from({ length: 60 }, (_, n) =>
        (n % 2 === 0 ? web : beside)
          .browser()
          .get('/api/v1/sessions')
          .set('cookie', cookie)
          .set('x-forwarded-for', `10.0.1.${n}`),
      ),
    );
    // The second process knows no actor of the first: it refuses before it counts.
    const good = asked.filter((status) => status === 200).length;
    expect(good).toBeLessThanOrEqual(40);
    expect(good).toBeGreaterThanOrEqual(28);
  });
});

describe('an address', () => {
  test('has a measure for all that it asks, but not for its health', async () => {
    const asked = await statuses(
      Array.from({ length: 230 }, () =>
        web.browser().get('/api/v1/session').set('x-forwarded-for', '10.0.2.1'),
      ),
    );
    expect(asked.filter((status) => status === 429)).toHaveLength(30);
    await web.browser().get('/api/health/live').set('x-forwarded-for', '10.0.2.1').expect(200);
  });

  test.each([
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test('what was counted a minute ago is cleared away', async () => {
  await from('10.0.3.1');
  web.clock.advanceMs(60_000);
  await from('10.0.3.2');
  const rows = await web.database.dataSource.query(
    `select key from rate_window where key like '%10.0.3.%' order by key`,
  );
  expect(rows).toEqual([{ key: 'address 10.0.3.2' }, { key: 'sign-in 10.0.3.2' }]);
});
