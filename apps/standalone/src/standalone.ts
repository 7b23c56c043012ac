import { readTrainingShift, seedTraining } from '#casework/training';
import {
  announceRunning,
  type Config,
  createApp,
  defaultDataFolder,
  type EmbeddedDatabase,
  keyFileFor,
  listen,
  startEmbedded,
} from '#platform';
import { ApiModule } from '../../api/src/api.module.ts';
import { webFolder } from '../../api/src/web.folder.ts';
import { prepareDatabase } from './prepare-database.ts';

/** The product as it runs in one process. */
export interface Standalone {
  /** Address of the HTTP interface. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly isDemonstration: boolean;
  /** Resolves with the reason when the embedded database ends by itself; never where the database is somebody else's. */
  readonly databaseGone: Promise<unknown>;
  /** Answers what is under way, hands back what waits, stops the database. May be called twice. */
  stop(): Promise<void>;
}

/** The embedded database, or one that somebody else looks after and that has no folder here. */
type Database = Omit<EmbeddedDatabase, 'folder'> & { readonly folder?: string };

const never = new Promise<never>(() => undefined);

/**
 * Starts everything in this process: the embedded PostgreSQL unless DATABASE_URL names another, the API and the worker.
 * @throws StartError when a person has to do something about it; nothing is left running then
 */
export async function startStandalone(settings: Config, log: (line: string) => void): Promise<Standalone> {
  const config = await withTimeOfTraining(settings);
  const database = await reachDatabase(config);
  const undo = [() => database.stop()];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      for (const step of undo.reverse()) await step();
    })();
    return stopping;
  };
  try {
    const { url: databaseUrl, folder } = database;
    const keys = await keyFileFor(config);
    const { isDemonstration } = await prepareDatabase(databaseUrl, config, keys, log);
    const app = await createApp(ApiModule.forRoot({ config, databaseUrl, keys, role: 'both' }), {
      ...config,
      webFolder,
    });
    undo.push(() => app.close());
    if (config.isTraining) log(`培训案件 · training cases: ${await seedTraining(app)}`);
    const url = await listen(app, config);
    if (folder !== undefined) undo.push(await announceRunning(folder, { url, databaseUrl }));
    // A database that we stop ourselves is not gone.
    const databaseGone = database.exited.then(() => (stopping === undefined ? database.explain() : never));
    return { url, databaseUrl, isDemonstration, databaseGone, stop };
  } catch (error) {
    await stop();
    throw database.explain(error);
  }
}

/** Training goes on at the time at which it was left. */
async function withTimeOfTraining(config: Config): Promise<Config> {
  const { isTraining, dataFolder } = config;
  if (!isTraining || dataFolder === undefined) return config;
  return { ...config, clockShiftDays: await readTrainingShift(dataFolder) };
}

async function reachDatabase({ databaseUrl, dataFolder }: Config): Promise<Database> {
  if (databaseUrl === undefined) return await startEmbedded(dataFolder ?? (await defaultDataFolder()));
  return {
    url: databaseUrl,
    exited: never,
    explain: (error?: unknown) => error,
    stop: async () => undefined,
  };
}
