import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { roles } from '#domain';
import { query } from '#platform';
import { secrets } from './support/access-cast.ts';
import { routesOf } from './support/access-routes.ts';
import { anApp, type Browser, type Session, type TestApp } from './support/app.ts';
import { type Case, report } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';
import { type Document, operationsOf } from './support/contract.ts';
import {
  hostileBodies,
  hostileHeaders,
  hostileIds,
  hostileQueries,
  hostileTypes,
  hostileValues,
} from './support/hostile-input.ts';

const routes = Object.entries(routesOf(nobody));
const isWrite = (name: string): boolean => /^(POST|PUT|PATCH) /.test(name);
/** Signing out would end the session with which everything else is asked. */
const isKept = (name: string): boolean => name !== 'DELETE /api/v1/session';

let app: TestApp;
let everybody: Session;
let dispute: Case;
let fields: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  app = await anApp();
  // One person with every role in one township: nothing is refused before it is read.
  const id = await app.person('everybody', 'centre', await app.unit('月山镇'));
  await query(app.dataSource, {
    text: `insert into appointment (staff_id, role, is_head, starts_on)
           select $1, role, true, '2026-01-01' from unnest($2::text[]) as role where role <> 'centre'`,
    values: [id, roles],
  });
  everybody = await app.as('everybody');
  dispute = await report(everybody, {
    summary: secrets.summary,
    parties: [
      { role: 'applicant', name: secrets.name, phone: secrets.phone, idNumber: secrets.idNumber },
      { role: 'respondent', name: '欧阳铁柱' },
    ],
  });
  const { body } = await app.browser().get('/api/openapi.json').expect(200);
  fields = fieldsOf(body as Document);
});
afterAll(() => app.close());

/** The names of the fields of each body, also of its alternatives. */
function fieldsOf(document: Document): ReadonlyMap<string, readonly string[]> {
  return new Map(
    operationsOf(document).map(([name, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema ?? {};
      return [name, Object.keys((schema.properties as object | undefined) ?? {})];
    }),
  );
}

const own = (): string[] => [secrets.name, secrets.summary, secrets.phone, secrets.idNumber, '欧阳铁柱'];

/** What is wrong with an answer: broken, untyped, silent in Chinese, or telling what it must not. */
function faultsOf(what: string, answer: Response): readonly string[] {
  const { status, text } = answer;
  if (status < 400) return [];
  const faults: string[] = [];
  if (status >= 500) faults.push(`answers ${status}`);
  if (answer.type !== 'application/problem+json') faults.push(`answers ${status} as ${answer.type}`);
  else if (!/\p{Script=Han}/u.test(answer.body.title)) faults.push(`says "${answer.body.title}"`);
  if (own().some((secret) => text.includes(secret))) faults.push('repeats what nobody asked for');
  return faults.map((fault) => `${what}: ${fault}`);
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
function ask(browser: Browser, name: string, path: string) {
  return browser[(name.split(' ')[0] ?? '').toLowerCase() as Verb](path);
}
const pathOf = (name: string, id = dispute.id): string =>
  (name.split(' ')[1] ?? '')
    .replace('{partyId}', dispute.parties[0]?.id ?? nobody)
    .replace('{row}', '1')
    .replace('{form}', id === dispute.id || name.includes('{id}') ? 'registration' : id)
    .replace(/\{\w+\}/g, id);

describe('a body that is no JSON, or something else than was asked for', () => {
  test.each(routes.filter(([name]) => isWrite(name)))('%s', async (name) => {
    const faults: string[] = [];
    for (const text of hostileBodies) {
      const answer = await ask(everybody.browser, name, pathOf(name))
        .set('content-type', 'application/json')
        .send(text);
      faults.push(...faultsOf(text.slice(0, 30), answer));
    }
    expect(faults).toEqual([]);
  });
});

describe('each field with what it is not', () => {
  test.each(routes.filter(([name]) => isWrite(name)))(
    '%s',
    async (name, { body }) => {
      const faults: string[] = [];
      const names = new Set([
        ...(fields.get(name) ?? []),
        ...Object.keys((body as object | undefined) ?? {}),
      ]);
      for (const field of names) {
        for (const value of hostileValues) {
          const { [field]: _, ...others } = (body ?? {}) as Record<string, unknown>;
          const text = `${JSON.stringify(others).slice(0, -1)}${Object.keys(others).length > 0 ? ',' : ''}"${field}":${value}}`;
          const answer = await ask(everybody.browser, name, pathOf(name))
            .set('content-type', 'application/json')
            .send(text);
          faults.push(...faultsOf(`${field} ${value.slice(0, 30)}`, answer));
        }
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

describe('a content type that nobody asked for, or far too much', () => {
  test.each(routes.filter(([name]) => isWrite(name)))('%s', async (name) => {
    const faults: string[] = [];
    for (const type of hostileTypes) {
      const answer = await ask(everybody.browser, name, pathOf(name))
        .set('content-type', type)
        .send('{"a":1}');
      faults.push(...faultsOf(type, answer));
    }
    const huge = await ask(everybody.browser, name, pathOf(name))
      .set('content-type', 'application/json')
      .send(`{"a":"${'x'.repeat(1_100_000)}"}`);
    faults.push(...faultsOf('huge', huge));
    expect(faults).toEqual([]);
    expect(huge.status).toBe(413);
  });
});

describe('an address with what is no id', () => {
  test.each(routes.filter(([name]) => name.includes('{')))('%s', async (name, { body }) => {
    const faults: string[] = [];
    for (const id of hostileIds) {
      const answer = await ask(everybody.browser, name, pathOf(name, id)).send(
        isWrite(name) ? ((body ?? {}) as object) : undefined,
      );
      faults.push(...faultsOf(id.slice(0, 30), answer));
      if (answer.status < 400) faults.push(`${id} was taken for an id`);
    }
    expect(faults).toEqual([]);
  });
});

describe('a question with what is no answer to it', () => {
  test.each(routes.filter(([name]) => name.startsWith('GET ')))('%s', async (name) => {
    const faults: string[] = [];
    for (const asked of hostileQueries) {
      const answer = await ask(everybody.browser, name, `${pathOf(name)}?${asked}`);
      faults.push(...faultsOf(asked.slice(0, 60), answer));
    }
    expect(faults).toEqual([]);
  });
});

describe('headers that say nothing sensible', () => {
  test.each(routes.filter(([name]) => isKept(name)))('%s', async (name, { body, query = '' }) => {
    const faults: string[] = [];
    for (const header of hostileHeaders) {
      const answer = await ask(everybody.browser, name, `${pathOf(name)}${query}`)
        .set(header)
        .send(isWrite(name) ? ((body ?? {}) as object) : undefined);
      faults.push(...faultsOf(JSON.stringify(header).slice(0, 40), answer));
    }
    expect(faults).toEqual([]);
  });
});

describe.each([
  ['a register that is none', '/api/v1/register-imports'],
  ['a table of figures that is none', '/api/v1/statistics/table-checks/file'],
])('%s', (_, route) => {
  const upload = (content: Buffer, filename: string, field = 'file') =>
    everybody.browser.post(route).attach(field, content, { filename });

  test.each([
    ['nothing', Buffer.alloc(0), 'a.xlsx'],
    ['a text', Buffer.from('hello'), 'a.xlsx'],
    ['an empty archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'a.xlsx'],
    ['half an archive', Buffer.from('504b030414000000', 'hex'), 'a.xlsx'],
    ['NULs', Buffer.alloc(10_000), 'a.csv'],
    ['halves of characters', Buffer.from([0xed, 0xa0, 0x80, 0x2c, 0xff, 0xfe, 0x0a]), 'a.csv'],
    ['a name that is a path', Buffer.from('hello'), '../../etc/passwd'],
    ['a name that is HTML', Buffer.from('hello'), '<b>.csv'],
  ])('%s', async (_, content, filename) => {
    const answer = await upload(content, filename);
    expect(faultsOf(filename, answer)).toEqual([]);
  });

  test('in another field, or far too large', async () => {
    const misplaced = await upload(Buffer.from('x'), 'a.csv', 'other');
    expect(faultsOf('field', misplaced)).toEqual([]);
    const large = await upload(Buffer.alloc(21 * 1024 * 1024, 'a,'), 'a.csv');
    expect(faultsOf('large', large)).toEqual([]);
    expect(large.status).toBe(413);
  });
});

test('a held row with what it is not', async () => {
  const register = Buffer.from('排查日期,村,类型,结果,当事人\n2026-3-8,无名村,邻里,已化解,戊与己\n');
  const { body } = await everybody.browser
    .post('/api/v1/register-imports')
    .attach('file', register, 'a.csv')
    .expect(201);
  const row = `/api/v1/register-imports/${body.id}/rows/2`;
  const faults: string[] = [];
  for (const field of [
    ...(fields.get('PUT /api/v1/register-imports/{id}/rows/{row}') ?? []),
    'parties.name',
  ]) {
    for (const value of hostileValues) {
      const text = field === 'parties.name' ? `{"parties":[{"name":${value}}]}` : `{"${field}":${value}}`;
      const answer = await everybody.browser.put(row).set('content-type', 'application/json').send(text);
      faults.push(...faultsOf(`${field} ${value.slice(0, 30)}`, answer));
    }
  }
  for (const number of ['0', '-1', '1.5', '1e9', '%00', 'x', '3'])
    faults.push(
      ...faultsOf(number, await everybody.browser.put(row.replace(/2$/, number)).send({})),
      ...faultsOf(number, await everybody.browser.delete(row.replace(/2$/, number))),
    );
  expect(faults).toEqual([]);
  const { body: entered } = await everybody.browser
    .post(`/api/v1/register-imports/${body.id}/commit`)
    .expect(200);
  expect(entered).toMatchObject({ imported: 0, held: 1 });
});

describe('after all that', () => {
  test('the case is still there, and so is everything of it', async () => {
    const { body } = await everybody.browser.get(`/api/v1/disputes/${dispute.id}`).expect(200);
    expect(body.parties[0].name).toBe(secrets.name);
    await everybody.browser.get('/api/health/ready').expect(200);
  });

  test('no line of the log tells of a person or a case, and none reports an unforeseen error', () => {
    const log = app.log.join('');
    expect(app.log.length).toBeGreaterThan(1_000);
    for (const secret of own()) expect(log).not.toContain(secret);
    expect(app.log.filter((line) => line.includes('"level":"error"')).slice(0, 5)).toEqual([]);
  });
});
