import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Role, relations, roles, sightRights, sights } from '#domain';
import { aCast, type Player, secrets, type TiedCase } from './support/access-cast.ts';
import { isCapable, type Route, routesOf, seesMasked, seesNothing, sight } from './support/access-routes.ts';
import { anApp, type Browser, type TestApp } from './support/app.ts';
import { nobody } from './support/command-samples.ts';

let app: TestApp;
let players: readonly Player[];
let routes: Readonly<Record<string, Route>>;
const table = routesOf(nobody);
const names = Object.keys(table);

beforeAll(async () => {
  app = await anApp();
  routes = routesOf(await app.unit('月山镇'));
  players = await aCast(app);
}, 120_000);
afterAll(() => app.close());

async function ask(browser: Browser, name: string, at?: TiedCase): Promise<number> {
  const route = routes[name];
  if (!route) throw new Error(`no expectation for ${name}`);
  const [method = '', template = ''] = name.split(' ');
  const path = template
    .replace('{id}', at?.id ?? nobody)
    .replace('{partyId}', at?.partyId ?? nobody)
    .replace('{row}', '1')
    .replace('{edition}', '1')
    .replace('{form}', 'registration')
    .replace(/\{\w+\}/g, nobody);
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  let request = browser[verb](`${path}${route.query ?? ''}`);
  if (route.isStale) request = request.set('If-Match', '"999"');
  const answer = await (route.body === undefined ? request : request.send(route.body as object));
  return answer.status;
}

/** role, tie → answered, for all that differ from what is expected. */
async function differences(name: string): Promise<readonly string[]> {
  const { rule } = routes[name] ?? { rule: { open: 0 } };
  if ('open' in rule) return [];
  const found: string[] = [];
  for (const player of players) {
    const isIn = isCapable(player.role, rule.capability);
    for (const at of rule.onCase ? player.cases : [undefined]) {
      const granted = at && rule.onCase ? rule.onCase(player.role, at.tie) : rule.status;
      const wanted = isIn ? granted : 403;
      const status = await ask(player.browser, name, at);
      if (status !== wanted) found.push(`${player.role} ${at?.tie ?? ''}: ${status} instead of ${wanted}`);
    }
  }
  return found;
}

test('every route of the document stands in this table, and no other', async () => {
  const { body } = await app.browser().get('/api/openapi.json').expect(200);
  const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...names].sort()).toEqual(documented.sort());
});

describe('without signing in', () => {
  test.each(names)('%s', async (name) => {
    const { rule } = routes[name] ?? {};
    expect(await ask(app.browser(), name)).toBe(rule && 'open' in rule ? rule.open : 401);
  });
});

describe('every role in every tie is answered by the table of the policy', () => {
  test.each(names.filter((name) => !('open' in (table[name]?.rule ?? {}))))('%s', async (name) => {
    expect(await differences(name)).toEqual([]);
  });
});

describe.each(roles)('what %s sees', (role) => {
  const me = (): Player => playerOf(role);
  const isReader = isCapable(role, 'dispute.read');
  const everyCase = () => players.flatMap(({ cases }) => cases);

  test('is the same in the list as in the detail, and so is what is masked', async () => {
    const { body, status } = await me().browser.get('/api/v1/disputes?limit=200');
    expect(status).toBe(isReader ? 200 : 403);
    if (!isReader) return;
    const listed = new Map<string, string>(
      body.items.map((line: { id: string; sight: string }) => [line.id, line.sight]),
    );
    for (const { id } of everyCase()) {
      const detail = await me().browser.get(`/api/v1/disputes/${id}`);
      expect([id, listed.get(id)]).toEqual([id, detail.status === 200 ? detail.body.sight : undefined]);
    }
  });

  test('of a masked case holds no name, no number and no word of it', async () => {
    const seen = me().cases.filter(({ tie }) => isReader && sight(role, tie) !== seesNothing);
    for (const { id, tie } of seen) {
      const detail = await me().browser.get(`/api/v1/disputes/${id}`).expect(200);
      expect([tie, detail.body.sight]).toEqual([tie, sights[sight(role, tie)]]);
    }
    const masked = seen.filter(({ tie }) => sight(role, tie) === seesMasked);
    const { text } = await me().browser.get('/api/v1/disputes?limit=200');
    const lines: readonly { id: string }[] = JSON.parse(text).items ?? [];
    for (const { id } of masked) {
      const detail = await me().browser.get(`/api/v1/disputes/${id}`).expect(200);
      const history = await me().browser.get(`/api/v1/disputes/${id}/history`).expect(200);
      const line = JSON.stringify(lines.find((item) => item.id === id));
      for (const secret of [secrets.name, secrets.summary, secrets.phone, secrets.idNumber]) {
        expect(`${detail.text}${history.text}${line}`).not.toContain(secret);
      }
    }
    // Numbers stay masked for those who see the case as well.
    expect(text).not.toContain(secrets.phone);
    expect(text).not.toContain(secrets.idNumber);
  });

  test('cannot be widened by searching for a name or a word', async () => {
    if (!isReader) return;
    const clear = everyCase().length;
    for (const q of [secrets.name, secrets.initials, '滴水檐']) {
      const found = await me().browser.get('/api/v1/disputes').query({ q, limit: 200 }).expect(200);
      const sightsFound = new Set(found.body.items.map((line: { sight: string }) => line.sight));
      expect([...sightsFound].filter((seen) => seen !== 'case')).toEqual([]);
      const counts = await me().browser.get('/api/v1/disputes/counts').query({ q }).expect(200);
      expect(total(counts.body)).toBe(found.body.items.length);
      expect(found.body.items.length).toBeLessThan(clear);
    }
  });

  test('is counted and exported exactly as it is listed', async () => {
    if (!isReader) return;
    const { body } = await me().browser.get('/api/v1/disputes?limit=200').expect(200);
    const counts = await me().browser.get('/api/v1/disputes/counts').expect(200);
    expect(total(counts.body)).toBe(body.items.length);
    if (!isCapable(role, 'dispute.export')) return;
    const file = await me().browser.get('/api/v1/exports/disputes?format=csv').expect(200);
    const persons = (body.items as { persons: number }[]).map((line) => line.persons);
    expect(exportedPersons(file.text)).toEqual(persons.sort(byValue));
    const isAllMasked = relations.every((relation) => sightRights[role][relation] !== 'case');
    if (isAllMasked) expect(file.text).not.toContain(secrets.name);
    expect(file.text).not.toContain(secrets.phone);
  });
});

function playerOf(role: Role): Player {
  const player = players.find((one) => one.role === role);
  if (!player) throw new Error(`nobody plays ${role}`);
  return player;
}

const total = (counts: Readonly<Record<string, { readonly count: number }>>): number =>
  Object.values(counts).reduce((sum, { count }) => sum + count, 0);

const byValue = (a: number, b: number): number => a - b;

/** The column 涉及人数, by which the cases of this file are told apart. */
const exportedPersons = (csv: string): readonly number[] =>
  csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',').find((cell) => /^1\d{3}$/.test(cell))))
    .sort(byValue);

describe('what stands on the agenda of a review', () => {
  let meeting: string;
  const papers = async (role: Role): Promise<string> =>
    (await playerOf(role).browser.get(meeting).expect(200)).text;

  beforeAll(async () => {
    const { browser } = playerOf('centre');
    const red = playerOf('centre').cases[0]?.id;
    await browser
      .post(`/api/v1/disputes/${red}/regrade`)
      .send({ risk: 'red', reason: '扬言报复' })
      .expect(200);
    const { body } = await browser
      .post('/api/v1/review/meetings')
      .send({ kind: 'urgent', reason: '紧急' })
      .expect(201);
    meeting = `/api/v1/review/meetings/${body.id}`;
    await browser.post(`${meeting}/open`).send({}).expect(200);
    expect(await papers('leader')).toContain(red);
  });

  test.each(['auditor', 'leader', 'office', 'centre'] as const)(
    'tells %s no number of a party',
    async (role) => {
      const text = await papers(role);
      for (const secret of [secrets.phone, secrets.idNumber, secrets.name])
        expect(text).not.toContain(secret);
    },
  );

  test('shows no word of a case to whoever sees it masked', async () => {
    expect(await papers('auditor')).not.toContain(secrets.summary);
    const dashboard = await playerOf('auditor').browser.get('/api/v1/review/dashboard').expect(200);
    expect(dashboard.text).not.toContain(secrets.summary);
    expect(dashboard.text).not.toContain(secrets.name);
    const cases = await playerOf('auditor').browser.get('/api/v1/review/dashboard/cases?figure=open');
    expect(cases.body.items.length).toBeGreaterThan(0);
    expect(cases.text).not.toContain(secrets.summary);
    expect(cases.text).not.toContain(secrets.name);
  });

  test('is not there for another township', async () => {
    const stranger = await app.as('report-elsewhere');
    await stranger.browser.get(meeting).expect(404);
    await stranger.browser.post(`${meeting}/close`).send({}).expect(404);
  });
});

test('an administrator reaches no unit and nobody of another township', async () => {
  const { browser } = playerOf('administrator');
  const elsewhere = await app.unit('东关村');
  const answer = await browser.patch(`/api/v1/organisations/${elsewhere}`).send({ name: '改名' });
  expect(answer.status).toBe(404);
  const stranger = await app.as('report-elsewhere');
  const shut = await browser.patch(`/api/v1/staff/${stranger.staffId}`).send({ active: false });
  expect(shut.status).toBe(404);
});
