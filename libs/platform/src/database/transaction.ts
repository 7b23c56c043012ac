import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { errorCode } from './error-code.ts';

export { errorCode };

/** One running transaction. Handed on as the first argument to everything that writes. */
export interface Tx {
  /** The connection that it has to itself. */
  readonly client: PoolClient;
  /** What was sent ahead: {@link sendAhead}. */
  readonly ahead: Promise<unknown>[];
}

/** A statement in plain SQL; with a name the server parses and plans it once per connection. */
export interface Statement {
  /** Unique per text, e.g. `dispute.lock`. */
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

const names = new Map<string, string>();

/** A name for a statement whose text depends on who asks: one for each text. */
export function namedByText(prefix: string, text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `${prefix}.${hash('sha256', text).slice(0, 12)}`;
  names.set(text, name);
  return name;
}

/** What {@link inTransaction} may be told beyond the work. */
export interface TransactionOptions {
  /** Default `READ COMMITTED`, to which every connection is set; rows are protected by locks, not by the isolation level. */
  readonly isolation?: 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';
  /** The server refuses every change. */
  readonly readOnly?: true;
}

const retriesAtMost = 3;
/** serialization_failure and deadlock_detected: the server asks for another try and has changed nothing. */
const transientCodes: ReadonlySet<unknown> = new Set(['40001', '40P01']);
/** in_failed_sql_transaction: refused because a statement before it has failed. */
const abortedCode = '25P02';

/**
 * Runs the work in one transaction: commits when it resolves, rolls back when it throws. After a deadlock or a
 * serialisation failure it is run again from the start, up to three times, so it must do nothing but write here.
 *
 * BEGIN travels in one packet with the first statement, and COMMIT with those that were sent ahead.
 * @returns what the work returned
 */
export async function inTransaction<Result>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<Result>,
  { isolation, readOnly }: TransactionOptions = {},
): Promise<Result> {
  // Naming the level would set what every connection is set to.
  const level = isolation === undefined ? '' : ` isolation level ${isolation}`;
  const begin = `begin${level}${readOnly === true ? ' read only' : ''}`;
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt(await poolOf(dataSource).connect(), begin, work);
    } catch (error) {
      if (retries === retriesAtMost || !transientCodes.has(errorCode(error))) throw error;
      // At random, so that two who met in a deadlock do not meet again.
      await pause(Math.random() * 20 * (retries + 1));
    }
  }
}

/**
 * Reads what belongs together: every statement sees the database as it was at the first one, whatever others commit meanwhile.
 * For what tells of one moment in several statements: a dossier and its index.
 */
export async function inSnapshot<Result>(
  dataSource: DataSource,
  read: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return await inTransaction(dataSource, read, { isolation: 'REPEATABLE READ', readOnly: true });
}

async function attempt<Result>(
  client: PoolClient,
  begin: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const tx: Tx = { client, ahead: [] };
  try {
    gather(client);
    void keepAhead(tx, client.query(begin));
    const result = await work(tx).catch(async (error: unknown) => {
      await client.query('rollback').catch(() => undefined);
      throw errorCode(error) === abortedCode ? await causeOf(tx, error) : error;
    });
    gather(client);
    await commit(tx);
    return result;
  } finally {
    // One whose transaction is not over has lost its server.
    client.release(client.getTransactionStatus() !== 'I');
  }
}

/** The server makes a rollback of it when a statement that was sent ahead has failed. @throws what failed first */
async function commit({ client, ahead }: Tx): Promise<void> {
  const answers = await Promise.allSettled([...ahead, client.query('commit')]);
  const failure = answers.find((answer) => answer.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  const last = answers.at(-1) as PromiseFulfilledResult<QueryResult>;
  if (last.value.command !== 'COMMIT') throw new Error(`the transaction ended with ${last.value.command}`);
}

/** What a statement was refused for that came after a failed one: the failure of the one that was sent ahead. */
async function causeOf({ ahead }: Tx, refusal: unknown): Promise<unknown> {
  const answers = await Promise.allSettled(ahead);
  return answers.find((answer) => answer.status === 'rejected')?.reason ?? refusal;
}

/** Whoever waits for it hears of a failure at the end of the transaction; until then nobody listens. */
function keepAhead<Answer>({ ahead }: Pick<Tx, 'ahead'>, answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  ahead.push(answer);
  return answer;
}

/**
 * Runs one statement and returns its rows: of a SELECT, or of RETURNING.
 * @param on  a transaction, or the data source for a read outside of one
 */
export async function query<Row extends QueryResultRow>(
  on: Tx | DataSource,
  statement: Statement,
): Promise<readonly Row[]> {
  return (await ask<Row>(on, statement)).rows;
}

/** Runs one statement and returns how many rows it touched; a conditional UPDATE asserts that it was one. */
export async function execute(on: Tx | DataSource, statement: Statement): Promise<number> {
  return (await ask(on, statement)).rowCount ?? 0;
}

/**
 * Sends a statement and waits for nothing: it travels in one packet with what follows it, at the latest with COMMIT, and
 * nothing is committed unless it succeeds. Its rows may be awaited after the transaction.
 */
export function sendAhead<Row extends QueryResultRow>(tx: Tx, statement: Statement): Promise<readonly Row[]> {
  return keepAhead(tx, query<Row>(tx, statement));
}

function ask<Row extends QueryResultRow>(on: Tx | DataSource, statement: Statement) {
  if (!('client' in on)) return poolOf(on).query<Row>(config(statement));
  gather(on.client);
  return on.client.query<Row>(config(statement));
}

/** What is sent before the process turns to something else goes out as one: every write wakes the server, and us for its answer. */
function gather({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function poolOf({ driver }: DataSource): Pool {
  const { master } = driver as { readonly master?: Pool };
  if (!master) throw new Error('the data source is not connected');
  return master;
}

function config({ name, text, values = [] }: Statement): QueryConfig<unknown[]> {
  return { ...(name === undefined ? {} : { name }), text, values: [...values] };
}
