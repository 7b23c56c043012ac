import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  announceRunning,
  type Config,
  createApp,
  defaultDataFolder,
  errorCode,
  keyFileFor,
  StartError,
  startEmbedded,
} from '#platform';
import { ApiModule } from '../../api/src/api.module.ts';
import { prepareDatabase } from './prepare-database.ts';

/** The product as it runs in one process. */
export interface Standalone {
  /** Address of the HTTP interface. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly isDemonstration: boolean;
  /** Resolves when the embedded database ends by itself; never where the database is somebody else's. */
  readonly databaseGone: Promise<unknown>;
  /** Answers what is under way, hands back what waits, stops the database. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts everything in this process: the embedded PostgreSQL unless DATABASE_URL names another, the API and the worker.
 * @throws StartError when a person has to do something about it; nothing is left running then
 */
export async function startStandalone(config: Config, log: (line: string) => void): Promise<Standalone> {
  const undo: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      for (const step of undo.reverse()) await step();
    })();
    return stopping;
  };
  try {
    const folder = config.dataFolder ?? (await defaultDataFolder());
    const embedded = config.databaseUrl === undefined ? await startEmbedded(folder) : undefined;
    if (embedded) undo.push(() => embedded.stop());
    const databaseUrl = embedded?.url ?? config.databaseUrl ?? '';
    const keys = await keyFileFor(config);
    const { isDemonstration } = await prepareDatabase(databaseUrl, config, keys, log);
    const app = await createApp(ApiModule.forRoot({ config, databaseUrl, keys, role: 'both' }), config);
    undo.push(() => app.close());
    const url = await listen(app, config);
    if (embedded) undo.push(await announceRunning(embedded.folder, { url, databaseUrl }));
    const never = new Promise(() => undefined);
    // A database that we stop ourselves is not gone.
    const databaseGone = embedded
      ? embedded.exited.then(() => (stopping === undefined ? undefined : never))
      : never;
    return { url, databaseUrl, isDemonstration, databaseGone, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws StartError `port-taken` */
async function listen(
  app: NestFastifyApplication,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' && errorCode(error) !== 'EACCES') throw error;
    throw new StartError({
      code: 'port-taken',
      message: `Port ${port} on ${host} is taken or not allowed.`,
      messageZh: `端口 ${port}（${host}）已被占用或不允许使用。`,
      advice: `Stop the other program, or choose another port: PORT=${port + 1} npm start`,
      adviceZh: `请关闭占用该端口的程序，或换一个端口：PORT=${port + 1} npm start`,
      cause: error,
    });
  }
  const bound = (app.getHttpServer().address() as AddressInfo).port;
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${bound}`;
}
