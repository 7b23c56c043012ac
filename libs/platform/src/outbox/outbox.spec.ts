import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Registry } from 'prom-client';
import { aQueue, backends, script, type TestQueue, until } from '../../../../test/support/worker.ts';
import { execute, inTransaction, query } from '../database/transaction.ts';
import { JobRegistry } from '../queue/job.registry.ts';
import { QueueSink } from '../queue/job.sink.ts';
import { deliver } from './deliver.ts';
import { enqueue } from './enqueue.ts';
import { observeOutbox, outboxBalance, replayFailed } from './outbox.balance.ts';
import { relayLost, relayNew } from './outbox.batch.ts';

describe.each(backends)('the outbox with its queue in $title', ({ redis }) => {
  let place: TestQueue;
  let api: INestApplicationContext;
  const processes: INestApplicationContext[] = [];

  beforeAll(async () => {
    place = await aQueue(redis);
    api = await place.start({ role: 'api' });
  });
  afterAll(async () => {
    await api.close();
    await place.close();
  });
  beforeEach(() => {
    script.onParcel = async (tx, { id }, { id: message }) => {
      await execute(tx, { text: 'insert into carried values ($1, $2)', values: [id, message] });
    };
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((process) => process.close()));
    await place.flush();
    await place.dataSource.query('truncate outbox, carried');
  });

  const startWorker = async (options: Parameters<TestQueue['start']>[0] = {}) => {
    const worker = await place.start(options);
    processes.push(worker);
    return worker;
  };
  const send = (...ids: readonly number[]) =>
    inTransaction(place.dataSource, (tx) =>
      enqueue(tx, ...ids.map((id) => ({ name: 'parcel.carry', payload: { id } }))),
    );
  const carried = async () => {
    const rows = await query<{ parcel: number }>(place.dataSource, { text: 'select parcel from carried' });
    return rows.map(({ parcel }) => parcel).sort((one, other) => one - other);
  };
  const balance = () => outboxBalance(place.dataSource);
  const allAnswered = () => until('all answered', async () => (await balance()).pending === 0);
  const row = async () =>
    (await query(place.dataSource, { text: 'select * from outbox order by id limit 1' }))[0];
  const registry = () => api.get(JobRegistry);
  const sink = () => new QueueSink(place.queue);
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

  test('delivers every committed message once, in whatever order', async () => {
    await startWorker();
    await send(...numbers(120));
    await Promise.all(numbers(30).map((n) => send(120 + n)));
    await allAnswered();
    expect(await carried()).toEqual(numbers(150));
    expect(await balance()).toMatchObject({ written: 150, handled: 150, failed: 0, oldestPendingSeconds: 0 });
  });

  test('sends nothing of a transaction that was rolled back', async () => {
    await startWorker();
    const work = inTransaction(place.dataSource, async (tx) => {
      await enqueue(tx, { name: 'parcel.carry', payload: { id: 1 } });
      throw new Error('changed our minds');
    });
    await expect(work).rejects.toThrow('changed our minds');
    await send(2);
    await allAnswered();
    expect(await carried()).toEqual([2]);
  });

  test('keeps only the first message of a key', async () => {
    const message = { name: 'parcel.carry', payload: { id: 1 }, key: 'parcel-1' };
    const first = await inTransaction(place.dataSource, (tx) => enqueue(tx, message));
    const again = await inTransaction(place.dataSource, (tx) => enqueue(tx, message, message));
    expect([first.length, again.length]).toEqual([1, 0]);
  });

  test('refuses a message that nobody handles, or whose payload says more than ids', async () => {
    const sending = (message: Parameters<typeof enqueue>[1]) =>
      inTransaction(place.dataSource, (tx) => enqueue(tx, message));
    await expect(sending({ name: 'parcel.lose', payload: {} })).rejects.toThrow('Nobody handles');
    const talkative = sending({ name: 'parcel.carry', payload: { id: 1, receiver: '张三' } });
    await expect(talkative).rejects.toThrow(/^(?!.*张三).*not as its handler expects/);
    expect(await balance()).toMatchObject({ written: 0 });
  });

  test('tries a failed message again and keeps nothing of the failed attempts', async () => {
    const carry = script.onParcel;
    script.onParcel = async (tx, parcel, meta) => {
      await carry(tx, parcel, meta);
      if (meta.attempt < 3) throw new Error('the bridge is closed');
    };
    await startWorker();
    await send(7);
    await allAnswered();
    expect(await carried()).toEqual([7]);
    expect(await row()).toMatchObject({ attempts: 3, last_error: null, failed_at: null });
  });

  test('sets a message aside after its attempts, names only the code, and replays it on request', async () => {
    const carry = script.onParcel;
    script.onParcel = async () => {
      throw Object.assign(new Error('张三 does not answer'), { code: 'receiver-away' });
    };
    await startWorker();
    await send(8);
    await allAnswered();
    expect(await row()).toMatchObject({ attempts: 3, last_error: 'receiver-away', handled_at: null });
    expect(await balance()).toMatchObject({ written: 1, handled: 0, failed: 1, pending: 0 });

    script.onParcel = carry;
    expect(await replayFailed(place.dataSource, 'parcel.other')).toBe(0);
    expect(await replayFailed(place.dataSource)).toBe(1);
    await allAnswered();
    expect(await carried()).toEqual([8]);
    expect(await balance()).toMatchObject({ written: 1, handled: 1, failed: 0 });
  });

  test('stores neither the text nor the stack of an error in the queue', async () => {
    const stored: unknown[] = [];
    script.onParcel = async (_tx, _parcel, { id, attempt }) => {
      const job = await place.queue.getJob(id);
      if (attempt === 2) stored.push(job?.failedReason, job?.stacktrace);
      throw new Error('张三 does not answer');
    };
    await startWorker();
    await send(9);
    await allAnswered();
    expect(stored).toEqual(['Error', []]);
    expect(await row()).toMatchObject({ last_error: 'Error' });
  });

  test('delivers what was committed while no worker lived', async () => {
    await send(1, 2, 3);
    await startWorker();
    await allAnswered();
    expect(await carried()).toEqual([1, 2, 3]);
  });

  test('delivers once when a relay dies after the queue had the job and before it could say so', async () => {
    await send(4);
    const dying = relayNew(place.dataSource, registry(), {
      add: async (jobs) => {
        await sink().add(jobs);
        throw new Error('killed');
      },
      onTheirWay: async () => new Set(),
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await row()).toMatchObject({ queued_at: null });
    await startWorker();
    await allAnswered();
    expect(await carried()).toEqual([4]);
  });

  test('queues again what a flushed queue has lost', async () => {
    await send(...numbers(130));
    while ((await relayNew(place.dataSource, registry(), sink())) > 0);
    await place.flush();
    await startWorker({ lostAfterMs: 200 });
    await allAnswered();
    expect(await carried()).toEqual(numbers(130));
    expect(await row()).toMatchObject({ times_queued: 2 });
  });

  test('leaves alone what the queue still has, however long it takes', async () => {
    await send(5);
    await relayNew(place.dataSource, registry(), sink());
    const found = await relayLost(place.dataSource, registry(), sink(), 0);
    expect(found).toEqual({ checked: 1, requeued: 0 });
    expect(await place.queue.count()).toBe(1);
  });

  test('sets aside a message that vanished twenty times: it kills whoever works on it', async () => {
    await send(6);
    await place.dataSource.query('update outbox set queued_at = now(), times_queued = 20');
    await relayLost(place.dataSource, registry(), sink(), 0);
    expect(await row()).toMatchObject({ last_error: 'lost-too-often', times_queued: 20 });
    expect(await balance()).toMatchObject({ failed: 1 });
  });

  test('tells Prometheus what is pending and what was set aside', async () => {
    const metrics = new Registry();
    observeOutbox(metrics, place.dataSource);
    await send(1, 2, 3);
    await place.dataSource.query(
      'update outbox set failed_at = now() where id = (select min(id::text)::uuid from outbox)',
    );
    const text = await metrics.metrics();
    expect(text).toContain('fengqiao_outbox_messages{state="pending"} 2');
    expect(text).toContain('fengqiao_outbox_messages{state="failed"} 1');
    expect(text).toMatch(/fengqiao_outbox_oldest_pending_seconds 0\.\d+/);
  });

  test('leaves a message of an unknown name to a process that knows it', async () => {
    await place.dataSource.query(`insert into outbox (name) values ('parcel.invent')`);
    await send(1);
    expect(await relayNew(place.dataSource, registry(), sink())).toBe(1);
    expect(await balance()).toMatchObject({ pending: 2 });
  });

  test('has one effect when the same message is delivered by several hands at once', async () => {
    const [id] = await send(3);
    const hands = numbers(3).map(() => deliver(place.dataSource, registry(), String(id)));
    const results = (await Promise.all(hands)).map(({ result }) => result).sort();
    expect(results).toEqual(['handled', 'skipped', 'skipped']);
    expect(await carried()).toEqual([3]);
  });

  test('shares the messages among workers and doubles none', async () => {
    let calls = 0;
    const carry = script.onParcel;
    script.onParcel = async (...args) => {
      calls += 1;
      await carry(...args);
    };
    await Promise.all([startWorker(), startWorker()]);
    await Promise.all(numbers(6).map((n) => send(...numbers(50).map((m) => n * 50 + m))));
    await allAnswered();
    expect(await carried()).toEqual(numbers(300));
    expect(calls).toBe(300);
  });

  test('survives the loss of its database connection in the middle of a handler', async () => {
    const carry = script.onParcel;
    script.onParcel = async (tx, parcel, meta) => {
      await carry(tx, parcel, meta);
      if (meta.attempt === 1) await tx.client.query('select pg_terminate_backend(pg_backend_pid())');
    };
    await startWorker();
    await send(1);
    await allAnswered();
    expect(await carried()).toEqual([1]);
    expect(await row()).toMatchObject({ attempts: 2 });
  });

  test('lets the running job finish when its worker is closed', async () => {
    const carry = script.onParcel;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let isRunning = false;
    script.onParcel = async (...args) => {
      isRunning = true;
      await gate;
      await carry(...args);
    };
    const worker = await place.start();
    await send(1);
    await until('running', () => isRunning);
    const closing = worker.close();
    open();
    await closing;
    expect(await carried()).toEqual([1]);
    expect(await balance()).toMatchObject({ handled: 1, pending: 0 });
  });
});
