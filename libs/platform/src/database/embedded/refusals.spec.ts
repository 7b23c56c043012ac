import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  rm,
  statfs,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startProgram } from '../../../../../test/support/program.ts';
import { closedFolderAbove } from './account.ts';
import { linkLibraries, reachableFor } from './binaries.ts';
import { defaultDataFolder } from './data-folder.ts';
import { startEmbedded } from './start.ts';

const holdDatabase = new URL('../../../../../test/support/hold-database.program.ts', import.meta.url);
const isRoot = process.getuid?.() === 0;
/** Some refusals can only be seen by root, who may start programs as somebody else. */
const testAsRoot = isRoot ? test : test.skip;
const canMount = isRoot && hasMount();
const testWithDisk = canMount ? test : test.skip;
const nobody = { uid: 65534, gid: 65534 };

if (!isRoot) console.info('not root: skipping what needs another user or a small disk');
else if (!canMount) console.info('may not mount: skipping what needs a small disk');

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fengqiao-refusals-'));
  await chmod(home, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const startedBy = async (folder: string, user: { uid: number; gid: number } | undefined) => {
  const program = startProgram(holdDatabase, [folder], user);
  const answer = await program.line<{ code?: string; text?: string }>();
  await program.kill();
  return answer;
};

describe('without write permission', () => {
  test('for the data folder, says so and whom to give it to', async () => {
    const folder = join(home, 'read-only');
    await mkdir(folder, { mode: 0o555 });
    // Root may write everywhere; the product of an ordinary user may not.
    const answer = await startedBy(folder, isRoot ? nobody : undefined);
    const command = `mkdir -p '${folder}' && chown -R ${isRoot ? 'nobody' : userInfo().username} '${folder}'`;
    expect(answer).toMatchObject({ code: 'folder-not-writable', text: expect.stringContaining(command) });
  });

  test('for the folder in which it is to be made, says so', async () => {
    const parent = join(home, 'closed-parent');
    await mkdir(parent, { mode: 0o555 });
    const answer = await startedBy(join(parent, 'data'), isRoot ? nobody : undefined);
    expect(answer).toMatchObject({ code: 'folder-not-writable' });
  });

  testAsRoot('for a cluster of another user, says so', async () => {
    const folder = join(home, 'of-postgres');
    await startEmbedded(folder).then((database) => database.stop());
    await chown(folder, 1, 1);
    expect(await startedBy(folder, { uid: 1, gid: 1 })).toMatchObject({ code: 'folder-not-writable' });
  });
});

describe('as root', () => {
  testAsRoot('in a folder that PostgreSQL’s user may not enter, says which', async () => {
    const closed = join(home, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const started = startEmbedded(join(closed, 'data'));
    await expect(started).rejects.toMatchObject({
      code: 'folder-unreachable',
      advice: expect.stringContaining(closed),
    });
  });

  testAsRoot('runs PostgreSQL as the owner of the data folder', async () => {
    const folder = join(home, 'owned');
    await mkdir(folder);
    await chown(folder, nobody.uid, nobody.gid);
    await startEmbedded(folder).then((database) => database.stop());
    expect(await lstat(join(folder, 'postgres'))).toMatchObject(nobody);
  });

  testAsRoot('takes over a cluster that a backup has given to root', async () => {
    const folder = join(home, 'restored');
    await startEmbedded(folder).then((database) => database.stop());
    execFileSync('chown', ['-R', '0:0', folder]);
    const database = await startEmbedded(folder);
    await database.stop();
    expect((await lstat(join(folder, 'postgres', 'PG_VERSION'))).uid).not.toBe(0);
  });

  testAsRoot('a user whom the machine does not know is told of DATABASE_URL', async () => {
    const folder = join(home, 'unknown-user');
    await mkdir(folder);
    await chown(folder, 54_321, 54_321);
    const answer = await startedBy(folder, { uid: 54_321, gid: 54_321 });
    expect(answer).toMatchObject({ code: 'user-unknown', text: expect.stringContaining('DATABASE_URL') });
    expect(await readdir(folder)).toEqual([]);
  });

  test('knows which folder on the way is closed to somebody', async () => {
    const inner = join(home, 'a', 'b', 'c');
    await mkdir(inner, { recursive: true });
    const stranger = { uid: 54_321, gid: 54_321, name: 'stranger' };
    expect(await closedFolderAbove(join(inner, 'data'), stranger)).toBeUndefined();
    await chmod(join(home, 'a', 'b'), 0o750);
    expect(await closedFolderAbove(join(inner, 'data'), stranger)).toBe(join(home, 'a', 'b'));
    const { uid, gid } = await lstat(inner);
    expect(await closedFolderAbove(join(inner, 'data'), { uid, gid, name: 'owner' })).toBeUndefined();
  });
});

describe('on a full disk', () => {
  let disk: string | undefined;
  const aDisk = async (megabytes: number): Promise<string> => {
    disk = await mkdtemp(join(home, 'disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'fengqiao-test', disk]);
    return join(disk, 'data');
  };
  const fill = async (folder: string) => {
    const { bavail, bsize } = await statfs(folder);
    const file = await open(join(folder, 'filler'), 'w');
    await file.write(Buffer.alloc(bavail * bsize)).finally(() => file.close());
  };
  afterEach(() => {
    if (disk) execFileSync('umount', ['-l', disk]);
    disk = undefined;
  });

  testWithDisk('a first start says so and leaves no half database', async () => {
    const folder = await aDisk(20);
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(folder)).toEqual([]);
  });

  testWithDisk('so does one that could make its cluster and nothing in it', async () => {
    const folder = await aDisk(100);
    await startEmbedded(folder).then((database) => database.stop());
    const database = await startEmbedded(folder);
    const client = new Client(database.url);
    await client.connect();
    await fill(folder);
    const failed = await client
      .query('create table cabinet as select repeat($1, 100) from generate_series(1, 10000)', ['x'])
      .catch((error: unknown) => error);
    expect(database.explain(failed)).toMatchObject({ code: 'disk-full', cause: failed });
    await client.end();
    await database.stop();
  });

  testWithDisk('a later start says so, and runs again once there is room', async () => {
    const folder = await aDisk(100);
    await startEmbedded(folder).then((database) => database.stop());
    await fill(folder);
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'disk-full' });
    await rm(join(folder, 'filler'));
    const database = await startEmbedded(folder);
    await database.stop();
    await expect(database.exited).resolves.toBe(0);
  });
});

describe('the programs of PostgreSQL', () => {
  test('get the links between their libraries that an install without scripts leaves out', async () => {
    const native = join(home, 'package', 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'lib', 'libx.so.1.2'), '');
    const links = ['libx.so.1', 'libx.so'].map((name) => ({
      source: 'native/lib/libx.so.1.2',
      target: `native/lib/${name}`,
    }));
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    await symlink('libx.so.1.2', join(native, 'lib', 'libx.so'));
    await linkLibraries(native);
    expect((await lstat(join(native, 'lib', 'libx.so.1'))).isSymbolicLink()).toBe(true);
  });

  test('are copied to where their user can reach them, once', async () => {
    const native = join(home, 'of-root', 'native');
    const copy = join(home, 'system', 'postgresql');
    await mkdir(join(native, 'bin'), { recursive: true });
    await writeFile(join(native, 'bin', 'postgres'), '', { mode: 0o700 });
    const stranger = { uid: 54_321, gid: 54_321, name: 'stranger' };
    expect(await reachableFor(stranger, native, copy)).toBe(native);
    expect(await reachableFor(undefined, native, copy)).toBe(native);

    await chmod(join(home, 'of-root'), 0o700);
    expect(await reachableFor(stranger, native, copy)).toBe(copy);
    expect(await reachableFor(stranger, native, copy)).toBe(copy);
    expect(await readdir(join(home, 'system'))).toEqual(['postgresql']);
    expect((await lstat(join(copy, 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
  });
});

test('where nobody says otherwise, the data lie in the checkout', async () => {
  expect(await defaultDataFolder()).toMatch(/\/\.data$|^\/var\/lib\/fengqiao\/data$/);
});

function hasMount(): boolean {
  try {
    const point = execFileSync('mktemp', ['-d']).toString().trim();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'fengqiao-test', point], { stdio: 'ignore' });
      execFileSync('umount', [point]);
      return true;
    } finally {
      execFileSync('rmdir', [point]);
    }
  } catch {
    return false;
  }
}
