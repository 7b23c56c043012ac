import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { errorCode } from './error-code.ts';

export { errorCode };

/** One running transaction. Handed on as the first argument to everything that writes. */
export interface Tx {
  /** TypeORM's view of it, for repositories. */
  readonly em: EntityManager;
  /** The driver's view of the very same transaction, for plain SQL with named prepared statements. */
  readonly client: PoolClient;
}

/** A statement in plain SQL; with a name the server parses and plans it once per connection. */
export interface Statement {
  /** Unique per text, e.g. `dispute.lock`. */
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What {@link inTransaction} may be told beyond the work. */
export interface TransactionOptions {
  /** Default `READ COMMITTED`, to which every connection is set; rows are protected by locks, not by the isolation level. */
  readonly isolation?: 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';
}

const retriesAtMost = 3;
/** serialization_failure and deadlock_detected: the server asks for another try and has changed nothing. */
const transientCodes: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/**
 * Runs the work in one transaction: commits when it resolves, rolls back when it throws. After a deadlock or a
 * serialisation failure it is run again from the start, up to three times, so it must do nothing but write here.
 * @returns what the work returned
 */
export async function inTransaction<Result>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      // Always begun through TypeORM: a hand-written BEGIN is unknown to it, and save() would commit it.
      const run = async (em: EntityManager) => work({ em, client: await clientOf(em) });
      // Naming the level costs a round trip in every transaction.
      return await (options.isolation === undefined
        ? dataSource.transaction(run)
        : dataSource.transaction(options.isolation, run));
    } catch (error) {
      if (retries === retriesAtMost || !transientCodes.has(errorCode(error))) throw error;
      // At random, so that two who met in a deadlock do not meet again.
      await pause(Math.random() * 20 * (retries + 1));
    }
  }
}

/**
 * Runs one statement and returns its rows: of a SELECT, or of RETURNING.
 * @param on  a transaction, or the data source for a read outside of one
 */
export async function query<Row extends QueryResultRow>(
  on: Tx | DataSource,
  statement: Statement,
): Promise<readonly Row[]> {
  return (await connectionOf(on).query<Row>(config(statement))).rows;
}

/** Runs one statement and returns how many rows it touched; a conditional UPDATE asserts that it was one. */
export async function execute(on: Tx | DataSource, statement: Statement): Promise<number> {
  return (await connectionOf(on).query(config(statement))).rowCount ?? 0;
}

async function clientOf(em: EntityManager): Promise<PoolClient> {
  if (!em.queryRunner) throw new Error('a transaction has a query runner');
  return await em.queryRunner.connect();
}

function connectionOf(on: Tx | DataSource): Pick<PoolClient | Pool, 'query'> {
  if ('client' in on) return on.client;
  const { master }: { readonly master?: Pool } = on.driver as { readonly master?: Pool };
  if (!master) throw new Error('the data source is not connected');
  return master;
}

function config({ name, text, values = [] }: Statement): QueryConfig<unknown[]> {
  return { ...(name === undefined ? {} : { name }), text, values: [...values] };
}
