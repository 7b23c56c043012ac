import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { aRoadTo } from '../../../../test/support/road.ts';
import { aQueue, backends, script, type TestQueue, until } from '../../../../test/support/worker.ts';
import { inTransaction, query } from '../database/transaction.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { outboxBalance } from '../outbox/outbox.balance.ts';
import type { JobRegistry } from './job.registry.ts';
import type { Recurrence } from './job.ts';
import { QueueModule } from './queue.module.ts';
import { Schedule } from './schedule.ts';

/** As much of a registry as the schedule asks for. */
const registryOf = (...recurrences: readonly Recurrence[]) => ({
  recurrences: recurrences.map((recurrence) => ({ name: recurrence.name, recurrence })),
});

describe.each(backends)('the queue in $title', ({ redis }) => {
  let place: TestQueue;
  const schedules: Schedule[] = [];
  const processes: INestApplicationContext[] = [];

  beforeAll(async () => {
    place = await aQueue(redis);
  });
  afterAll(() => place.close());
  afterEach(async () => {
    for (const schedule of schedules.splice(0)) schedule.stop();
    await Promise.all(processes.splice(0).map((process) => process.close()));
    await place.flush();
  });

  const schedule = (...recurrences: readonly Recurrence[]) => {
    const made = new Schedule(place.queue, registryOf(...recurrences) as unknown as JobRegistry, 50);
    schedules.push(made);
    made.start();
  };
  const schedulers = () => place.queue.getJobSchedulers();
  const isScheduled = async (count: number) => (await schedulers()).length === count;

  test('runs a recurring job again and again', async () => {
    const ticks = jest.fn<typeof script.onTick>();
    script.onTick = ticks;
    processes.push(await place.start());
    await until('three ticks', () => ticks.mock.calls.length >= 3);
    const due = ticks.mock.calls.slice(0, 3).map(([{ dueAt }]) => Date.parse(dueAt));
    expect(due.map((at, index) => at - (due[0] ?? 0) >= index * 100 - 1)).toEqual([true, true, true]);
  });

  test('goes on ticking after a tick that failed', async () => {
    const ticks = jest.fn<typeof script.onTick>(() => {
      throw new Error('the spring is broken');
    });
    script.onTick = ticks;
    processes.push(await place.start());
    await until('three ticks', () => ticks.mock.calls.length >= 3);
    expect(await place.queue.getFailedCount()).toBe(0);
  });

  test('plans a daily job by the clock of the office', async () => {
    schedule({ name: 'office.open', pattern: '0 30 8 * * *' });
    await until('scheduled', () => isScheduled(1));
    const [planned] = await schedulers();
    expect(planned).toMatchObject({ key: 'office.open', pattern: '0 30 8 * * *', tz: 'Asia/Shanghai' });
    // Redis says a millisecond early.
    expect(new Date((planned?.next ?? 0) + 1).toISOString()).toMatch(/T00:30:00/);
  });

  test('has one scheduler per job, whoever writes it and however often', async () => {
    schedule({ name: 'office.open', every: 3_600_000 });
    schedule({ name: 'office.open', every: 3_600_000 });
    await until('scheduled', () => isScheduled(1));
    schedule({ name: 'office.open', every: 7_200_000 });
    await until('changed', async () => (await schedulers())[0]?.every === 7_200_000);
    expect(await schedulers()).toHaveLength(1);
    expect(await place.queue.getDelayedCount()).toBeLessThanOrEqual(1);
  });

  test('gets its schedule back after it was flushed', async () => {
    schedule({ name: 'office.open', every: 3_600_000 });
    await until('scheduled', () => isScheduled(1));
    await place.flush();
    await until('scheduled again', () => isScheduled(1));
    expect((await schedulers())[0]).toMatchObject({ key: 'office.open', every: 3_600_000 });
  });

  test('loses the schedulers that no job stands behind any more', async () => {
    await place.queue.upsertJobScheduler('office.close', { every: 3_600_000 }, { name: 'office.close' });
    schedule({ name: 'office.open', every: 3_600_000 });
    await until('replaced', async () => (await schedulers())[0]?.key === 'office.open');
    expect(await schedulers()).toHaveLength(1);
  });

  test('holds no connection of a process that only writes messages', async () => {
    const connections = async () =>
      query<{ application: string }>(place.dataSource, {
        text: `select application_name as application from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'fengqiao'`,
      });
    const before = await connections();
    processes.push(await place.start({ role: 'api' }));
    expect(await connections()).toEqual(before);
  });

  test('stays within the connections that a worker may hold', async () => {
    processes.push(await place.start({ role: 'both' }));
    await until('listening', async () => (await opened()).includes('fengqiao-outbox'));
    expect((await opened()).length).toBeLessThanOrEqual(redis === undefined ? 8 + 3 : 1);
  });

  const testWithRedis = redis === undefined ? test.skip : test;
  testWithRedis('lets a worker close although Redis is away, and loses nothing', async () => {
    const road = await aRoadTo(String(redis));
    const worker = await place.start({ redisUrl: road.url });
    await until('connected', () => road.travellers() > 0);
    road.block();
    await inTransaction(place.dataSource, (tx) => enqueue(tx, { name: 'parcel.carry', payload: { id: 1 } }));
    await worker.close();
    processes.push(await place.start());
    await until('handled', async () => (await outboxBalance(place.dataSource)).handled === 1);
    expect(await outboxBalance(place.dataSource)).toMatchObject({ written: 1, pending: 0 });
  });

  /** Beside the pools of the applications; the administrator's own queue is among them. */
  const opened = async () => {
    const rows = await query<{ name: string }>(place.dataSource, {
      text: `select application_name as name from pg_stat_activity
             where datname = current_database() and application_name <> 'fengqiao'`,
    });
    return rows.map(({ name }) => name);
  };
});

describe('a process in which a job has no handler', () => {
  test('does not start', async () => {
    const process = QueueModule.forRoot({ role: 'api', databaseUrl: 'postgresql://nowhere' });
    const start = NestFactory.createApplicationContext(process, { logger: false, abortOnError: false });
    await expect(start).rejects.toThrow(/"parcel.carry" has no handler.*"clock.tick" has no handler/);
  });
});

describe('the schedule', () => {
  test('plans a job anew whose last tick was lost', async () => {
    const upsertJobScheduler = jest.fn<(...planned: readonly unknown[]) => Promise<void>>(
      async () => undefined,
    );
    const lost = { key: 'office.open', every: 1_000, next: 1 };
    const queue = { getJobSchedulers: async () => [lost], upsertJobScheduler } as unknown as Queue;
    const schedule = new Schedule(
      queue,
      registryOf({ name: 'office.open', every: 1_000 }) as unknown as JobRegistry,
    );
    schedule.start();
    await until('planned', () => upsertJobScheduler.mock.calls.length > 0);
    schedule.stop();
    expect(upsertJobScheduler).toHaveBeenCalledWith('office.open', { every: 1_000 }, expect.anything());
  });
});
