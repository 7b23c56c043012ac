import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { addDays } from '#domain';
import { query } from '#platform';
import { QUEUE } from '../../libs/platform/src/queue/queue.connection.ts';
import { anApp, type TestApp } from '../support/app.ts';
import { backends } from '../support/backends.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';
import { until } from '../support/until.ts';

describe.each(backends)('deadlines woken by a queue on $title', ({ redis }) => {
  let app: TestApp;
  let queue: Queue;

  beforeAll(async () => {
    app = await anApp({ role: 'both', redisUrl: redis });
    queue = app.app.get<Queue>(getQueueToken(QUEUE));
  }, 60_000);
  afterAll(() => app.close());

  /** To be signed for until the next day. */
  async function dispatched(day: string): Promise<Case> {
    app.clock.set(`${day}T01:00:00.000Z`);
    const [grid, centre] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
    const dispute = await send(centre, await report(grid), 'ACCEPT', {});
    await dispatch(app, centre, dispute, { leadId: grid.organisationId, dueOn: addDays(day, 20) });
    return dispute;
  }
  /** A tick as the schedule of the queue gives it, done. */
  async function tick(): Promise<void> {
    const job = await queue.add('deadline.sweep', {});
    await until(
      'the tick was worked off',
      async () =>
        job.id !== undefined &&
        (await queue.getJobState(job.id)) !== 'waiting' &&
        (await queue.getJobState(job.id)) !== 'active',
    );
  }
  async function steps({ id }: Case): Promise<readonly string[]> {
    const rows = await query<{ step: string }>(app.dataSource, {
      text: `select payload->>'step' as step from dispute_event where dispute_id = $1 and type = 'DEADLINE_PASSED' order by seq`,
      values: [id],
    });
    return rows.map(({ step }) => step);
  }

  test('a tick fires what is due, and the next tick nothing more', async () => {
    const dispute = await dispatched('2026-11-23');
    app.clock.set('2026-11-25T01:00:30.000Z');
    await tick();
    expect(await steps(dispute)).toEqual(['warning80', 'due']);
    await tick();
    expect(await steps(dispute)).toEqual(['warning80', 'due']);
  });

  test('a step that falls due before the next tick does not wait for it', async () => {
    const dispute = await dispatched('2026-12-01');
    app.clock.set('2026-12-02T00:59:59.000Z');
    await tick();
    expect(await steps(dispute)).toEqual([]);
    app.clock.set('2026-12-02T01:00:00.500Z');
    await until('the alarm has rung', async () => (await steps(dispute)).length > 0);
    expect(await steps(dispute)).toEqual(['warning80']);
  });

  test('a queue that forgets everything loses no step: the rows are the truth', async () => {
    const dispute = await dispatched('2026-12-07');
    app.clock.set('2026-12-09T01:00:30.000Z');
    await queue.drain(true);
    await tick();
    expect(await steps(dispute)).toEqual(['warning80', 'due']);
  });
});
