import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { migrations } from '#migrations';
import { postmasterPid } from '../../libs/platform/src/database/embedded/stale-postmaster.ts';
import { startEmbedded } from '../../libs/platform/src/database/embedded/start.ts';
import { migrate } from '../../libs/platform/src/database/migrate.ts';
import { databaseOptions } from '../../libs/platform/src/database/options.ts';
import type { TestDatabase } from './database.ts';

/** A PostgreSQL of one test alone, with everything on that makes it durable. */
export interface OwnCluster extends TestDatabase {
  /** Ends the server, asked (`stop`) or with SIGKILL, and starts it again on the same data and port. */
  restart(how: 'stop' | 'kill'): Promise<void>;
}

/** Starts and migrates it, some seconds. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function ownCluster(): Promise<OwnCluster> {
  const folder = await mkdtemp(join(tmpdir(), `fengqiao-test-${process.pid}-`));
  await chmod(folder, 0o711);
  let server = await startEmbedded(folder);
  const { url } = server;
  const port = Number(new URL(url).port);
  const dataSource = new DataSource({ ...databaseOptions(url, { poolSize: 5, migrations }) });
  await dataSource.initialize();
  await migrate(dataSource);
  return {
    url,
    dataSource,
    restart: async (how) => {
      const { exited } = server;
      if (how === 'stop') await server.stop();
      else process.kill((await postmasterPid(join(folder, 'postgres'))) ?? 0, 'SIGKILL');
      await exited;
      server = await startEmbedded(folder, { port });
    },
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
