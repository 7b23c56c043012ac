import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { OfficeModule } from '#casework/all';
import { OrganisationActorSource, type StaffActor } from '#casework/organisation';
import { type Capability, isCapable } from '#domain';
import { migrations } from '#migrations';
import {
  Clock,
  type Config,
  defaultDataFolder,
  findRunning,
  JsonLogger,
  keyFileFor,
  type ObjectStore,
  objectStoreFor,
  openDatabase,
  query,
  readConfig,
  schemaIsCurrent,
  startEmbedded,
  Vault,
} from '#platform';
import { prepareDatabase } from '../../standalone/src/prepare-database.ts';

/** The office without its doors, for one command. */
export interface OpenOffice {
  readonly app: INestApplicationContext;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** The id of an account, also of one that belongs to nobody any more. @throws Error when there is none */
  account(username: string): Promise<string>;
  /** @throws Error when nobody of this username works here today, or their role does not allow it */
  actor(username: string, capability: Capability): Promise<StaffActor>;
}

/** A database for one command, and how to let go of it. */
interface Reached {
  readonly url: string;
  readonly leave: () => Promise<void>;
}

/**
 * The database as it is: neither migrated nor filled. For what must not change it.
 */
export async function withFoundDatabase<Result>(
  config: Config,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const { url, leave } = await reachDatabase(config);
  try {
    return await work(url);
  } finally {
    await leave();
  }
}

/** The database that DATABASE_URL names, that of the product running here, or the embedded one, started for the command. */
async function reachDatabase(config: Config): Promise<Reached> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, leave: async () => undefined };
  const folder = config.dataFolder ?? (await defaultDataFolder());
  const running = await findRunning(folder);
  if (running) return { url: running.databaseUrl, leave: async () => undefined };
  const embedded = await startEmbedded(folder);
  return { url: embedded.url, leave: () => embedded.stop() };
}

/** Runs a command with a migrated database only. */
export async function withDatabase<Result>(
  work: (url: string, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  const { url, leave } = await reachDatabase(config);
  try {
    await prepareDatabase(url, config, await keyFileFor(config), (line) => process.stderr.write(`${line}\n`));
    return await work(url, config);
  } finally {
    await leave();
  }
}

/**
 * Runs a command on the record as it is, wherever it is: nothing is migrated and nothing is filled.
 * @throws Error when this program does not know the schema: only one of the same version can prove it
 */
export async function withRecord<Result>(
  work: (dataSource: DataSource, vault: Vault, files: ObjectStore) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  const { url, leave } = await reachDatabase(config);
  try {
    const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
    try {
      if (await schemaIsCurrent(dataSource))
        return await work(
          dataSource,
          await Vault.open(dataSource, await keyFileFor(config)),
          await objectStoreFor(config),
        );
      throw new Error(
        '数据库版本与程序不同，请先运行 migrate · The schema is of another version: run "migrate" first',
      );
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await leave();
  }
}

/** Runs a command inside the office: the same services that answer HTTP, the same rules. */
export async function withOffice<Result>(work: (office: OpenOffice) => Promise<Result>): Promise<Result> {
  return await withDatabase(async (databaseUrl, config) => {
    const app = await NestFactory.createApplicationContext(
      OfficeModule.forRoot({ config, databaseUrl, keys: await keyFileFor(config), migrations, role: 'api' }),
      {
        abortOnError: false,
        logger: new JsonLogger({ level: 'warn', write: (line) => process.stderr.write(line) }),
      },
    );
    try {
      return await work(officeOf(app));
    } finally {
      await app.close();
    }
  });
}

function officeOf(app: INestApplicationContext): OpenOffice {
  const dataSource = app.get(DataSource);
  const clock = app.get(Clock);
  const people = new OrganisationActorSource(dataSource, clock);
  const account = async (username: string): Promise<string> => {
    const [row] = await query<{ id: string }>(dataSource, {
      text: 'select id from account where lower(username) = lower($1)',
      values: [username],
    });
    if (row) return row.id;
    throw new Error(`没有账号“${username}” · There is no account "${username}"`);
  };
  return {
    app,
    dataSource,
    clock,
    account,
    actor: async (username, capability) => {
      const actor = await people.actorOf(await account(username));
      if (!actor)
        throw new Error(`没有在任人员“${username}” · Nobody of the username "${username}" works here today`);
      if (!isCapable(actor.roles, capability))
        throw new Error(`“${username}”的角色无权进行此操作 · The role of "${username}" does not allow this`);
      return actor;
    },
  };
}
