import {
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkoutFolder } from '../../config/program.ts';
import { type Account, chooseAccount, closedFolderAbove, ownName } from './account.ts';
import { systemFolder } from './binaries.ts';
import { faults, fileFault } from './faults.ts';

/** A data folder that has been looked over and may be used. */
export interface DataFolder {
  /** Real path of the folder. */
  readonly path: string;
  /** PostgreSQL's own folder in it; need not exist yet. */
  readonly cluster: string;
  /** The user that PostgreSQL runs as; undefined = as this process. */
  readonly account: Account | undefined;
}

const clusterName = 'postgres';

/**
 * Where the data lie when the settings do not say: `.data` in the checkout. When root starts a checkout that
 * PostgreSQL's user cannot enter (root's home), `/var/lib/fengqiao/data`.
 */
export async function defaultDataFolder(): Promise<string> {
  const own = join(checkoutFolder(), '.data');
  const cluster = join(own, clusterName);
  const account = await chooseAccount(cluster, own);
  const isClosed = account !== undefined && (await closedFolderAbove(cluster, account)) !== undefined;
  return isClosed ? join(systemFolder, 'data') : own;
}

/**
 * Makes the folder if needed and checks that it can be used: writable, reachable for PostgreSQL's user, its own.
 * @throws StartError `folder-not-writable`, `folder-unreachable`, `folder-foreign`, `disk-full`
 */
export async function prepareDataFolder(folder: string): Promise<DataFolder> {
  try {
    const wanted = resolve(folder);
    const made = await mkdir(wanted, { recursive: true, mode: 0o700 });
    if (made !== undefined && process.getuid?.() === 0) await letPass(made, wanted);
    const path = await realpath(wanted);
    await tryWriting(path);
    const cluster = join(path, clusterName);
    const account = await chooseAccount(cluster, path);
    if (account) {
      const closed = await closedFolderAbove(cluster, account);
      if (closed !== undefined) throw faults.folderUnreachable(path, closed, account.name);
    }
    await settleOwner(cluster, account);
    return { path, cluster, account };
  } catch (error) {
    throw fileFault(error, folder, ownName());
  }
}

/**
 * True when the folder holds a finished cluster of this PostgreSQL.
 * @throws StartError `newer-postgres`, `older-postgres` for one of another major version, `folder-foreign`
 */
export async function holdsCluster({ path, cluster }: DataFolder, major: number): Promise<boolean> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    const entries = await readdir(cluster).catch(() => []);
    if (entries.length > 0) throw faults.folderForeign(cluster);
    return false;
  }
  const found = Number.parseInt(version, 10);
  if (Number.isNaN(found)) throw faults.folderForeign(cluster);
  if (found !== major) throw faults.otherPostgres(path, found, major);
  return true;
}

/** PostgreSQL's user has to pass through the folders that root has just made, but need not list them. */
async function letPass(from: string, to: string): Promise<void> {
  for (let folder = to; folder.length >= from.length; folder = dirname(folder)) await chmod(folder, 0o711);
}

async function tryWriting(path: string): Promise<void> {
  const probe = join(path, `.probe.${process.pid}`);
  await writeFile(probe, '1');
  await rm(probe, { force: true });
}

/** A cluster restored from a backup by root belongs to root, and PostgreSQL would refuse it. */
async function settleOwner(cluster: string, account: Account | undefined): Promise<void> {
  const facts = await stat(cluster).catch(() => undefined);
  if (facts === undefined) return;
  if (account === undefined) {
    if (process.getuid && facts.uid !== process.getuid()) {
      throw faults.folderNotWritable(cluster, ownName());
    }
    return;
  }
  if (facts.uid === account.uid) return;
  for (const entry of await readdir(cluster, { recursive: true })) {
    await lchown(join(cluster, entry), account.uid, account.gid);
  }
  await chown(cluster, account.uid, account.gid);
}
