import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { DatabaseModule } from '../../libs/platform/src/database/database.module.ts';
import type { Tx } from '../../libs/platform/src/database/transaction.ts';
import { JobHandler, RecurringJob } from '../../libs/platform/src/queue/job.catalogue.ts';
import type { HandlesJob, JobMeta, RunsRecurringly, TickMeta } from '../../libs/platform/src/queue/job.ts';
import { migrateQueue, QUEUE, queueOptions } from '../../libs/platform/src/queue/queue.connection.ts';
import { QueueModule, type QueueModuleOptions } from '../../libs/platform/src/queue/queue.module.ts';
import { aDatabase, type TestDatabase } from './database.ts';

const Parcel = z.strictObject({ id: z.number() });
type Parcel = z.infer<typeof Parcel>;

/** What the handlers of this file do; a test puts its own in. */
export const script: {
  onParcel: (tx: Tx, parcel: Parcel, meta: JobMeta) => Promise<void>;
  onTick: (meta: TickMeta) => void;
} = { onParcel: async () => undefined, onTick: () => undefined };

@JobHandler('parcel.carry', Parcel, { attempts: 3, backoffMs: 10 })
class CarryParcel implements HandlesJob<Parcel> {
  handle(tx: Tx, parcel: Parcel, meta: JobMeta): Promise<void> {
    return script.onParcel(tx, parcel, meta);
  }
}

@RecurringJob({ name: 'clock.tick', every: 100 })
class TickClock implements RunsRecurringly {
  async run(meta: TickMeta): Promise<void> {
    script.onTick(meta);
  }
}

/** A database with a queue beside it: in PostgreSQL, or in the Redis that was given. */
export interface TestQueue extends TestDatabase {
  readonly backend: Pick<QueueModuleOptions, 'databaseUrl' | 'redisUrl' | 'prefix'>;
  /** The queue as an administrator sees it. */
  readonly queue: Queue;
  /** Starts a process' worth of modules, with both handlers of this file. */
  start(options?: Partial<QueueModuleOptions>): Promise<INestApplicationContext>;
  /** Forgets every job and scheduler, as a flushed server would. */
  flush(): Promise<void>;
}

/** Makes a database and a queue of its own; `close()` also tells of connections left open. */
export async function aQueue(redis: string | undefined): Promise<TestQueue> {
  const database = await aDatabase({ poolSize: 4 });
  await migrateQueue(database.url);
  await database.dataSource.query('create table carried (parcel int, message uuid)');
  const backend = {
    databaseUrl: database.url,
    redisUrl: redis,
    prefix: `{test-${randomBytes(4).toString('hex')}}`,
  };
  const queue = new Queue(QUEUE, queueOptions(backend));
  queue.on('error', () => undefined);
  const flush = async () => {
    if (redis === undefined) await queue.obliterate({ force: true });
    else await deleteKeys(redis, backend.prefix);
  };
  return {
    ...database,
    backend,
    queue,
    flush,
    start: (options = {}) => start({ ...backend, role: 'worker', pollMs: 50, ...options }),
    close: async () => {
      await flush();
      await queue.close();
      await database.close();
    },
  };
}

async function start(options: QueueModuleOptions): Promise<INestApplicationContext> {
  @Module({
    imports: [DatabaseModule.forRoot({ url: options.databaseUrl }), QueueModule.forRoot(options)],
    providers: [CarryParcel, TickClock],
  })
  class TestProcess {}
  return await NestFactory.createApplicationContext(TestProcess, { logger: false });
}

/** What FLUSHDB would do, but only to this test's keys. */
async function deleteKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  await redis.quit();
}

export { backends } from './backends.ts';

/**
 * Asks again until the answer is yes.
 * @throws Error when it is still no after 15 s
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; !(await holds()); await pause(10)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
  }
}
