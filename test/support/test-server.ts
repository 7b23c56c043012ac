import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '#migrations';
import { isAlive } from '../../libs/platform/src/database/embedded/processes.ts';
import { startEmbedded } from '../../libs/platform/src/database/embedded/start.ts';
import { migrate } from '../../libs/platform/src/database/migrate.ts';
import { openDatabase } from '../../libs/platform/src/database/options.ts';
import { databaseOf, runOn } from './admin.ts';

/** The PostgreSQL of one run of Jest. */
export interface TestServer {
  readonly url: string;
  /** Every database of this run begins with it; the migrated one to clone is `<prefix>template`. */
  readonly prefix: string;
  stop(): Promise<void>;
}

const folderName = /^fengqiao-test-(\d+)-/;

/**
 * Starts a throw-away server, or takes the one that TEST_DATABASE_URL names, and migrates one database to clone from.
 * Data are not flushed to disk: what survives a crash is tested on servers that those tests start themselves.
 */
export async function startTestServer(): Promise<TestServer> {
  const prefix = `fengqiao_test_${process.pid}_${randomBytes(3).toString('hex')}_`;
  const given = process.env.TEST_DATABASE_URL;
  const { url, stop } = given ? { url: given, stop: async () => undefined } : await embedded();
  await buildTemplate(url, `${prefix}template`);
  return {
    url,
    prefix,
    stop: async () => {
      if (given) await dropAll(url, prefix);
      await stop();
    },
  };
}

async function embedded(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  await removeFoldersOfKilledRuns();
  const folder = await mkdtemp(join(tmpdir(), `fengqiao-test-${process.pid}-`));
  await chmod(folder, 0o711);
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startEmbedded(folder, { settings });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildTemplate(url: string, name: string): Promise<void> {
  await runOn(url, `create database ${name} template template0`);
  const dataSource = await openDatabase(databaseOf(url, name), { poolSize: 2, migrations });
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const names = await runOn(url, `select datname from pg_database where starts_with(datname, '${prefix}')`);
  for (const { datname } of names) await runOn(url, `drop database if exists ${datname} with (force)`);
}

async function removeFoldersOfKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
