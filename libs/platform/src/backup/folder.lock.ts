import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processFacts } from '../database/embedded/processes.ts';
import { errorCode } from '../database/error-code.ts';
import { backupFaults } from './backup.error.ts';

interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly startedAt?: string;
}

const triesAtMost = 10;

/**
 * Runs the work while nobody else writes backups to the folder or removes any: what one run has written and not yet
 * named in a manifest, another would take for remains. A lock whose process is dead is taken over.
 * @throws BackupError `backup-busy`
 */
export async function withFolderLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, 'lock');
  for (let tries = 0; !(await take(path)); tries += 1) {
    const by = await holderOf(path);
    if (by === 'gone') continue;
    if (by === 'unreadable' && tries < triesAtMost) await pause(100);
    else if (by !== 'unreadable' && (tries > triesAtMost || (await isAtWork(by)))) {
      throw backupFaults.busy(folder, `${by.host}, pid ${by.pid}`);
    } else await rm(path, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    const facts = await processFacts(process.pid);
    const holder: Holder = {
      host: hostname(),
      pid: process.pid,
      ...(facts?.startedAt === undefined ? {} : { startedAt: facts.startedAt }),
    };
    await file.writeFile(JSON.stringify(holder)).finally(() => file.close());
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that stays unreadable was cut off while it was written, and belongs to nobody. */
async function holderOf(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return 'gone';
  try {
    return JSON.parse(text);
  } catch {
    return 'unreadable';
  }
}

/** Of another machine nobody here can tell: it is believed. */
async function isAtWork({ host, pid, startedAt }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  const facts = await processFacts(pid);
  return facts !== undefined && !facts.isZombie && facts.startedAt === startedAt;
}
