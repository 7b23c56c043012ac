import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { demoPassword, seedDemonstration } from '#casework/demonstration';
import type { Role } from '#domain';
import {
  type Config,
  createApp,
  FixedClock,
  inTransaction,
  type KeySource,
  migrateQueue,
  PasswordService,
  query,
  type RelayTimes,
  readConfig,
} from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.ts';
import { aDatabase, type TestDatabase } from './database.ts';
import { testKeys } from './keys.ts';
import { mondayMorning } from './office.ts';

export type Browser = ReturnType<typeof request.agent>;

/** Somebody who has signed in. */
export interface Session {
  /** Keeps the cookie. */
  readonly browser: Browser;
  readonly staffId: string;
  readonly organisationId: string;
}

/** The whole product over HTTP, with the demonstration township and a clock that the test moves. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  /** Where files lie; made when the first is. */
  readonly folder: string;
  /** Every line of the log so far. */
  readonly log: readonly string[];
  /** Of the one password of everybody here. */
  readonly passwordHash: string;
  /** A browser that has not signed in. */
  browser(): Browser;
  /** Signs in; the same person's session is used again until the clock is moved past its end. */
  as(username: string): Promise<Session>;
  /** The id of an organisation by its name. */
  unit(name: string): Promise<string>;
  /** Adds somebody with one role and the password of the demonstration. @returns the id */
  person(username: string, role: Role, organisationId: string, isHead?: boolean): Promise<string>;
  close(): Promise<void>;
}

/** What a test may ask of the product. */
export interface TestAppOptions {
  /** `both` also carries and handles messages; default `api`. */
  readonly role?: 'api' | 'both';
  readonly redisUrl?: string | undefined;
  /** What differs from the defaults; here nobody is limited and nobody needs a second factor at once. */
  readonly settings?: Partial<Config>;
  /** Default: a ring in memory. */
  readonly keys?: KeySource;
  /** Default: one of the server that all tests share. */
  readonly database?: TestDatabase;
  readonly relayTimes?: RelayTimes;
  /** The browser's part, built; default: none is served. */
  readonly webFolder?: string;
  /** ISO instant; default Monday, 2026-11-23, nine o'clock in Shanghai. */
  readonly now?: string;
}

let hash: Promise<string> | undefined;

/** Starts it on a database and a port of its own. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function anApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await aDatabase({ poolSize: 5 }));
  const { dataSource } = database;
  const clock = new FixedClock(options.now ?? mondayMorning);
  hash ??= new PasswordService().hash(demoPassword);
  const passwordHash = await hash;
  await inTransaction(dataSource, (tx) => seedDemonstration(tx, { passwordHash, today: clock.today() }));
  if (options.role === 'both') await migrateQueue(database.url);
  const log: string[] = [];
  const folder = join(tmpdir(), `fengqiao-app-${randomBytes(6).toString('hex')}`);
  const app = await start(database.url, clock, folder, options, (line) => log.push(line)).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const browser = () => request.agent(app.getHttpServer());
  const sessions = new Map<string, Promise<Session>>();
  return {
    app,
    clock,
    database,
    dataSource,
    folder,
    log,
    passwordHash,
    browser,
    as: (username) => {
      const key = `${username} ${clock.today()}`;
      const session = sessions.get(key) ?? signIn(browser(), username);
      sessions.set(key, session);
      return session;
    },
    unit: async (name) => idOf(dataSource, 'select id from organisation where name = $1', [name]),
    person: (username, role, organisationId, isHead = false) =>
      idOf(
        dataSource,
        `with a as (insert into account (username, password_hash, created_at) values ($1, $2, now()) returning id),
           s as (insert into staff (id, organisation_id, name) select id, $3, $1 from a)
         insert into appointment (staff_id, role, is_head, starts_on) select id, $4, $5, '2026-01-01' from a
         returning staff_id as id`,
        [username, passwordHash, organisationId, role, isHead],
      ),
    close: async () => {
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(
  databaseUrl: string,
  clock: FixedClock,
  dataFolder: string,
  { role = 'api', redisUrl, settings, keys = testKeys, relayTimes, webFolder }: TestAppOptions,
  write: (line: string) => void,
): Promise<NestFastifyApplication> {
  const config: Config = {
    ...readConfig({
      RATE_PER_ADDRESS: '0',
      RATE_PER_ACCOUNT: '0',
      RATE_SIGN_INS: '0',
      RATE_CODES: '0',
      RATE_CODES_IN_ALL: '0',
      SECOND_FACTOR_GRACE_DAYS: '365',
    }),
    redisUrl,
    dataFolder,
    poolSize: 8,
    logLevel: 'debug',
    ...settings,
  };
  const queuePrefix = `{test-${randomBytes(4).toString('hex')}}`;
  const root = ApiModule.forRoot({ config, databaseUrl, keys, role, clock, queuePrefix, relayTimes });
  const app = await createApp(root, { ...config, write, ...(webFolder === undefined ? {} : { webFolder }) });
  // On a port from the start: many requests at once would otherwise each try to open one.
  await app.listen(0, '127.0.0.1');
  return app;
}

async function signIn(browser: Browser, username: string): Promise<Session> {
  const answer = await browser.post('/api/v1/session').send({ username, password: demoPassword });
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`);
  const { staffId, organisationId } = answer.body.actor as { staffId: string; organisationId: string };
  return { browser, staffId, organisationId };
}

async function idOf(dataSource: DataSource, text: string, values: readonly unknown[]): Promise<string> {
  const [row] = await query<{ id: string }>(dataSource, { text, values });
  if (!row) throw new Error(`no row for ${JSON.stringify(values)}`);
  return row.id;
}
