import { createPostgresBackend, type QueueOptions, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';

/** The one queue of the product. */
export const QUEUE = 'fengqiao';

/** Schema of the queue's own tables when it lives in PostgreSQL. */
const SCHEMA = 'jobs';

/**
 * Connections of one BullMQ object to PostgreSQL. A worker process holds at most
 *   queue 3 + worker 3 + worker's LISTEN 1 + outbox LISTEN 1 = 8
 * beside the pool of the application; with Redis it is only the outbox LISTEN. An api process holds none.
 */
const POOL_MAX = 3;

/** Where the queue lives. */
export interface QueueBackend {
  readonly databaseUrl: string;
  /** When given, the queue lives in Redis. */
  readonly redisUrl?: string | undefined;
  /**
   * Namespace of the keys in Redis; default `{fengqiao}`. The braces keep all keys on one slot, which a Redis
   * cluster demands.
   */
  readonly prefix?: string | undefined;
}

/**
 * Options for BullMQ, and its process-wide choice of backend set to match: `@nestjs/bullmq` builds its queues
 * itself and cannot be told the backend per queue. One process therefore has one kind of queue.
 */
export function queueOptions(backend: QueueBackend): QueueOptions {
  const { databaseUrl, redisUrl, prefix = `{${QUEUE}}` } = backend;
  if (redisUrl !== undefined) {
    setDefaultBackendFactory();
    return {
      prefix,
      connection: {
        url: redisUrl,
        // BullMQ's blocking reads must never be given up; whoever adds jobs limits the time itself.
        maxRetriesPerRequest: null,
        // How long a connection that is gone already still holds the process back.
        disconnectTimeout: 500,
        retryStrategy: (times) => Math.min(times * 200, 3_000),
      },
    };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const connection = {
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: POOL_MAX,
    application_name: 'fengqiao-queue',
  };
  // The types of @nestjs/bullmq know only Redis.
  return { connection: connection as unknown as QueueOptions['connection'] };
}

/**
 * Creates or updates the queue's tables (schema `jobs`). Safe to run from several processes at once and again.
 * Needed only where the queue lives in PostgreSQL; harmless elsewhere.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}
