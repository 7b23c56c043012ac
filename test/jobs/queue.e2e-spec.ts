import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { query } from '#platform';
import { anApp, type TestApp } from '../support/app.ts';

let app: TestApp;
const failedId = '019a0000-0000-7000-8000-000000000001';

beforeAll(async () => {
  app = await anApp();
  await query(app.dataSource, {
    text: `insert into outbox (id, name, payload, attempts, failed_at, last_error)
           values ($1, 'dispute.changed', '{"disputeId": "019a0000-0000-7000-8000-000000000002"}', 5, now(), 'mail-refused')`,
    values: [failedId],
  });
  await query(app.dataSource, {
    text: `insert into outbox (name, payload) values ('dispute.changed', '{}')`,
  });
  await query(app.dataSource, {
    text: `insert into recurring_run (name, ended_at, took_ms, error) values ('deadline.sweep', now(), 12, null)`,
  });
});
afterAll(() => app.close());

test('the queue says what is owed, what failed and what runs by itself, and nothing of what it carries', async () => {
  const admin = await app.as('guanliyuan');
  const { body } = await admin.browser.get('/api/v1/queue').expect(200);
  expect(body).toMatchObject({
    pending: 1,
    waiting: [{ name: 'dispute.changed', count: 1, tried: 0 }],
    failed: 1,
    setAside: [{ id: failedId, name: 'dispute.changed', attempts: 5, error: 'mail-refused' }],
  });
  const sweep = body.recurring.find(({ name }: { name: string }) => name === 'deadline.sweep');
  expect(sweep).toMatchObject({ every: 60_000, last: { tookMs: 12, error: null } });
  expect(JSON.stringify(body)).not.toContain('disputeId');
});

test('the administrator has one message tried again, or all that failed', async () => {
  const admin = await app.as('guanliyuan');
  const replay = async (body: object) =>
    (await admin.browser.post('/api/v1/queue/replay').send(body).expect(200)).body.replayed;
  expect(await replay({ id: '019a0000-0000-7000-8000-000000000009' })).toBe(0);
  expect(await replay({ id: failedId })).toBe(1);
  expect(await replay({})).toBe(0);
  const { body } = await admin.browser.get('/api/v1/queue').expect(200);
  expect(body).toMatchObject({ pending: 2, failed: 0 });
});

test('an auditor looks, and replays nothing', async () => {
  const auditor = await app.as('shenji');
  await auditor.browser.get('/api/v1/queue').expect(200);
  await auditor.browser.post('/api/v1/queue/replay').send({}).expect(403);
});
