import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rootIn } from '#casework/verification';
import { execute, findBackup, openBackup, query, readBackupKey, readConfig } from '#platform';
import { testKeys } from '../../../../test/support/keys.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { DailyBackup } from './daily-backup.job.ts';

let office: Office;
let home: string;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'fengqiao-daily-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
  await execute(office.dataSource, { text: 'truncate backup_run, notification cascade' });
});

const daily = (settings: Readonly<Record<string, string>> = {}) =>
  new DailyBackup(office.dataSource, office.clock, {
    config: readConfig({
      FENGQIAO_DATA: join(home, 'data'),
      FENGQIAO_BACKUP_TO: join(home, 'backups'),
      ...settings,
    }),
    databaseUrl: office.database.url,
    keys: testKeys,
  });
const lastTaken = (ago: string) =>
  execute(office.dataSource, {
    text: `insert into backup_run (id, taken_at, rows, stored_bytes, added_bytes)
           values ('earlier', now() - $1::interval, 1, 1, 1)`,
    values: [ago],
  });
const told = () =>
  query<{ username: string; facts: object }>(office.dataSource, {
    text: `select a.username, n.facts from notification n join account a on a.id = n.staff_id where n.kind = 'backup.overdue'`,
  });

describe('the backup of the day', () => {
  test('is made once a day, and remembered', async () => {
    expect(await daily().makeIfDue()).toBe(true);
    expect(await daily().makeIfDue()).toBe(false);
    expect(await readdir(join(home, 'backups', 'backups'))).toHaveLength(1);
    const rows = await query(office.dataSource, { text: 'select rows > 0 as whole from backup_run' });
    expect(rows).toEqual([{ whole: true }]);
    const key = await readBackupKey(join(home, 'data', 'fengqiao-backup.key'));
    if (key === undefined) throw new Error('the first backup makes a key');
    const { content } = await openBackup(await findBackup(join(home, 'backups')), key);
    expect(rootIn(content.head ?? '')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('that was missed because the machine was off is made up', async () => {
    await lastTaken('25 hours');
    expect(await daily().makeIfDue()).toBe(true);
  });

  test('is not made before its hour has come again', async () => {
    const [row] = await query<{ hour: number; next: number }>(office.dataSource, {
      text: `select extract(hour from now() at time zone 'Asia/Shanghai')::int as hour,
                    extract(hour from (now() + interval '1 hour') at time zone 'Asia/Shanghai')::int as next`,
    });
    await lastTaken('3 hours');
    expect(await daily({ FENGQIAO_BACKUP_HOUR: String(row?.next) }).makeIfDue()).toBe(false);
    expect(await daily({ FENGQIAO_BACKUP_HOUR: String(row?.hour) }).makeIfDue()).toBe(true);
  });

  test('is not made where no folder is set, and nobody is told', async () => {
    await lastTaken('40 days');
    expect(await daily({ FENGQIAO_BACKUP_TO: '' }).makeIfDue()).toBe(false);
    expect(await told()).toEqual([]);
  });
});

describe('administrators', () => {
  test('are told once a day when there was no good backup for too long', async () => {
    await lastTaken('5 days');
    await writeFile(join(home, 'file'), '');
    const broken = { FENGQIAO_BACKUP_TO: join(home, 'file', 'below') };
    expect(await daily(broken).makeIfDue()).toBe(false);
    expect(await daily(broken).makeIfDue()).toBe(false);
    expect(await told()).toEqual([{ username: 'guanliyuan', facts: { days: 5 } }]);
  });

  test('are told nothing while the last one is recent, or was made now', async () => {
    await lastTaken('1 day');
    await writeFile(join(home, 'file'), '');
    await daily({ FENGQIAO_BACKUP_TO: join(home, 'file', 'below') }).makeIfDue();
    await lastTakenAgain();
    await daily().makeIfDue();
    expect(await told()).toEqual([]);
  });

  const lastTakenAgain = () =>
    execute(office.dataSource, { text: `update backup_run set taken_at = now() - interval '9 days'` });
});
