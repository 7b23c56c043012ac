import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '#migrations';
import { errorCode } from '../../libs/platform/src/database/error-code.ts';
import { databaseOptions } from '../../libs/platform/src/database/options.ts';
import { databaseOf, runOn } from './admin.ts';

/** A database of one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Connected, knows the migrations and the entities that were asked for. */
  readonly dataSource: DataSource;
  /**
   * Ends the data source and drops the database.
   * @throws Error when somebody else has left a connection open (an application that was not closed)
   */
  close(): Promise<void>;
}

/** What a test may ask of its database. */
export interface TestDatabaseOptions {
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  /** Default 10. */
  readonly poolSize?: number;
  /** False gives one without any table. Default true. */
  readonly isMigrated?: boolean;
}

const leakMs = 2_000;
const templateBusyMs = 20_000;

/** Makes a database with the schema of the product, about 50 ms. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function aDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url: server, prefix } = await testServer();
  const name = `${prefix}${randomBytes(4).toString('hex')}`;
  await cloneDatabase(server, name, options.isMigrated === false ? 'template0' : `${prefix}template`);
  const url = databaseOf(server, name);
  const base = databaseOptions(url, { poolSize: options.poolSize ?? 10, migrations });
  const dataSource = new DataSource({ ...base, entities: options.entities ?? [] });
  await dataSource.initialize();
  return {
    url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      const left = await connectionsLeft(server, name);
      await runOn(server, `drop database ${name} with (force)`);
      if (left.length > 0) throw new Error(`connections left open: ${JSON.stringify(left)}`);
    },
  };
}

/** A copy of a database with everything in it; nobody may be connected to the original meanwhile. */
export async function aCopyOf(original: Pick<TestDatabase, 'url'>): Promise<{
  readonly url: string;
  drop(): Promise<void>;
}> {
  const { url: server, prefix } = await testServer();
  const name = `${prefix}${randomBytes(4).toString('hex')}`;
  await cloneDatabase(server, name, new URL(original.url).pathname.slice(1));
  return {
    url: databaseOf(server, name),
    drop: async () => void (await runOn(server, `drop database ${name} with (force)`)),
  };
}

/** A Redis to run the same tests on as well, where there is one: TEST_REDIS_URL or REDIS_URL. */
export function redisUrl(): string | undefined {
  return process.env.TEST_REDIS_URL || process.env.REDIS_URL || undefined;
}

/** Cloning fails while anybody is connected to the original, for instance another clone that is just ending. */
async function cloneDatabase(server: string, name: string, template: string): Promise<void> {
  const deadline = Date.now() + templateBusyMs;
  for (;;) {
    try {
      await runOn(server, `create database ${name} template ${template}`);
      return;
    } catch (error) {
      if (errorCode(error) !== '55006' || Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}

async function connectionsLeft(server: string, name: string): Promise<readonly Record<string, string>[]> {
  const deadline = Date.now() + leakMs;
  for (;;) {
    // The server takes a moment to see that a client has gone.
    const left = await runOn(
      server,
      `select application_name, state, query from pg_stat_activity where datname = '${name}'`,
    );
    if (left.length === 0 || Date.now() > deadline) return left;
    await pause(10);
  }
}

async function testServer(): Promise<{ readonly url: string; readonly prefix: string }> {
  const broker = process.env.FENGQIAO_TEST_BROKER;
  if (!broker) throw new Error('run through Jest with globalSetup (jest.config.mjs)');
  const response = await fetch(broker);
  const answer: { url: string; prefix: string; failure?: string } = JSON.parse(await response.text());
  if (answer.failure !== undefined) throw new Error(`no PostgreSQL for the tests:\n${answer.failure}`);
  return answer;
}
