import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoPassword } from '#casework/demonstration';
import { otherTownship } from './support/access-cast.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { anIdentityProvider } from './support/identity-provider.ts';
import { setUpSecondFactor } from './support/second-factor.ts';

let app: TestApp;
let administrator: Session;
let auditor: Session;

beforeAll(async () => {
  app = await anApp();
  administrator = await app.as('guanliyuan');
  auditor = await app.as('shenji');
  await app.person('elsewhere', 'mediator', await otherTownship(app));
});
afterAll(() => app.close());

const trailOf = async (staffId: string) =>
  (await auditor.browser.get('/api/v1/account-events').query({ staffId }).expect(200)).body.items;

describe('an administrator', () => {
  test('signs somebody of the township out everywhere, and the auditor reads who did it', async () => {
    const mediator = await app.as('guochangshun');
    await administrator.browser.delete(`/api/v1/staff/${mediator.staffId}/sessions`).expect(204);
    await mediator.browser.get('/api/v1/disputes').expect(401);
    const [last] = await trailOf(mediator.staffId);
    expect(last).toMatchObject({
      action: 'sessions-ended-by-administrator',
      label: { zh: '被强制退出' },
      person: { name: '郭长顺' },
      by: { name: '冀明' },
    });
  });

  test('takes away a second factor that somebody of the township has lost', async () => {
    const { browser, staffId } = await app.as('lingdao');
    await setUpSecondFactor(browser, demoPassword, app.clock.now());
    const signIn = () =>
      app.browser().post('/api/v1/session').send({ username: 'lingdao', password: demoPassword });
    await signIn().expect(202);
    await administrator.browser.delete(`/api/v1/staff/${staffId}/second-factor`).expect(204);
    await browser.get('/api/v1/session').expect(401);
    await signIn().expect(200);
    expect((await trailOf(staffId)).map(({ action }: { action: string }) => action)).toContain(
      'second-factor-reset',
    );
    const again = await administrator.browser.delete(`/api/v1/staff/${staffId}/second-factor`);
    expect([again.status, again.body.code]).toEqual([409, 'no-second-factor']);
  });

  test('reaches nobody of another township', async () => {
    const stranger = await app.as('elsewhere');
    await administrator.browser.delete(`/api/v1/staff/${stranger.staffId}/sessions`).expect(404);
    await administrator.browser.delete(`/api/v1/staff/${stranger.staffId}/second-factor`).expect(404);
    await stranger.browser.get('/api/v1/disputes').expect(200);
  });

  test('sees the keys of the township, and revokes one for good', async () => {
    const { browser, staffId } = await app.as('zhongxin');
    const wanted = { name: '县平台', scopes: ['read'], expiresInDays: 30 };
    const { body: made } = await browser.post('/api/v1/api-keys').send(wanted).expect(201);
    const elsewhere = await app.as('elsewhere');
    await elsewhere.browser.post('/api/v1/api-keys').send(wanted).expect(201);
    const { items } = (await administrator.browser.get('/api/v1/staff/api-keys').expect(200)).body;
    expect(items).toMatchObject([{ id: made.id, name: '县平台', owner: { id: staffId, name: '崔玉兰' } }]);
    expect(JSON.stringify(items)).not.toContain(made.key);
    const used = () => app.browser().get('/api/v1/disputes').set('authorization', `Bearer ${made.key}`);
    await used().expect(200);
    await administrator.browser.delete(`/api/v1/staff/${elsewhere.staffId}/api-keys/${made.id}`).expect(404);
    for (const _ of [1, 2])
      await administrator.browser.delete(`/api/v1/staff/${staffId}/api-keys/${made.id}`).expect(204);
    await used().expect(401);
    const trail = (await trailOf(staffId)).map(({ action, by }: { action: string; by: { name: string } }) => [
      action,
      by.name,
    ]);
    expect(trail.slice(0, 2)).toEqual([
      ['api-key-revoked', '冀明'],
      ['api-key-made', '崔玉兰'],
    ]);
  });

  test('leaves a trace of setting a password and of shutting an account', async () => {
    const { staffId } = await app.as('sifasuo');
    const change = (body: object) => administrator.browser.patch(`/api/v1/staff/${staffId}`).send(body);
    await change({ password: 'another-long-one' }).expect(200);
    await change({ active: false }).expect(200);
    await change({ active: true }).expect(200);
    const trail = (await trailOf(staffId)).map(({ action, by }: { action: string; by: { name: string } }) => [
      action,
      by.name,
    ]);
    expect(trail.slice(0, 3)).toEqual([
      ['account-enabled', '冀明'],
      ['account-disabled', '冀明'],
      ['password-set', '冀明'],
    ]);
  });
});

describe('the trail of the accounts', () => {
  test('is read page by page, the newest first', async () => {
    const read = async (query: object) =>
      (await auditor.browser.get('/api/v1/account-events').query(query).expect(200)).body.items;
    const all = await read({ limit: 200 });
    const first = await read({ limit: 2 });
    const second = await read({ limit: 2, before: first[1].id });
    expect([...first, ...second]).toEqual(all.slice(0, 4));
  });

  test('holds nobody of another township', async () => {
    const { staffId } = await app.as('elsewhere');
    expect(await trailOf(staffId)).toEqual([]);
  });

  test('says where somebody failed to sign in, and not what they typed', async () => {
    const { staffId } = await app.as('zhongxin');
    const typed = 'not-the-pass-phrase';
    await app.browser().post('/api/v1/session').send({ username: 'zhongxin', password: typed }).expect(401);
    const [last] = await trailOf(staffId);
    expect(last).toMatchObject({
      action: 'sign-in-refused',
      by: null,
      address: expect.stringContaining('127.0.0.1'),
    });
    expect(JSON.stringify(last)).not.toContain(typed);
  });
});

describe('the roles that need a second factor', () => {
  let strict: TestApp;
  beforeAll(async () => {
    strict = await anApp({ settings: { secondFactorGraceDays: 0 } });
  });
  afterAll(() => strict.close());

  test.each(['guanliyuan', 'shenji'])('%s does nothing before there is one', async (username) => {
    const { browser } = await strict.as(username);
    const answer = await browser.get('/api/v1/organisations');
    expect([answer.status, answer.body.code]).toEqual([403, 'second-factor-required']);
    await setUpSecondFactor(browser, demoPassword, strict.clock.now());
    await browser.get('/api/v1/organisations').expect(200);
  });

  test('are not those who mediate', async () => {
    const { browser } = await strict.as('guochangshun');
    await browser.get('/api/v1/organisations').expect(200);
  });
});

test('an administrator registers who somebody is at the identity provider, and they sign in there', async () => {
  const provider = await anIdentityProvider();
  const office = await anApp({ settings: { oidc: provider.settings } });
  try {
    const [{ browser: at }, { staffId }] = [await office.as('guanliyuan'), await office.as('sifasuo')];
    await at.put(`/api/v1/staff/${staffId}/oidc-identity`).send({ username: 'hanlixin' }).expect(204);
    provider.person = { subject: 'county-4711', claims: { preferred_username: 'hanlixin' } };
    const browser = office.browser();
    const { headers } = await browser.get('/api/v1/session/oidc/start').expect(303);
    await browser.get(await provider.visit(headers.location ?? '')).expect(303);
    expect((await browser.get('/api/v1/session').expect(200)).body.actor.name).toBe('韩立新');
    const auditing = await office.as('shenji');
    const { body } = await auditing.browser.get('/api/v1/account-events').query({ staffId }).expect(200);
    const actions = body.items.map(({ action }: { action: string }) => action);
    expect(actions.slice(0, 3)).toEqual(['signed-in', 'identity-linked', 'identity-registered']);
    await at.delete(`/api/v1/staff/${staffId}/oidc-identity`).expect(204);
    await browser.get('/api/v1/session').expect(401);
  } finally {
    await office.close();
    await provider.close();
  }
});
