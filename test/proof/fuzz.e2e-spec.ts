import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Response } from 'supertest';
import { PersonalData } from '#casework/dispute';
import { query, Vault } from '#platform';
import { statedParty } from '../support/a-stated-party.ts';
import { secrets } from '../support/access-cast.ts';
import { routesOf } from '../support/access-routes.ts';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, report, send } from '../support/case-story.ts';
import { nobody } from '../support/command-samples.ts';
import { type Document, type Operation, operationsOf } from '../support/contract.ts';
import { personWithEveryRole } from '../support/crew.ts';
import { proofSettings } from '../support/proof-settings.ts';
import { inputFor } from '../support/schema-input.ts';

const { inputs, seed } = proofSettings;
jest.setTimeout(60_000 + inputs * 2_000);

const address = '月山镇柳溪村翠竹巷十七号';
const terms = '双方约定由欧阳家重砌西墙';

/** Routes that end the sign-in with which everything else is asked, or change its password. */
const kept = new Set(['DELETE /api/v1/session', 'DELETE /api/v1/sessions', 'PUT /api/v1/session/password']);
/** An answer without an end; `live.e2e-spec.ts` and `hostile.e2e-spec.ts` ask for it. */
const endless = 'GET /api/v1/live';
const names = Object.keys(routesOf(nobody)).filter(
  (name) => !kept.has(name) && name !== endless && !name.includes('/oidc'),
);

let app: TestApp;
let people: readonly Session[];
let dispute: Case;
let document: Document;
const refusals: string[] = [];

beforeAll(async () => {
  app = await anApp({ role: 'both' });
  const everybody = await app.as(await personWithEveryRole(app, 'everybody', await app.unit('柳溪村')));
  people = [everybody, await app.as('wanggeyuan'), await app.as('shenji'), await app.as('guanliyuan')];
  dispute = await report(everybody, {
    summary: secrets.summary,
    parties: [
      {
        role: 'applicant',
        name: secrets.name,
        phone: secrets.phone,
        idNumber: secrets.idNumber,
        address,
      },
      { role: 'respondent', name: '欧阳铁柱' },
    ],
  });
  await send(everybody, dispute, 'NOTE', { text: terms });
  document = (await app.browser().get('/api/openapi.json').expect(200)).body;
});
afterAll(() => app.close());

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The addresses, bodies and questions that one route is asked with. */
function requestsFor(
  name: string,
  operation: Operation,
): fc.Arbitrary<{ readonly path: string; body: unknown }> {
  const { schemas } = document.components;
  const path = (name.split(' ')[1] ?? '')
    .replace('{partyId}', dispute.parties[0]?.id ?? nobody)
    .replace(/\{\w+\}/g, dispute.id);
  const schema = operation.requestBody?.content['application/json']?.schema;
  const asked = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const question = fc.record(
    Object.fromEntries(asked.map((parameter) => [parameter.name, inputFor(parameter.schema ?? {}, schemas)])),
    { requiredKeys: [] },
  );
  return fc.record({
    path: question.map((fields) => `${path}?${queryOf(fields)}`),
    body: schema ? inputFor(schema, schemas) : fc.constant(undefined),
  });
}

const queryOf = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`)
    .join('&');
/** Half a character has no percent-encoding; those are sent by hostile.e2e-spec.ts. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

function faultsOf({ status, type, text, body }: Response): readonly string[] {
  if (status < 400) return [];
  refusals.push(text);
  const faults: string[] = [];
  if (status >= 500) faults.push(`answers ${status}`);
  if (type !== 'application/problem+json') faults.push(`answers ${status} as ${type}`);
  else if (!/^[a-z]+(-[a-z0-9]+)*$/.test(body.code) || !/\p{Script=Han}/u.test(body.title))
    faults.push(`has the code "${body.code}" and says "${body.title}"`);
  return faults;
}

describe(`every route with ${inputs} inputs made of its own schema, as four people, seed ${seed}`, () => {
  test.each(names)('%s', async (name) => {
    const operation = new Map(operationsOf(document)).get(name);
    if (operation === undefined) throw new Error(`${name} is not in the document`);
    const verb = (name.split(' ')[0] ?? '').toLowerCase() as Verb;
    const property = fc.asyncProperty(
      requestsFor(name, operation),
      fc.nat(people.length - 1),
      async ({ path, body }, n) => {
        const ask = people[n]?.browser[verb](path);
        if (!ask) throw new Error('nobody asks');
        if (body !== undefined) ask.set('content-type', 'application/json');
        expect(faultsOf(await ask.send(body === undefined ? undefined : JSON.stringify(body)))).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: inputs, seed, endOnFailure: true });
  });
});

test(`what ${inputs} reports say of their parties is, decrypted, what is stored, and so are the answers kept`, async () => {
  const vault = app.app.get(Vault);
  const by = await app.as('wanggeyuan');
  let stored = 0;
  const property = fc.asyncProperty(
    fc.array(statedParty, { minLength: 1, maxLength: 4 }),
    async (parties) => {
      const key = randomUUID();
      const body = {
        origin: 'grid',
        placeId: by.organisationId,
        typeCode: 'NEI',
        summary: '两家争水',
        parties,
      };
      const { status, body: answer } = await by.browser
        .post('/api/v1/disputes')
        .set('idempotency-key', key)
        .send(body);
      expect([201, 422]).toContain(status);
      if (status === 422) return;
      const kept = await new PersonalData(vault).partiesOf(app.dataSource, answer.id);
      expect(
        kept.map(({ name, role, idNumber, phone, address }) => ({ name, role, idNumber, phone, address })),
      ).toEqual(
        parties.map(({ name, role, idNumber = null, phone = null, address = null }) => ({
          ...{ name: name.trim(), role, idNumber, phone },
          address: address?.trim() ?? null,
        })),
      );
      const again = await by.browser.post('/api/v1/disputes').set('idempotency-key', key).send(body);
      expect(again.body).toEqual(answer);
      stored += parties.length;
    },
  );
  await fc.assert(property, { numRuns: inputs, seed, endOnFailure: true });
  expect(stored).toBeGreaterThan(inputs / 2);
});

describe('after all that', () => {
  /** What people told and who they are, as this test wrote it and as it stands in the clear in the record. */
  async function personalData(): Promise<readonly string[]> {
    const rows = await query<{ text: string | null }>(app.dataSource, {
      text: `select summary as text from dispute
             union select unnest(string_to_array(search_names, ' ')) from dispute
             union select payload->>field from dispute_event,
               unnest(array['text', 'terms', 'record', 'reason', 'facts', 'words', 'proof', 'measure']) as field`,
    });
    const written = [secrets.name, secrets.phone, secrets.idNumber, address];
    // Shorter ones stand in words of the product as well.
    const texts = rows.map(({ text }) => text ?? '').filter((text) => /\p{Script=Han}{3}/u.test(text));
    // What the product itself writes into a history is nobody's secret.
    return [...new Set([...written, ...texts])].filter((text) => text !== '补录当事人');
  }

  test('no log, error, metric, message or job holds a personal datum of the database', async () => {
    const data = await personalData();
    expect(data).toEqual(expect.arrayContaining([secrets.name, secrets.summary, address, terms]));
    const jobs = await query<{ text: string }>(app.dataSource, {
      text: `select coalesce(string_agg(rows.row::text, ' '), '') as text from (
               select to_jsonb(o) as row from outbox o union all select to_jsonb(n) from notification n
               union all select to_jsonb(j) from jobs.job j union all select to_jsonb(e) from jobs.event e) as rows`,
    });
    const places: Readonly<Record<string, string>> = {
      log: app.log.join(''),
      errors: refusals.join('\n'),
      metrics: (await app.browser().get('/api/metrics').expect(200)).text,
      'outbox, notifications and jobs': jobs[0]?.text ?? '',
    };
    expect(refusals.length).toBeGreaterThan(100);
    for (const [place, content] of Object.entries(places)) {
      expect(content.length).toBeGreaterThan(0);
      expect([place, data.filter((datum) => content.includes(datum))]).toEqual([place, []]);
    }
    expect(app.log.filter((line) => line.includes('"level":"error"')).slice(0, 5)).toEqual([]);
  });
});
