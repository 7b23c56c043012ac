import type { ModuleMetadata, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { migrations } from '#migrations';
import {
  type AccessPolicy,
  AccountService,
  type ActorSource,
  AuthModule,
  ClockModule,
  createApp,
  DatabaseModule,
  FixedClock,
  type HealthCheck,
  HealthModule,
  inTransaction,
  type OidcSettings,
  type RateSettings,
  VaultModule,
} from '#platform';
import { aDatabase, type TestDatabase } from './database.ts';
import { testKeys } from './keys.ts';

/** Somebody of a test, who may do what stands here. */
export interface TestActor {
  readonly staffId: string;
  readonly capabilities: readonly string[];
}

/** An HTTP application of the plumbing alone, with people who are made up by the test. */
export interface TestWeb {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  readonly accounts: AccountService;
  /** Makes an account with an actor behind it; by default it may look after itself. */
  account(username: string, capabilities?: readonly string[], mustChange?: boolean): Promise<string>;
  /** Takes the actor of an account away, as when a term ends. */
  retire(accountId: string): void;
  /** A browser: keeps cookies. */
  browser(): ReturnType<typeof request.agent>;
  /** A browser that has signed in. */
  signedIn(username: string): Promise<ReturnType<typeof request.agent>>;
  close(): Promise<void>;
}

/** The password of everybody in these tests. */
export const password = 'correct horse';

/** What a test adds to the application. */
export interface TestWebOptions {
  readonly controllers?: readonly Type[];
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  readonly metricsToken?: string;
  readonly healthChecks?: readonly Type<HealthCheck>[];
  readonly isBehindProxy?: boolean;
  readonly isCookieSecure?: boolean;
  readonly rates?: RateSettings;
  readonly oidc?: OidcSettings;
  /** Another application on the same database, as a second process of the product. */
  readonly beside?: TestWeb;
}

/** Starts the application on a database of its own. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function aWeb(options: TestWebOptions = {}): Promise<TestWeb> {
  const database = options.beside?.database ?? (await aDatabase());
  const clock = options.beside?.clock ?? new FixedClock('2026-11-23T01:00:00.000Z');
  const actors = new Map<string, TestActor>();

  class TestActors implements ActorSource {
    async actorOf(accountId: string): Promise<TestActor | null> {
      return actors.get(accountId) ?? null;
    }
    factsOf(accountId: string): string {
      return `to_json(${accountId})`;
    }
    actorFrom(facts: unknown): TestActor | null {
      return actors.get(String(facts)) ?? null;
    }
  }
  class TestPolicy implements AccessPolicy {
    allows(actor: TestActor, capability: string): boolean {
      return actor.capabilities.includes(capability);
    }
    demandsSecondFactor(actor: TestActor): boolean {
      return actor.capabilities.includes('second-factor.demanded');
    }
    knows(capability: string): boolean {
      return capability !== 'no.such';
    }
  }
  @Module({
    imports: [
      DatabaseModule.forRoot({ url: database.url, poolSize: 5, migrations }),
      ClockModule.forRoot({ clock }),
      VaultModule.forRoot({ keys: testKeys }),
      AuthModule.forRoot({
        actorSource: TestActors,
        accessPolicy: TestPolicy,
        sessionHours: 8,
        isCookieSecure: options.isCookieSecure ?? false,
        ...(options.rates === undefined ? {} : { rates: options.rates }),
        oidc: options.oidc,
      }),
      HealthModule.forRoot({ metricsToken: options.metricsToken, checks: options.healthChecks ?? [] }),
      ...(options.imports ?? []),
    ],
    controllers: [...(options.controllers ?? [])],
  })
  class TestRoot {}

  const app = await createApp(TestRoot, {
    isBehindProxy: options.isBehindProxy ?? false,
    isCookieSecure: options.isCookieSecure ?? false,
    logLevel: 'error',
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const accounts = app.get(AccountService);
  const browser = () => request.agent(app.getHttpServer());
  return {
    app,
    clock,
    database,
    accounts,
    browser,
    account: async (username, capabilities = ['account.own'], mustChange = false) => {
      const { id } = await inTransaction(database.dataSource, (tx) =>
        accounts.create(tx, { username, password, mustChange }),
      );
      actors.set(id, { staffId: id, capabilities });
      return id;
    },
    retire: (accountId) => {
      actors.delete(accountId);
    },
    signedIn: async (username) => {
      const agent = browser();
      await agent.post('/api/v1/session').send({ username, password }).expect(200);
      return agent;
    },
    close: async () => {
      await app.close();
      if (options.beside === undefined) await database.close();
    },
  };
}
