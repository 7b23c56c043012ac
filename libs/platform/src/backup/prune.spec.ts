import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aBackupRoom, type BackupRoom } from '../../../../test/support/backup-room.ts';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { execute } from '../database/transaction.ts';
import { checkBackup } from './check-backup.ts';
import { type FoundBackup, findBackups } from './manifest.ts';
import { keptBy, pruneBackups } from './prune.ts';

let database: TestDatabase;
let room: BackupRoom;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  room = await aBackupRoom();
});
afterEach(() => room.close());

let accounts = 0;
const change = async () => {
  accounts += 1;
  await execute(database.dataSource, {
    text: `insert into account (username, password_hash) select 'a' || $1 || '-' || n, 'x' from generate_series(1, 20) n`,
    values: [accounts],
  });
};
const backups = async () => (await findBackups(room.folder)).backups;
const checkAll = async () => {
  for (const { file } of await backups()) await checkBackup(await room.opened(file), room.key.secret);
};
const none = { days: 0, weeks: 0 };

test('a manifest that was cut off while it was written goes with the next pruning', async () => {
  await change();
  await room.backup(database.url);
  const half = join(room.folder, 'backups', '.half-20261126T040650235Z-132d9f.fqb-6a59e6bc');
  await writeFile(half, 'a part of it');
  await pruneBackups(room.folder, room.key, none);
  expect([...(await room.files()).keys()]).not.toContain(half);
  await checkAll();
});

describe('what stays', () => {
  /** One backup a day at 02:30 in the office's time, the last on Sunday, 2026-11-29. */
  const daily = Array.from({ length: 40 }, (_, n) => {
    const takenAt = new Date(Date.UTC(2026, 10, 28, 18, 30) - n * 86_400_000).toISOString();
    return { header: { id: takenAt.slice(0, 10), takenAt } } as FoundBackup;
  });

  test('is the newest of each day and of each week, counted from the newest', () => {
    expect([...keptBy({ days: 3, weeks: 3 }, daily)].sort()).toEqual([
      // Sundays in the office are Saturdays in the file's name.
      '2026-11-14',
      '2026-11-21',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
    ]);
  });

  test('counts days that have a backup: a machine that was off loses none', () => {
    const gaps = daily.filter((_, n) => n % 10 === 0);
    expect(keptBy({ days: 4, weeks: 0 }, gaps).size).toBe(4);
  });

  test('is the newest, whatever the rule says', () => {
    expect([...keptBy(none, daily)]).toEqual(['2026-11-28']);
  });
});

describe('pruning', () => {
  test('removes what nothing rests on any more and nothing else', async () => {
    for (let n = 0; n < 4; n += 1) {
      await change();
      await room.backup(database.url);
    }
    const before = (await room.files()).size;
    const report = await pruneBackups(room.folder, room.key, none);
    expect(report.removed).toHaveLength(3);
    expect(report.files).toBeGreaterThan(0);
    expect((await room.files()).size).toBe(before - 3 - report.files);
    await checkAll();
    expect(await pruneBackups(room.folder, room.key, none)).toMatchObject({ removed: [], files: 0 });
  });

  test('removes a whole series when its last backup goes', async () => {
    await room.backup(database.url);
    await room.backup(database.url, { isFull: true });
    await pruneBackups(room.folder, room.key, none);
    const [left] = await backups();
    for (const file of (await room.files()).keys()) {
      expect(file).toContain(left?.header.series);
    }
  });

  test('removes no part while a manifest cannot be read, because it may rest on any', async () => {
    const { file } = await room.backup(database.url);
    await change();
    await room.backup(database.url);
    await writeFile(file, (await readFile(file)).subarray(0, 30));
    const before = await room.files();
    const report = await pruneBackups(room.folder, room.key, none);
    expect(report).toMatchObject({ removed: [], files: 0, unaccounted: [file] });
    expect(await room.files()).toEqual(before);
  });

  test('leaves the backups of another machine in the same folder alone', async () => {
    const other = await aBackupRoom();
    await room.backup(database.url);
    const foreign = await room.backup(database.url, { key: other.key });
    await change();
    await room.backup(database.url);
    await pruneBackups(room.folder, room.key, none);
    await checkBackup(await room.opened(foreign.file, other.key), other.key.secret);
    await checkAllOwn();
    await other.close();

    async function checkAllOwn() {
      const own = (await backups()).filter(({ header }) => header.keyId === room.key.id);
      expect(own).toHaveLength(1);
      for (const { file } of own) await checkBackup(await room.opened(file), room.key.secret);
    }
  });

  test('sweeps away what a backup that was cut off has left', async () => {
    await room.backup(database.url);
    const whole = await room.files();
    await change();
    const { file } = await room.backup(database.url);
    await rm(file);
    expect((await room.files()).size).toBeGreaterThan(whole.size);
    await pruneBackups(room.folder, room.key, { days: 9, weeks: 0 });
    expect(await room.files()).toEqual(whole);
  });

  test('waits for nobody: while a backup is at work it is refused', async () => {
    await room.backup(database.url, {
      headOf: async () => {
        await expect(pruneBackups(room.folder, room.key, none)).rejects.toMatchObject({
          code: 'backup-busy',
        });
        return '';
      },
    });
  });

  test('in any order with backups leaves every remaining one whole', async () => {
    for (const rule of [{ days: 9, weeks: 0 }, none, { days: 1, weeks: 1 }, none]) {
      for (const isFull of [false, true, false]) {
        await change();
        await room.backup(database.url, { isFull });
      }
      await pruneBackups(room.folder, room.key, rule);
      await checkAll();
    }
  });
});
