import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { ownName } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { diagnose, faults } from './faults.ts';
import { launch } from './launch.ts';
import { isAlive } from './processes.ts';

/** The role that owns the database of the product. */
export const databaseUser = 'fengqiao';

/**
 * Names that the C library of some system gives to "UTF-8, order by code point" (Linux; macOS; old systems).
 * Plain `C` must not be among them: trigrams then see no Chinese letter at all, whatever the provider.
 */
const locales = ['C.UTF-8', 'en_US.UTF-8', 'C.utf8'] as const;

const passwordName = 'fengqiao.password';
const halfName = /^postgres\.init\.(\d+)\.[0-9a-f]+$/;
const halfMadeHere = new Set<string>();

/**
 * Runs initdb in a folder beside and renames it when it is finished, so that a cut-off one is never used.
 *
 * Two starts at the same time both make one; the second finds the place taken, throws its own away, and goes on.
 * @param isDurable  false leaves out the final fsync (tests)
 * @throws StartError `disk-full`, `user-unknown`, `folder-not-writable`, `binaries-unusable`, `database-failed`
 */
export async function createCluster(
  data: DataFolder,
  binaries: Binaries,
  isDurable: boolean,
  log: (line: string) => void,
): Promise<void> {
  await removeCutOff(data.path);
  const name = `postgres.init.${process.pid}.${randomBytes(4).toString('hex')}`;
  const half = join(data.path, name);
  const password = `${half}.password`;
  halfMadeHere.add(name);
  try {
    await mkdir(half, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    if (data.account) {
      for (const path of [half, password]) await chown(path, data.account.uid, data.account.gid);
    }
    await initdb(half, password, data, binaries, isDurable, log);
    await rename(password, join(half, passwordName));
    await putInPlace(half, data);
  } finally {
    await rm(half, { recursive: true, force: true, maxRetries: 5 });
    await rm(password, { force: true });
    halfMadeHere.delete(name);
  }
}

/**
 * The password of {@link databaseUser}; it lies in the cluster (mode 600), so that the two cannot be separated.
 * @throws StartError `folder-foreign` for a cluster that somebody else has made
 */
export async function clusterPassword(cluster: string): Promise<string> {
  try {
    return await readFile(join(cluster, passwordName), 'utf8');
  } catch (error) {
    throw errorCode(error) === 'ENOENT' ? faults.folderForeign(cluster) : error;
  }
}

async function initdb(
  half: string,
  password: string,
  data: DataFolder,
  binaries: Binaries,
  isDurable: boolean,
  log: (line: string) => void,
): Promise<void> {
  for (const locale of locales) {
    const args = [
      ...['-D', half, '-U', databaseUser, `--pwfile=${password}`],
      ...['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', '--encoding=UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`],
      ...(isDurable ? [] : ['--no-sync']),
    ];
    const run = launch(binaries.initdb, args, data.account, log);
    if ((await run.exited) === 0) return;
    if (/invalid locale name/.test(run.output()) && locale !== locales.at(-1)) continue;
    const user = data.account?.name ?? ownName();
    throw diagnose({ folder: data.path, output: run.output(), user });
  }
}

async function putInPlace(half: string, data: DataFolder): Promise<void> {
  try {
    await rename(half, data.cluster);
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (!(await readdir(data.cluster)).includes('PG_VERSION')) throw faults.folderForeign(data.cluster);
    return;
  }
  // The rename itself must survive a power cut: what the product answers next is saved in there.
  const folder = await open(data.path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Removes what starts that were killed half-way have left; one that still runs (another process) is left alone. */
async function removeCutOff(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const pid = Number(halfName.exec(entry.replace(/\.password$/, ''))?.[1]);
    if (!pid) continue;
    const isRunning = pid === process.pid ? halfMadeHere.has(entry.replace(/\.password$/, '')) : isAlive(pid);
    if (!isRunning) await rm(join(folder, entry), { recursive: true, force: true, maxRetries: 5 });
  }
}
