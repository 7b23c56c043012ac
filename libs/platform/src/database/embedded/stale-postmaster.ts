import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { faults } from './faults.ts';
import { watchdogFile } from './launch.ts';
import { isGoneWithin, type ProcessFacts, processFacts } from './processes.ts';

/** Stands in the command line of every server that this product starts. */
export const ownMark = 'cluster_name=fengqiao';

/** A watchdog gives its server 10 s to stop, then one checkpoint's worth less politely. */
const stopMs = 12_000;
const dyingMs = 1_000;

/**
 * Clears what an earlier run left in the cluster's postmaster.pid, so that a start is never blocked for ever:
 *
 * | the pid belongs to | then |
 * | --- | --- |
 * | nobody, a zombie, somebody hidden | nothing: PostgreSQL decides (the caller tries again while it is a zombie) |
 * | another program (pids are reused in containers) | the file goes; PostgreSQL itself would refuse for ever |
 * | our server whose product lives | StartError `folder-in-use` |
 * | our server whose watchdog is stopping it | wait |
 * | our server without a watchdog | stop it (SIGINT, then SIGQUIT) |
 * | a server on this folder that somebody else started | StartError `folder-in-use` |
 * @param cluster  PostgreSQL's own folder, a real path
 * @param inUseBy  how to call the product that uses the folder, for the message
 */
export async function clearStalePostmaster(cluster: string, inUseBy: string): Promise<void> {
  const pid = await postmasterPid(cluster);
  const server = pid === undefined ? undefined : await processFacts(pid);
  if (server?.command === undefined || server.isZombie) return;
  if (!servesFolder(server, cluster)) {
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  if (!server.command.includes(ownMark)) throw faults.folderInUse(cluster, `PostgreSQL, pid ${server.pid}`);

  const guard = await lastingGuardOf(server);
  if (guard === 'product-lives') throw faults.folderInUse(cluster, inUseBy);
  if (guard === 'stopping' && (await isGoneWithin(server.pid, stopMs))) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(server.pid, signal);
    } catch {
      // Gone in between, or another user's: the wait tells which.
    }
    if (await isGoneWithin(server.pid, stopMs)) return;
  }
  throw faults.folderInUse(cluster, `PostgreSQL, pid ${server.pid}`);
}

/** The pid in postmaster.pid, its first line; undefined without the file. */
export async function postmasterPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

/** By argument, or by working directory: a data folder that was moved while its server ran keeps the old name. */
function servesFolder(server: ProcessFacts, cluster: string): boolean {
  const words = ` ${server.command ?? ''} `;
  return words.includes(` -D ${cluster} `) || (server.folder === cluster && words.includes('postgres'));
}

/** A product that was killed in this moment still looks alive: it is believed to live when it does so for a second. */
async function lastingGuardOf(server: ProcessFacts): Promise<'product-lives' | 'stopping' | 'none'> {
  const deadline = Date.now() + dyingMs;
  for (;;) {
    const guard = await guardOf(server);
    if (guard !== 'product-lives' || Date.now() > deadline) return guard;
    if (await isGoneWithin(server.pid, 100)) return 'stopping';
  }
}

/** The watchdog carries the product's pid in its command line; once the product is dead, its parent is another. */
async function guardOf(server: ProcessFacts): Promise<'product-lives' | 'stopping' | 'none'> {
  const watchdog = await processFacts(server.parent);
  const [, product] = watchdog?.command?.split(`${basename(watchdogFile)} `) ?? [];
  if (watchdog === undefined || product === undefined) return 'none';
  return Number.parseInt(product, 10) === watchdog.parent ? 'product-lives' : 'stopping';
}
