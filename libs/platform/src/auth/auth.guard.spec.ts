import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import { aWeb, type TestActor, type TestWeb } from '../../../../test/support/web.ts';
import { Access, CurrentActor, Public, Scope } from './auth.decorators.ts';
import type { ApiKeyScope } from './identity.ts';

@Controller('cases')
class CaseController {
  @Get('notice')
  @Public()
  notice() {
    return { notice: '公告' };
  }

  @Get()
  @Access('case.read')
  list(@CurrentActor() actor: TestActor) {
    return { seenBy: actor.staffId };
  }

  @Post()
  @Access('case.act')
  act() {
    return { done: true };
  }

  @Post('import')
  @Access('case.act')
  @Scope('import')
  import() {
    return { done: true };
  }
}

let web: TestWeb;
beforeAll(async () => {
  web = await aWeb({ controllers: [CaseController] });
});
afterAll(() => web.close());
beforeEach(async () => {
  await web.database.dataSource.query('truncate account cascade');
});

const everything = ['account.own', 'case.read', 'case.act'];
const cases = '/api/v1/cases';

describe('a route', () => {
  test('that is public asks for nothing', async () => {
    await web.browser().get(`${cases}/notice`).expect(200);
  });

  test('is shut to whoever has not signed in', async () => {
    const answer = await web.browser().get(cases);
    expect(answer.status).toBe(401);
    expect(answer.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'not-signed-in', title: '请先登录，或登录已过期' });
  });

  test('is open to an actor with the capability, and knows the actor', async () => {
    const id = await web.account('wangfang', everything);
    const answer = await (await web.signedIn('wangfang')).get(cases);
    expect([answer.status, answer.body]).toEqual([200, { seenBy: id }]);
  });

  test('is shut to an actor without the capability', async () => {
    await web.account('wangfang', ['account.own', 'case.read']);
    const answer = await (await web.signedIn('wangfang')).post(cases).send({});
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'not-allowed', title: '您的角色无权进行此操作' });
  });

  test('is shut from the moment on which the actor holds no office', async () => {
    const id = await web.account('wangfang', everything);
    const browser = await web.signedIn('wangfang');
    web.retire(id);
    const answer = await browser.get(cases);
    expect([answer.status, answer.body.code]).toEqual([403, 'no-appointment']);
  });

  test('does not take a page of another site for the person before it', async () => {
    await web.account('wangfang', everything);
    const browser = await web.signedIn('wangfang');
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await browser.post(cases).set(headers).send({});
      expect([answer.status, answer.body.code]).toEqual([403, 'foreign-origin']);
    }
    await browser.post(cases).set('sec-fetch-site', 'same-origin').send({}).expect(201);
  });

  test('does not take the form of another site', async () => {
    await web.account('wangfang', everything);
    const answer = await (await web.signedIn('wangfang')).post(cases).type('form').send('a=1');
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  test('lets nobody be signed in by a page of another site', async () => {
    await web.account('wangfang', everything);
    const signIn = web.browser().post('/api/v1/session').set('sec-fetch-site', 'cross-site');
    const answer = await signIn.send({ username: 'wangfang', password: 'correct horse' });
    expect([answer.status, answer.body.code]).toEqual([403, 'foreign-origin']);
  });
});

describe('an API key', () => {
  const makeKey = async (scopes: readonly ApiKeyScope[], more: object = {}) => {
    await web.account('wangfang', everything);
    const browser = await web.signedIn('wangfang');
    const answer = await browser.post('/api/v1/api-keys').send({ name: '县平台', scopes, ...more });
    expect(answer.status).toBe(201);
    return { browser, key: answer.body.key as string, id: answer.body.id as string };
  };
  const withKey = (key: string) => {
    const call = (method: 'get' | 'post' | 'head', path: string) =>
      web.browser()[method](path).set('authorization', `Bearer ${key}`);
    return {
      list: () => call('get', cases),
      head: () => call('head', cases),
      act: () => call('post', cases).send({}),
      import: () => call('post', `${cases}/import`).send({}),
      call,
    };
  };

  test('is shown once, with what it is good for; only its hash is kept', async () => {
    const { browser, key } = await makeKey(['read', 'write'], { expiresInDays: 30 });
    expect(key).toMatch(/^fq_[0-9a-f]{10}_[\w-]{43}$/);
    const list = await browser.get('/api/v1/api-keys').expect(200);
    expect(list.body.items).toEqual([
      {
        id: expect.any(String),
        name: '县平台',
        prefix: key.split('_')[1],
        scopes: ['read', 'write'],
        createdAt: '2026-11-23T01:00:00.000Z',
        expiresAt: '2026-12-23T01:00:00.000Z',
        lastUsedAt: null,
        revokedAt: null,
      },
    ]);
    const [row] = await web.database.dataSource.query('select api_key::text as text from api_key');
    expect(row.text).not.toContain(key.split('_').slice(2).join('_'));
  });

  test.each([
    [['read'], { list: 200, act: 403, import: 403 }],
    [['write'], { list: 403, act: 201, import: 201 }],
    [['import'], { list: 403, act: 403, import: 201 }],
    [['read', 'write', 'import'], { list: 200, act: 201, import: 201 }],
  ] as const)('of the scopes %j may do what they say', async (scopes, expected) => {
    const key = withKey((await makeKey(scopes)).key);
    const [list, act, imported] = [await key.list(), await key.act(), await key.import()];
    expect({ list: list.status, act: act.status, import: imported.status }).toEqual(expected);
    expect((await key.head()).status).toBe(expected.list);
    if (list.status === 403) expect(list.body.code).toBe('scope-missing');
  });

  test('may not do what its owner may not do', async () => {
    await web.account('wangfang', ['account.own', 'case.read']);
    const browser = await web.signedIn('wangfang');
    const { body } = await browser.post('/api/v1/api-keys').send({ name: '县平台', scopes: ['write'] });
    const answer = await withKey(body.key).act();
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  });

  test('needs no proof of origin, since no page can send it unasked', async () => {
    const { key } = await makeKey(['write']);
    await withKey(key).act().set('origin', 'https://platform.county.example').expect(201);
  });

  test('is judged alone: a good cookie does not help a bad key', async () => {
    const { browser } = await makeKey(['read']);
    for (const authorization of [
      'Bearer fq_0000000000_x',
      'Bearer',
      'Basic d2FuZzpwdw==',
      `Bearer fq_${'0'.repeat(10)}_${'A'.repeat(43)}`,
    ]) {
      const answer = await browser.get(cases).set('authorization', authorization);
      expect([answer.status, answer.body.code]).toEqual([401, 'bad-api-key']);
    }
  });

  test('with one letter changed is worth nothing', async () => {
    const { key } = await makeKey(['read']);
    const changed = key.replace(/.{5}$/, (end) => `${end.startsWith('A') ? 'B' : 'A'}${end.slice(1)}`);
    await withKey(changed).list().expect(401);
    await withKey(key).list().expect(200);
  });

  test('expires', async () => {
    const { key } = await makeKey(['read'], { expiresInDays: 1 });
    web.clock.advanceMs(24 * 3_600_000 - 1);
    await withKey(key).list().expect(200);
    web.clock.advanceMs(1);
    await withKey(key).list().expect(401);
    web.clock.set('2026-11-23T01:00:00.000Z');
  });

  test('stops at once when it is revoked, and stays in the list', async () => {
    const { browser, key, id } = await makeKey(['read']);
    await browser.delete(`/api/v1/api-keys/${id}`).expect(204);
    await browser.delete(`/api/v1/api-keys/${id}`).expect(204);
    await withKey(key).list().expect(401);
    const { body } = await browser.get('/api/v1/api-keys');
    expect(body.items).toMatchObject([{ id, revokedAt: '2026-11-23T01:00:00.000Z' }]);
  });

  test('of somebody else can be neither seen nor revoked', async () => {
    const { key, id } = await makeKey(['read']);
    await web.account('liwei', everything);
    const other = await web.signedIn('liwei');
    expect((await other.get('/api/v1/api-keys')).body.items).toEqual([]);
    expect((await other.delete(`/api/v1/api-keys/${id}`)).status).toBe(404);
    await withKey(key).list().expect(200);
  });

  test('stops when its account is disabled', async () => {
    const { key } = await makeKey(['read']);
    await web.database.dataSource.query('update account set disabled_at = now()');
    await withKey(key).list().expect(401);
  });

  test('notes its last use, to the minute', async () => {
    const { browser, key } = await makeKey(['read']);
    const lastUse = async () => (await browser.get('/api/v1/api-keys')).body.items[0].lastUsedAt;
    await withKey(key).list().expect(200);
    web.clock.advanceMs(59_999);
    await withKey(key).list().expect(200);
    expect(await lastUse()).toBe('2026-11-23T01:00:00.000Z');
    web.clock.advanceMs(1);
    await withKey(key).list().expect(200);
    expect(await lastUse()).toBe('2026-11-23T01:01:00.000Z');
    web.clock.set('2026-11-23T01:00:00.000Z');
  });

  test('makes no further keys and changes no password, but says whose it is', async () => {
    const { key } = await makeKey(['read', 'write', 'import']);
    const { call } = withKey(key);
    const refused = [
      await call('get', '/api/v1/api-keys'),
      await call('post', '/api/v1/api-keys').send({ name: 'another', scopes: ['read'] }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'session-required'],
      [403, 'session-required'],
    ]);
    expect((await call('get', '/api/v1/session')).body.actor.capabilities).toEqual(everything);
  });

  test.each([
    {},
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['all'] },
    { name: '', scopes: ['read'] },
    { name: 'x', scopes: ['read'], expiresInDays: 0 },
    { name: 'x', scopes: ['read'], expiresInDays: 731 },
  ])('is not made from %j', async (body) => {
    await web.account('wangfang', everything);
    const browser = await web.signedIn('wangfang');
    expect((await browser.post('/api/v1/api-keys').send(body)).status).toBe(422);
  });
});
