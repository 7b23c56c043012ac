import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { ownName } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { clusterPassword, createCluster, databaseUser } from './create-cluster.ts';
import { type DataFolder, holdsCluster, prepareDataFolder } from './data-folder.ts';
import { diagnose, faults, fileFault, runningFault } from './faults.ts';
import { type Launched, launch } from './launch.ts';
import { findRunning } from './running.ts';
import { clearStalePostmaster, ownMark } from './stale-postmaster.ts';

/** How the embedded PostgreSQL is to be started. */
export interface EmbeddedOptions {
  /** TCP port on 127.0.0.1, default a free one. */
  readonly port?: number;
  /** More settings of the server, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Takes what PostgreSQL prints, a line at a time; holds no statements and no values. Default: nothing. */
  readonly log?: (line: string) => void;
  /** Where root may put a reachable copy of the programs, default `/var/lib/fengqiao`. */
  readonly systemFolder?: string;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedDatabase {
  /** `postgresql://…` with password, database `fengqiao`. */
  readonly url: string;
  /** The data folder, as a real path. */
  readonly folder: string;
  /** Resolves when the server is gone, also when nobody asked it to go: the product should then end too. */
  readonly exited: Promise<number>;
  /**
   * What lies behind an error that came while the server ran: StartError `disk-full`, or the error itself.
   * @param error  default: that the server is gone and nobody asked it to
   */
  explain(error?: unknown): unknown;
  /** Stops the server (open transactions are rolled back) and resolves when it is gone; may be called twice. */
  stop(): Promise<void>;
}

/** The database of the product inside the cluster. */
const databaseName = 'fengqiao';
/** A killed server stays a zombie until process 1 takes notice, and its children may hold its memory as long. */
const retryMs = 10_000;
/** Recovery after a power cut replays at most 1 GB of journal. */
const readyMs = 300_000;

/**
 * Starts PostgreSQL on a data folder, making the cluster first where there is none. The server listens on
 * 127.0.0.1 only, asks for a password, and ends with this process in whatever way that ends.
 * @param folder  data folder; created when absent
 * @throws StartError when a person has to do something about it
 */
export async function startEmbedded(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined);
  const data = await prepareDataFolder(folder);
  try {
    const binaries = await findBinaries(data.account, options.systemFolder);
    if (!(await holdsCluster(data, binaries.major))) {
      await createCluster(data, binaries, options.settings?.fsync !== 'off', log);
    }
    return await startServer(data, binaries, options, log);
  } catch (error) {
    throw fileFault(error, data.path, ownName());
  }
}

async function startServer(
  data: DataFolder,
  binaries: Binaries,
  options: EmbeddedOptions,
  log: (line: string) => void,
): Promise<EmbeddedDatabase> {
  const password = await clusterPassword(data.cluster);
  const deadline = Date.now() + retryMs;
  for (;;) {
    await clearStalePostmaster(data.cluster, await inUseBy(data.path));
    const port = options.port ?? (await freePort());
    const server = launch(
      binaries.postgres,
      serverArguments(data.cluster, port, options.settings),
      data.account,
      log,
    );
    try {
      await becomesReady(server, data, port, password);
      server.release();
      const url = serverUrl(port, password, databaseName);
      return {
        url,
        folder: data.path,
        exited: wholeExit(server, data),
        explain: (error = faults.databaseGone()) => runningFault(error, data.path, server.output()),
        stop: () => stopServer(server, data),
      };
    } catch (error) {
      await server.stop();
      const code = error instanceof StartError ? error.code : undefined;
      const mayPass = code === 'folder-in-use' || (code === 'port-taken' && options.port === undefined);
      if (!mayPass || Date.now() > deadline) throw error;
      await pause(250);
    }
  }
}

function serverArguments(
  cluster: string,
  port: number,
  settings: EmbeddedOptions['settings'] = {},
): readonly string[] {
  const all: Readonly<Record<string, string>> = {
    max_connections: '200',
    // What people type must not reach a log: neither statements nor the values in DETAIL lines.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    ...settings,
  };
  return [
    ...['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', ownMark],
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Resolves when the server answers and the product's database exists. */
async function becomesReady(
  server: Launched,
  data: DataFolder,
  port: number,
  password: string,
): Promise<void> {
  const attempt = { folder: data.path, user: data.account?.name ?? ownName(), port };
  let hasEnded = false;
  const ended = server.exited.then(() => {
    hasEnded = true;
  });
  const deadline = Date.now() + readyMs;
  while (!hasEnded && Date.now() < deadline) {
    const client = new Client({
      connectionString: serverUrl(port, password, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await Promise.race([ended, makeDatabase(client)]);
      if (!hasEnded) return;
    } catch (error) {
      // It may be a stranger on our port that answers; then our server is about to end, and says why.
      const isPuzzling = !isStillStarting(error);
      await Promise.race([ended, pause(isPuzzling ? 1000 : 25)]);
      if (isPuzzling && !hasEnded) throw diagnose({ ...attempt, output: server.output(), cause: error });
    } finally {
      // Not waited for: a stranger need not answer.
      void client.end().catch(() => undefined);
    }
  }
  throw diagnose({ ...attempt, output: server.output() });
}

async function makeDatabase(client: Client): Promise<void> {
  await client.connect();
  const found = await client.query('select from pg_database where datname = $1', [databaseName]);
  if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
}

/** Not listening yet, or recovering (57P03). */
function isStillStarting(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET';
}

/** When the watchdog alone was killed, the server is still there: nobody guards it any more, and it goes too. */
async function wholeExit(server: Launched, data: DataFolder): Promise<number> {
  const code = await server.exited;
  await clearStalePostmaster(data.cluster, 'PostgreSQL').catch(() => undefined);
  return code;
}

async function stopServer(server: Launched, data: DataFolder): Promise<void> {
  await server.stop();
  // Only when the watchdog itself was killed is there anything left to stop.
  await clearStalePostmaster(data.cluster, 'PostgreSQL');
}

async function inUseBy(folder: string): Promise<string> {
  const running = await findRunning(folder);
  return running ? `${running.url} (pid ${running.pid})` : join(folder, 'postgres');
}

function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${database}`;
}

/** A port that is free at this moment; should somebody take it before PostgreSQL does, the start tries another. */
async function freePort(): Promise<number> {
  const server = createServer();
  try {
    return await new Promise((resolve, reject) => {
      server.on('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  } finally {
    server.close();
  }
}
