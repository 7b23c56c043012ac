import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Injectable } from '@nestjs/common';
import { aWeb, type TestWeb } from '../../../../test/support/web.ts';
import { Public } from '../auth/auth.decorators.ts';
import { inTransaction } from '../database/transaction.ts';
import type { HealthCheck } from './health.check.ts';

const queue: { isDown: boolean } = { isDown: false };

@Injectable()
class QueueCheck implements HealthCheck {
  readonly name = 'queue';

  async check(): Promise<void> {
    if (queue.isDown)
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:6379'), { code: 'ECONNREFUSED' });
  }
}

@Controller('parcels')
@Public()
class ParcelController {
  @Get(':id')
  show() {
    return {};
  }
}

const metricsToken = 'a token of sixteen characters'.replaceAll(' ', '-');
let web: TestWeb;

beforeAll(async () => {
  web = await aWeb({ controllers: [ParcelController], metricsToken, healthChecks: [QueueCheck] });
});
afterAll(() => web.close());

describe('the health of a process', () => {
  test('is live without asking anybody', async () => {
    const answer = await web.browser().get('/api/health/live');
    expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
  });

  test('is ready when the database answers, its schema is ours and every further check passes', async () => {
    const answer = await web.browser().get('/api/health/ready');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'ok',
      checks: [
        { name: 'database', ok: true },
        { name: 'schema', ok: true },
        { name: 'queue', ok: true },
      ],
    });
  });

  test('is not ready when a check fails, and names it by its code, without addresses', async () => {
    queue.isDown = true;
    const answer = await web.browser().get('/api/health/ready');
    queue.isDown = false;
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ status: 'failed' });
    expect(answer.body.checks).toContainEqual({ name: 'queue', ok: false, reason: 'ECONNREFUSED' });
    expect(answer.text).not.toContain('10.0.0.7');
  });

  test('is not ready while the database has other migrations than this code', async () => {
    const { dataSource } = web.database;
    await dataSource.query(`insert into migration (timestamp, name) values (1, 'Newer1')`);
    const answer = await web.browser().get('/api/health/ready');
    await dataSource.query(`delete from migration where name = 'Newer1'`);
    expect(answer.status).toBe(503);
    expect(answer.body.checks).toContainEqual({ name: 'schema', ok: false, reason: 'schema-not-current' });
  });
});

describe('the metrics', () => {
  const scrape = () => web.browser().get('/api/metrics');
  const line = async (start: string) =>
    (await scrape()).text
      .split('\n')
      .find((text) => text.startsWith(start))
      ?.split(' ')
      .at(-1);

  test('count requests by the template of the route, never by the address', async () => {
    for (const id of ['zhang-san', 'li-si']) await web.browser().get(`/api/v1/parcels/${id}`).expect(200);
    await web.browser().get('/api/v1/nowhere/zhang-san').expect(404);
    const name = 'fengqiao_http_request_duration_seconds_count';
    expect(await line(`${name}{method="GET",route="/api/v1/parcels/:id",status="200"}`)).toBe('2');
    expect(await line(`${name}{method="GET",route="unmatched",status="404"}`)).toBe('1');
    expect((await scrape()).text).not.toContain('zhang-san');
  });

  test('tell of the process and of the messages that wait', async () => {
    await inTransaction(web.database.dataSource, (tx) =>
      tx.client.query(`insert into outbox (name) values ('parcel.carry'), ('parcel.carry')`),
    );
    expect(await line('fengqiao_outbox_messages{state="pending"}')).toBe('2');
    expect(Number(await line('process_resident_memory_bytes'))).toBeGreaterThan(0);
    expect((await scrape()).get('content-type')).toMatch(/^text\/plain; version=/);
  });

  test('are closed to whoever comes through a proxy without the token', async () => {
    const answer = await scrape().set('x-forwarded-for', '203.0.113.9');
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('metrics-closed');
    const wrong = await scrape().set('x-forwarded-for', '203.0.113.9').set('authorization', 'Bearer wrong');
    expect(wrong.status).toBe(401);
  });

  test('are open to whoever holds the token', async () => {
    const answer = await scrape()
      .set('x-forwarded-for', '203.0.113.9')
      .set('authorization', `Bearer ${metricsToken}`);
    expect(answer.status).toBe(200);
  });
});
