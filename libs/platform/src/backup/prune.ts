import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database/error-code.ts';
import type { BackupKey } from './backup.key.ts';
import { halfWritten, syncFolder } from './durable.file.ts';
import { withFolderLock } from './folder.lock.ts';
import { type FoundBackup, findBackups, manifestFolder, openBackup, seriesFolder } from './manifest.ts';
import { PartStore } from './part.store.ts';

/** How many backups stay: the newest of each of the last so many days and weeks that have one. */
export interface KeepRule {
  readonly days: number;
  readonly weeks: number;
}

/** What pruning has done. */
export interface PruneReport {
  readonly removed: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Manifests that could not be read or opened: while there is one, no part is removed, since it may rest on any. */
  readonly unaccounted: readonly string[];
}

/** The zone in which a day begins for the people who look for one. */
const officeOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Which backups a rule keeps: always the newest, then the newest of each day and week. Weeks begin on Monday. */
export function keptBy(rule: KeepRule, backups: readonly FoundBackup[]): ReadonlySet<string> {
  const newestFirst = [...backups].sort((a, b) => (a.header.takenAt < b.header.takenAt ? 1 : -1));
  const kept = new Set(newestFirst.slice(0, 1).map(({ header }) => header.id));
  const keepOfEach = (count: number, periodOf: (day: number) => number) => {
    const seen = new Set<number>();
    for (const { header } of newestFirst) {
      const period = periodOf(Math.floor((Date.parse(header.takenAt) + officeOffsetMs) / dayMs));
      if (seen.has(period)) continue;
      if (seen.size === count) break;
      seen.add(period);
      kept.add(header.id);
    }
  };
  keepOfEach(rule.days, (day) => day);
  // 1970-01-01 was a Thursday.
  keepOfEach(rule.weeks, (day) => Math.floor((day + 3) / 7));
  return kept;
}

/**
 * Removes what the rule does not keep of the backups of this key, and every part that no backup rests on any more. Manifests
 * go first: a run that is cut off leaves parts that nobody names, and the next one removes them.
 * @param lostFiles  stored files whose bytes are nowhere else any more: the newest backup that holds one stays
 * @throws BackupError `backup-busy`
 */
export async function pruneBackups(
  folder: string,
  key: BackupKey,
  rule: KeepRule,
  lostFiles: readonly string[] = [],
): Promise<PruneReport> {
  return await withFolderLock(folder, async () => {
    await forgetHalfWritten(manifestFolder(folder));
    const { backups, unreadable } = await findBackups(folder);
    const own = backups.filter(({ header }) => header.keyId === key.id);
    const kept = new Set([...keptBy(rule, own), ...(await lastToHold(lostFiles, own, key))]);
    const removed: string[] = [];
    for (const { header, file } of own) {
      if (kept.has(header.id)) continue;
      await rm(file);
      removed.push(header.id);
    }
    if (removed.length > 0) await syncFolder(manifestFolder(folder));
    const wanted = new Map<string, Set<string>>();
    const unaccounted = [...unreadable];
    for (const found of own.filter(({ header }) => kept.has(header.id))) {
      try {
        const { header, content } = await openBackup(found, key);
        const parts = wanted.get(header.series) ?? new Set();
        for (const { parts: used } of [...content.tables, ...content.files]) {
          for (const { id } of used) parts.add(id);
        }
        wanted.set(header.series, parts);
      } catch {
        unaccounted.push(found.file);
      }
    }
    const foreign = backups
      .filter(({ header }) => header.keyId !== key.id)
      .map(({ header }) => header.series);
    const swept =
      unaccounted.length > 0
        ? { files: 0, bytes: 0 }
        : await sweep(folder, key, wanted, new Set<string>(foreign));
    return { removed, ...swept, unaccounted };
  });
}

/** The newest backup that holds each of these files; one that cannot be opened may hold them all. */
async function lastToHold(
  lostFiles: readonly string[],
  backups: readonly FoundBackup[],
  key: BackupKey,
): Promise<ReadonlySet<string>> {
  const holders = new Set<string>();
  const left = new Set(lostFiles);
  const newestFirst = [...backups].sort((a, b) => (a.header.takenAt < b.header.takenAt ? 1 : -1));
  for (const found of newestFirst) {
    if (left.size === 0) break;
    const opened = await openBackup(found, key).catch(() => undefined);
    const held = opened?.content.files.filter(({ name }) => left.delete(name)) ?? [];
    if (opened === undefined || held.length > 0) holders.add(found.header.id);
  }
  return holders;
}

async function sweep(
  folder: string,
  key: BackupKey,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  foreign: ReadonlySet<string>,
): Promise<{ files: number; bytes: number }> {
  const total = { files: 0, bytes: 0 };
  for (const series of await seriesIn(folder)) {
    if (foreign.has(series)) continue;
    const store = new PartStore(seriesFolder(folder, series), key.secret);
    const { files, bytes } = await store.sweep(wanted.get(series) ?? new Set());
    total.files += files;
    total.bytes += bytes;
  }
  return total;
}

/** Manifests of backups that were cut off while these were written: nobody else writes while the folder is locked. */
async function forgetHalfWritten(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (halfWritten.test(name)) await rm(join(folder, name), { force: true });
}

async function seriesIn(folder: string): Promise<readonly string[]> {
  return await readdir(join(folder, 'parts')).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
}
