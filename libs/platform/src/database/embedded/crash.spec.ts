import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type Program, startProgram } from '../../../../../test/support/program.ts';
import { until } from '../../../../../test/support/until.ts';
import { isAlive, processFacts } from './processes.ts';
import { clearStalePostmaster, postmasterPid } from './stale-postmaster.ts';
import { startEmbedded } from './start.ts';

const holdDatabase = new URL('../../../../../test/support/hold-database.program.ts', import.meta.url);

let home: string;
let folder: string;
let cluster: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fengqiao-crash-'));
  await chmod(home, 0o755);
  folder = join(home, 'data');
  cluster = join(folder, 'postgres');
  await startEmbedded(folder).then((database) => database.stop());
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** A product with its database, and the processes that belong to it. */
async function aProduct(): Promise<{ program: Program; url: string; server: number; watchdog: number }> {
  const program = startProgram(holdDatabase, [folder]);
  const { url } = await program.line<{ url: string }>();
  const server = (await postmasterPid(cluster)) ?? 0;
  const watchdog = (await processFacts(server))?.parent ?? 0;
  return { program, url, server, watchdog };
}

/** A zombie counts: nothing of it runs any more. */
const isGone = async (pid: number) => (await processFacts(pid))?.isZombie ?? true;

async function write(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table if not exists saved (text text)');
  await client.query('insert into saved values ($1)', [text]);
  // Left open on purpose: a client that is still connected must hold up nobody's end.
}

async function saved(): Promise<string[]> {
  const database = await startEmbedded(folder);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ text: string }>('select text from saved');
  await client.end();
  await database.stop();
  return rows.map((row) => row.text);
}

describe('kill -9', () => {
  test('of the product leaves no server behind and loses nothing', async () => {
    const product = await aProduct();
    await write(product.url, 'product killed');
    await product.program.kill();
    await until('the server is gone', () => isGone(product.server));
    await until('its watchdog is gone', () => isGone(product.watchdog));
    expect(await readdir(cluster)).not.toContain('postmaster.pid');
    expect(await saved()).toContain('product killed');
  });

  test('of the product does not hinder a start at the same moment', async () => {
    const product = await aProduct();
    await write(product.url, 'started at once');
    product.program.child.kill('SIGKILL');
    expect(await saved()).toContain('started at once');
  });

  test('of product and watchdog leaves a server that the next start stops', async () => {
    const product = await aProduct();
    await write(product.url, 'orphan');
    process.kill(product.watchdog, 'SIGKILL');
    await product.program.kill();
    expect(isAlive(product.server)).toBe(true);
    expect(await saved()).toContain('orphan');
    expect(await isGone(product.server)).toBe(true);
  });

  test('of everything at once is recovered from', async () => {
    const product = await aProduct();
    await write(product.url, 'all killed');
    process.kill(product.watchdog, 'SIGKILL');
    process.kill(product.server, 'SIGKILL');
    await product.program.kill();
    expect(await saved()).toContain('all killed');
  });

  test('of all that is called node takes the product and not its watchdog', async () => {
    const product = await aProduct();
    const name = await readFile(`/proc/${product.watchdog}/comm`, 'utf8').catch(() => 'fengqiao');
    expect(name).toMatch(/^fengqiao/);
    await product.program.kill();
    await until('the server is gone', () => isGone(product.server));
  });

  test('of the watchdog alone is told to the product once the server has been stopped too', async () => {
    const database = await startEmbedded(folder);
    const server = (await postmasterPid(cluster)) ?? 0;
    const { parent: watchdog = 0 } = (await processFacts(server)) ?? {};
    process.kill(watchdog, 'SIGKILL');
    await expect(database.exited).resolves.toBe(1);
    expect(await isGone(server)).toBe(true);
    expect(database.explain()).toMatchObject({ code: 'database-gone' });
    await database.stop();
  });

  test('of the server is told to the product', async () => {
    const database = await startEmbedded(folder);
    process.kill((await postmasterPid(cluster)) ?? 0, 'SIGKILL');
    await expect(database.exited).resolves.toBe(1);
    await database.stop();
  });
});

describe('a stale postmaster.pid', () => {
  test('that names a living process of the same user blocks no start', async () => {
    const { uid, gid } = await stat(cluster);
    const stranger = spawn('sleep', ['600'], process.getuid?.() === 0 ? { uid, gid } : {});
    const lines = [stranger.pid, cluster, 1_700_000_000, 5432, '', '127.0.0.1', '  5432001  0', 'ready'];
    await writeFile(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 });
    const database = await startEmbedded(folder);
    await database.stop();
    expect(stranger.exitCode).toBeNull();
    expect(stranger.kill()).toBe(true);
  });

  test('of a server that somebody else has started here is respected', async () => {
    // Same command line as `postgres -D <folder>`, without the mark of this product.
    const stranger = spawn(process.execPath, [
      '-e',
      'setInterval(() => {}, 1000)',
      'postgres',
      '-D',
      cluster,
      '-x',
    ]);
    await until(
      'it runs',
      async () => (await processFacts(stranger.pid ?? 0))?.command?.includes('-D') ?? false,
    );
    await writeFile(join(cluster, 'postmaster.pid'), `${stranger.pid}\n`);
    await expect(clearStalePostmaster(cluster, 'x')).rejects.toMatchObject({ code: 'folder-in-use' });
    expect(stranger.exitCode).toBeNull();
    stranger.kill('SIGKILL');
    await until('it is gone', () => isGone(stranger.pid ?? 0));
    await rm(join(cluster, 'postmaster.pid'));
  });
});

describe('a cut-off initdb', () => {
  test('is stopped with the product and never used', async () => {
    const fresh = join(home, 'cut-off');
    const program = startProgram(holdDatabase, [fresh]);
    await until('initdb is at work', async () =>
      (await filesIn(fresh)).some((name) => /init.*PG_VERSION/.test(name)),
    );
    await program.kill();
    expect((await readdir(fresh)).filter((name) => name === 'postgres')).toEqual([]);

    const database = await startEmbedded(fresh);
    await database.stop();
    expect(await readdir(fresh)).toEqual(['postgres']);
  });

  test('of long ago is cleared away', async () => {
    const fresh = join(home, 'long-ago');
    await mkdir(join(fresh, 'postgres.init.999999999.0f'), { recursive: true });
    await chmod(fresh, 0o755);
    await writeFile(join(fresh, 'postgres.init.999999999.0f', 'PG_VERSION'), '18\n');
    await writeFile(join(fresh, 'postgres.init.999999999.0f.password'), 'x');
    const database = await startEmbedded(fresh);
    await database.stop();
    expect(await readdir(fresh)).toEqual(['postgres']);
    expect(await readFile(join(fresh, 'postgres', 'fengqiao.password'), 'utf8')).toHaveLength(32);
  });
});

async function filesIn(path: string): Promise<string[]> {
  return await readdir(path, { recursive: true }).catch(() => []);
}
