import pg from 'pg';
import { DataSource, type DataSourceOptions, type Logger, type MigrationInterface } from 'typeorm';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/** A class of `migrations/`; they are handed in, since the plumbing knows no table of the office. */
export type Migration = new () => MigrationInterface;

/** How a process uses the database. */
export interface DatabaseSettings {
  /** Connections of this process, default 10. Migrating takes two at once. */
  readonly poolSize?: number;
  /** All migrations in their order; default none (then {@link schemaIsCurrent} cannot tell). */
  readonly migrations?: readonly Migration[];
}

/** The zone in which `date`, `::date` and `date_trunc` are meant everywhere in this product. */
const officeTimeZone = 'Asia/Shanghai';
/** A transaction that waits for its own process holds locks on disputes; a command takes milliseconds. */
const idleInTransactionMs = 60_000;

const { builtins } = pg.types;
/**
 * What the driver makes of the column types where its default would be wrong here: `date` stays 'YYYY-MM-DD'
 * (a Date at local midnight would be the day before elsewhere), `bigint` and `count(*)` become numbers.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (format !== 'binary' && oid === builtins.DATE) return (text: string) => text;
    if (format !== 'binary' && oid === builtins.INT8) return safeInteger;
    return pg.types.getTypeParser(oid, format);
  },
};

/** TypeORM would print on stdout, which belongs to the JSON log and to commands; what fails is thrown anyway. */
const silent: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/**
 * A server that stops says so on every connection. While the pool hands one on to TypeORM nobody listens to it for a
 * moment, and Node ends a process for an error event that nobody hears. Whoever uses the connection is told by its statement.
 */
const outliveServer = (client: pg.Client): void => {
  client.on('error', () => undefined);
};

/**
 * Options of TypeORM for one database, the same for server, command line and tests. Never synchronises, never
 * migrates by itself: {@link migrate} does, under a lock.
 * @param url  `postgresql://…`; its query part (`?sslmode=require`) is kept
 */
export function databaseOptions(url: string, settings: DatabaseSettings = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'fengqiao',
    synchronize: false,
    migrationsRun: false,
    migrations: [...(settings.migrations ?? [])],
    migrationsTableName: 'migration',
    logger: silent,
    // Extensions come by migration, where a missing right is reported, and not behind our back.
    installExtensions: false,
    poolSize: settings.poolSize ?? 10,
    connectTimeoutMS: 10_000,
    extra: {
      types,
      // A statement is sent without waiting for the answer to the one before. Streams (COPY) have connections of their own.
      pipeline: true,
      options: `-c TimeZone=${officeTimeZone} -c default_transaction_isolation=read\\ committed`,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      onConnect: outliveServer,
    },
  };
}

/**
 * Connects to a database outside Nest (migrating, command line, tests). The caller ends it with `destroy()`.
 * @throws StartError `database-unreachable` with what the server answered
 */
export async function openDatabase(url: string, settings: DatabaseSettings = {}): Promise<DataSource> {
  try {
    return await new DataSource(databaseOptions(url, settings)).initialize();
  } catch (error) {
    // A refused connection to a name with two addresses has no message of its own, only a code.
    const reason = (error as Partial<Error>).message || errorCode(error) || String(error);
    throw new StartError({
      code: 'database-unreachable',
      message: `The database at ${withoutPassword(url)} does not accept us: ${reason}`,
      messageZh: `无法连接数据库 ${withoutPassword(url)}：${reason}`,
      advice:
        'Check DATABASE_URL (host, port, user, password, database name) and that the server is running.',
      adviceZh: '请检查 DATABASE_URL（主机、端口、用户、密码、库名），并确认数据库服务正在运行。',
      cause: error,
    });
  }
}

/** An address that may stand in a log. */
export function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** Counts and fen stay far below 2^53; a larger number is an error and must not be rounded in silence. */
function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint out of range: ${text}`);
  return number;
}
