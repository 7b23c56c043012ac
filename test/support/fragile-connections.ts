import { Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * When a connection is killed: before a statement reaches the server; once it is done, its answer lost (`after`) or read
 * (`between` it and the next).
 */
export type Moment = 'before' | 'after' | 'between';

/** The connections of an application, which a test breaks at a statement that it chooses. */
export interface FragileConnections {
  /** Asked at each statement, with its text; kills the connection at the moment that is answered. */
  breakWhen(decide: ((text: string) => Moment | null) | null): void;
  /** How many connections were killed. */
  readonly kills: number;
  close(): Promise<void>;
}

type Query = (...args: unknown[]) => unknown;

/**
 * Stands between an application and its pool and asks at each statement whether this is the moment.
 * @returns ends the asking of connections that are taken from then on
 */
export function atEachStatement(
  dataSource: DataSource,
  decide: (text: string) => Moment | null,
  kill: (client: PoolClient) => Promise<void>,
): () => void {
  const { master: pool } = dataSource.driver as unknown as { readonly master: Pool };
  const known = new WeakSet<PoolClient>();
  const guard = (client: PoolClient): void => {
    if (known.has(client)) return;
    known.add(client);
    const send = client.query.bind(client) as Query;
    const promised = (args: unknown[]) =>
      new Promise((resolve, reject) => {
        send(...args, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)));
      });
    const broken = async (args: unknown[]): Promise<unknown> => {
      const moment = decide(textOf(args[0]));
      if (moment === 'before') await kill(client);
      const result = await promised(args);
      if (moment === 'after' || moment === 'between') await kill(client);
      if (moment === 'after') throw new Error('Connection terminated unexpectedly');
      return result;
    };
    // One after the other, as the server does them however early they were sent.
    let latest: Promise<unknown> = Promise.resolve();
    const inTurn = (args: unknown[]): Promise<unknown> => {
      const answer = latest.then(() => broken(args));
      latest = answer.catch(() => undefined);
      return answer;
    };
    const query: Query = (...args) => {
      const last = args.at(-1);
      if (typeof last !== 'function') return inTurn(args);
      const answer = last as (error: unknown, result?: unknown) => void;
      void inTurn(args.slice(0, -1)).then((result) => answer(null, result), answer);
      return undefined;
    };
    Object.assign(client, { query });
  };
  pool.on('acquire', guard);
  return () => pool.off('acquire', guard);
}

/**
 * Breaks connections of an application. A backend is ended by the server itself, which the client sees as it sees
 * a server that restarts; a statement that was done when its answer was lost is seen as a broken line.
 */
export function fragileConnections(dataSource: DataSource, url: string): FragileConnections {
  const executioner = new Pool({ connectionString: url, application_name: 'executioner', max: 2 });
  // Its own idle connections end with the database that a test drops.
  executioner.on('error', () => undefined);
  let decide: ((text: string) => Moment | null) | null = null;
  let kills = 0;
  const kill = async (client: PoolClient): Promise<void> => {
    kills += 1;
    const { processID } = client as unknown as { readonly processID: number };
    await executioner.query('select pg_terminate_backend($1, 10000)', [processID]);
  };
  const end = atEachStatement(dataSource, (text) => decide?.(text) ?? null, kill);
  return {
    breakWhen: (next) => {
      decide = next;
    },
    get kills() {
      return kills;
    },
    close: async () => {
      end();
      await executioner.end();
    },
  };
}

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { readonly text?: unknown }).text ?? '');
