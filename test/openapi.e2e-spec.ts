import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import openapiTS, { astToString } from 'openapi-typescript';
import { demoPassword } from '#casework/demonstration';
import { routesOf } from './support/access-routes.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, report, send } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';
import {
  type Answer,
  Contract,
  type Document,
  type Operation,
  operationsOf,
  recordAnswers,
} from './support/contract.ts';
import { setUpSecondFactor } from './support/second-factor.ts';

let app: TestApp;
let contract: Contract;
let operations: readonly (readonly [string, Operation])[];
const today = '2026-11-23';

beforeAll(async () => {
  app = await anApp();
  const { body } = await app.browser().get('/api/openapi.json').expect(200);
  contract = new Contract(body as Document);
  operations = operationsOf(contract.document);
});
afterAll(() => app.close());

describe('the document', () => {
  test('is OpenAPI 3.1 and says nothing twice', () => {
    expect(contract.document.openapi).toMatch(/^3\.1\.\d+$/);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    // What 3.0 said and 3.1 does not know any more.
    const outdated = /"nullable":\w+|"exclusiveM\w+":(true|false)/.exec(JSON.stringify(contract.document));
    expect(outdated?.[0]).toBeUndefined();
  });

  test('gives every answer a schema, and every refusal that of a problem', () => {
    const without = operations.filter(([, { responses }]) => {
      const good = Object.entries(responses).filter(([status]) => /^(2\d\d|303)$/.test(status));
      const isTyped = good.every(
        ([status, { content }]) =>
          ['204', '303'].includes(status) || Object.values(content ?? {})[0]?.schema !== undefined,
      );
      const problem = responses.default?.content?.['application/problem+json']?.schema;
      return good.length === 0 || !isTyped || problem?.$ref !== '#/components/schemas/Problem';
    });
    expect(without.map(([name]) => name)).toEqual([]);
  });

  test('declares every parameter of an address, with its schema', () => {
    const faults = operations.flatMap(([name, { parameters = [] }]) =>
      [...name.matchAll(/\{(\w+)\}/g)]
        .filter(([, step]) => !parameters.some((one) => one.in === 'path' && one.name === step && one.schema))
        .map(([, step]) => `${name}: ${step}`),
    );
    expect(faults).toEqual([]);
  });

  test('asks for a sign-in everywhere but where the guard asks for none', () => {
    const open = operations.filter(([, { security }]) => security !== undefined);
    expect(open.map(([, { security }]) => security)).toEqual(open.map(() => [{}]));
    const unguarded = Object.entries(routesOf(nobody)).filter(([, { rule }]) => 'open' in rule);
    expect(open.map(([name]) => name).sort()).toEqual(unguarded.map(([name]) => name).sort());
  });

  test('takes no body with fields that it does not name', () => {
    const bodies = operations.flatMap(([name, { requestBody }]) =>
      Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => ({ name, type, schema })),
    );
    const json = bodies.filter(({ type }) => type === 'application/json');
    const lax = json.filter(({ schema }) => {
      const accepts = contract.compile(schema);
      return (
        accepts({ noSuchField: 1 }) ||
        !accepts.errors?.some(({ keyword }) => keyword === 'additionalProperties')
      );
    });
    expect(json.length).toBeGreaterThan(30);
    expect(lax.map(({ name }) => name)).toEqual([]);
  });

  test('is what the client of the browser was made from', async () => {
    const made = astToString(await openapiTS(contract.document as never));
    const file = new URL('../apps/web/src/api/schema.generated.ts', import.meta.url);
    // The head of the file is a comment of the generator; `npm run api-types` writes it anew.
    expect((await readFile(file, 'utf8')).endsWith(made)).toBe(true);
  });

  test('takes a body wherever something is sent', () => {
    const bodiless = operations.filter(
      ([name, { requestBody }]) => /^(POST|PUT|PATCH) /.test(name) && requestBody === undefined,
    );
    expect(bodiless.map(([name]) => name).sort()).toEqual([
      'POST /api/v1/certificates',
      'POST /api/v1/channels/{id}/trial',
      'POST /api/v1/deliveries/{id}/resend',
      'POST /api/v1/disputes/{id}/receipts/{receiptId}/revocation',
      'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/opening',
      'POST /api/v1/me/leave/{id}/end',
      'POST /api/v1/notifications/{id}/read',
      'POST /api/v1/paper-templates/{form}/default',
      'POST /api/v1/register-imports/{id}/commit',
      'POST /api/v1/review/meetings/{id}/batches/{batchId}/retract',
      'POST /api/v1/review/meetings/{id}/decisions/{decisionId}/retract',
      'POST /api/v1/review/slips/{id}/receipt',
      'POST /api/v1/sealing-key/locking',
      'POST /api/v1/staff/{id}/leave/{leaveId}/end',
      'POST /api/v1/supervision-slips/{id}/receipt',
      'POST /api/v1/verifications',
      'POST /api/v1/village-reports/{id}/retraction',
    ]);
  });
});

describe('real answers', () => {
  const answers: Answer[] = [];

  beforeAll(async () => {
    const [grid, centre, mediator, auditor, administrator] = await Promise.all(
      ['wanggeyuan', 'zhongxin', 'guochangshun', 'shenji', 'guanliyuan'].map(async (username) => {
        const session = await app.as(username);
        recordAnswers(session.browser, answers);
        return session;
      }),
    );
    if (!grid || !centre || !mediator || !auditor || !administrator) throw new Error('five people play');
    const dispute = await mediated(grid, centre, mediator);
    await reading(dispute, [centre, auditor]);
    await refusals(dispute, grid, centre);
    await reviewing(centre, grid);
    await importing(centre);
    await administering(administrator);
    await auditor.browser.get('/api/v1/account-events').expect(200);
  }, 60_000);

  async function mediated(grid: Session, centre: Session, mediator: Session): Promise<Case> {
    const dispute = await report(grid, { risk: 'red', amountFen: 120_000 });
    const both = dispute.parties.map(({ id }) => id);
    await send(centre, dispute, 'ACCEPT', { note: '材料齐全' });
    await send(centre, dispute, 'ACT_AT_ONCE', {
      leadId: mediator.organisationId,
      mediatorIds: [mediator.staffId],
      measure: '当日到场',
      reason: '扬言报复',
    });
    await send(mediator, dispute, 'HOLD_SESSION', {
      heldOn: today,
      place: '村委会',
      attendingPartyIds: both,
      record: '双方各自陈述',
      open: false,
    });
    await send(mediator, dispute, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '分两期支付',
      obligations: [
        { id: '1', kind: 'pay', what: '首付', amountFen: 60_000, dueOn: today },
        { id: '2', kind: 'pay', what: '尾款', amountFen: 60_000, dueOn: '2026-12-20' },
      ],
      totalFen: 120_000,
      signatures: both.map((partyId) => ({ partyId, on: today })),
      mediatorSignedOn: today,
      sealedOn: today,
    });
    await centre.browser
      .post(`/api/v1/disputes/${dispute.id}/parties`)
      .send({ role: 'representative', name: '孙立' })
      .expect(201);
    const unmask = `/api/v1/disputes/${dispute.id}/parties/${both[0]}/unmask`;
    await centre.browser.post(unmask).send({ reason: '电话通知' }).expect(200);
    return dispute;
  }

  async function reading({ id }: Case, readers: readonly Session[]): Promise<void> {
    for (const { browser } of readers) {
      await browser.get('/api/v1/disputes?limit=5').expect(200);
      await browser.get('/api/v1/disputes/counts').expect(200);
      await browser.get(`/api/v1/disputes/${id}`).expect(200);
      await browser.get(`/api/v1/disputes/${id}/history`).expect(200);
      await browser.get(`/api/v1/disputes/${id}/agreements`).expect(200);
      await browser.get('/api/v1/session').expect(200);
      await browser.get('/api/v1/sessions').expect(200);
      await browser.get('/api/v1/notifications').expect(200);
      await browser.get('/api/v1/statistics/figures?period=2026').expect(200);
      await browser.get('/api/v1/review/dashboard').expect(200);
      await browser.get('/api/health/ready').expect(200);
    }
  }

  async function refusals(dispute: Case, grid: Session, centre: Session): Promise<void> {
    await attempt(grid, dispute, 'ACCEPT', {}).expect(403);
    await attempt(centre, dispute, 'ACCEPT', {}).expect(409);
    await attempt(centre, dispute, 'NOTE', { text: '电话' }, { 'If-Match': '"1"' }).expect(412);
    await attempt(centre, dispute, 'NOTE', {} as never).expect(422);
    await centre.browser.get(`/api/v1/disputes/${nobody}`).expect(404);
    await app.browser().get('/api/v1/disputes').expect(401);
  }

  async function reviewing({ browser }: Session, grid: Session): Promise<void> {
    const dispute = await report(grid);
    await browser.post(`/api/v1/disputes/${dispute.id}/accept`).send({}).expect(200);
    const { body } = await browser
      .post('/api/v1/review/meetings')
      .send({ kind: 'urgent', reason: '紧急' })
      .expect(201);
    const meeting = `/api/v1/review/meetings/${body.id}`;
    await browser.post(`${meeting}/open`).send({}).expect(200);
    const decision = await browser
      .post(`${meeting}/decisions`)
      .send({
        disputeId: dispute.id,
        command: {
          type: 'ANALYZE',
          typeCode: 'NEI',
          risk: 'yellow',
          leadId: grid.organisationId,
          measure: '上门调解',
          dueOn: '2026-12-10',
        },
      })
      .expect(201);
    const done = `${meeting}/decisions/${decision.body.decision.id}/done`;
    await browser.post(done).send({ proof: '调解记录' }).expect(200);
    await browser.post(`${meeting}/close`).send({ conclusions: '平稳' }).expect(200);
    await browser.get(meeting).expect(200);
    await browser.get('/api/v1/review/meetings').expect(200);
  }

  async function importing({ browser }: Session): Promise<void> {
    const file = await readFile(new URL('./fixtures/register/register-2026.csv', import.meta.url));
    const { body } = await browser
      .post('/api/v1/register-imports')
      .attach('file', file, 'register-2026.csv')
      .expect(201);
    const one = `/api/v1/register-imports/${body.id}`;
    await browser.get(`${one}?rows=problems`).expect(200);
    await browser.post(`${one}/commit`).expect(200);
    await browser.get('/api/v1/disputes?limit=200').expect(200);
  }

  async function administering({ browser }: Session): Promise<void> {
    const { body } = await browser.get('/api/v1/organisations').expect(200);
    const township = body.items.find(({ kind }: { kind: string }) => kind === 'township').id;
    const unit = await browser
      .post('/api/v1/organisations')
      .send({ parentId: township, kind: 'department', name: '水利站' })
      .expect(201);
    await browser.patch(`/api/v1/organisations/${unit.body.id}`).send({ name: '水利所' }).expect(200);
    const person = await browser
      .post('/api/v1/staff')
      .send({
        name: '新人',
        organisationId: unit.body.id,
        username: 'xinren',
        password: 'long-enough-password',
        appointments: [{ role: 'assisting', startsOn: '2026-01-01' }],
      })
      .expect(201);
    await browser.patch(`/api/v1/staff/${person.body.id}`).send({ active: true }).expect(200);
    await browser.get('/api/v1/staff').expect(200);
    await administeringSignIn(browser);
    await browser.delete(`/api/v1/staff/${person.body.id}/sessions`).expect(204);
    const key = await browser
      .post('/api/v1/api-keys')
      .send({ name: '看板', scopes: ['read'], expiresInDays: 30 })
      .expect(201);
    await browser.get('/api/v1/api-keys').expect(200);
    await browser.delete(`/api/v1/api-keys/${key.body.id}`).expect(204);
  }

  async function administeringSignIn(browser: Session['browser']): Promise<void> {
    const { code } = await setUpSecondFactor(browser, demoPassword, app.clock.now());
    const again = app.browser();
    recordAnswers(again, answers);
    await again.post('/api/v1/session').send({ username: 'guanliyuan', password: demoPassword }).expect(202);
    await again.get('/api/v1/session').expect(401);
    const next = code(new Date(app.clock.now().getTime() + 30_000));
    await again.post('/api/v1/session/second-factor').send({ code: next }).expect(200);
    await again.get('/api/v1/session/second-factor').expect(200);
    await again.post('/api/v1/session/second-factor/recovery-codes').send({ code: next }).expect(422);
  }

  test('are as the document says', () => {
    expect([...new Set(answers.flatMap((answer) => contract.faultsOf(answer)))]).toEqual([]);
  });

  test('were of many kinds', () => {
    const kinds = new Set(
      answers.map(({ method, path, status }) => `${contract.operationAt(method, path)?.[0]} ${status}`),
    );
    expect(kinds.size).toBeGreaterThanOrEqual(40);
  });

  test('would be told apart from wrong ones', () => {
    const [good] = answers.filter(({ path, status }) => path === '/api/v1/disputes' && status === 200);
    if (!good) throw new Error('a list was read');
    expect(contract.faultsOf({ ...good, body: { items: [{ id: 7 }] } })).not.toEqual([]);
    expect(contract.faultsOf({ ...good, body: { ...(good.body as object), more: 1 } })).not.toEqual([]);
  });
});
