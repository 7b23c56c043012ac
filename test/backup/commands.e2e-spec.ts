import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startEmbedded } from '#platform';
import { runOn } from '../support/admin.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { run } from '../support/run-command.ts';

// Many databases, and processes that start from source: minutes on a busy machine.
jest.setTimeout(240_000);

const register = new URL('../fixtures/register/register-2026.csv', import.meta.url).pathname;
const environment = process.env;
let home: string;
let office: TestDatabase;
let backups: string;
let code: string;

/** As on a machine of its own: its own data folder, its own keys. */
const onMachine = (name: string, more: NodeJS.ProcessEnv = {}) => {
  process.env = { ...environment, DATABASE_URL: '', FENGQIAO_DATA: join(home, name), ...more };
};
const onOldMachine = () =>
  onMachine('old', { DATABASE_URL: office.url, FENGQIAO_SEED: 'demo', FENGQIAO_BACKUP_TO: backups });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fengqiao-backup-commands-'));
  await chmod(home, 0o711);
  backups = join(home, 'usb');
  office = await aDatabase();
  onOldMachine();
  expect(await run('import', register, '--as', 'zhongxin')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  process.env = environment;
  await rm(home, { recursive: true, force: true });
  await office.close();
});

describe('backing up', () => {
  test('makes the key at the first time, says which it is, and shows the recovery code once', async () => {
    const first = await run('backup');
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('备份完成') });
    expect(first.said).toContain(join(home, 'old', 'fengqiao-backup.key'));
    expect(first.said).toContain('在同一块磁盘上');
    code = /恢复码 · Recovery code: {3}(\S+)/.exec(first.said)?.[1] ?? '';
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    const second = await run('backup');
    expect(second.said).not.toContain('恢复码');
    expect(second.said).toMatch(/本次新增 · added [\d.]+ k?B/);
  });

  test('is listed and proven', async () => {
    const { said } = await run('backup', 'list');
    expect(said.match(/\.fqb/g)).toHaveLength(1);
    expect(await run('backup', 'check')).toMatchObject({ code: 0, said: expect.stringContaining('✓') });
    expect(await run('backup', 'check', backups, '--recovery-code', code)).toMatchObject({ code: 0 });
  });

  test('refuses to lay the key beside the backup, and to back up nothing', async () => {
    process.env.FENGQIAO_BACKUP_KEY = join(backups, 'my.key');
    expect(await run('backup')).toMatchObject({ code: 1, said: expect.stringContaining('之内') });
    onMachine('nobody');
    expect(await run('backup', '--to', join(home, 'other'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('无可备份'),
    });
    expect(await readdir(home)).not.toContain('nobody');
    expect(await run('backup')).toMatchObject({
      code: 1,
      said: expect.stringContaining('FENGQIAO_BACKUP_TO'),
    });
    onOldMachine();
  });
});

describe('a lost machine', () => {
  test('is restored on another one from the backup and the recovery code alone, with its keys', async () => {
    onMachine('new');
    const without = await run('restore', backups);
    expect(without).toMatchObject({ code: 1, said: expect.stringContaining('--recovery-code') });
    expect(await readdir(home)).not.toContain('new');
    const mistyped = await run('restore', backups, '--recovery-code', code.slice(1));
    expect(mistyped).toMatchObject({ code: 1, said: expect.stringContaining('恢复码有误') });

    const restored = await run('restore', backups, '--recovery-code', code.toLowerCase());
    expect(restored.said).toContain('核对 · Verified: 57 件 · cases，0 件不符');
    expect(restored.said).toMatch(/Root of all histories: [0-9a-f]{64}/);
    expect(restored.code).toBe(0);
    for (const name of ['fengqiao.keys', 'fengqiao-backup.key']) {
      const [was, is] = await Promise.all(
        ['old', 'new'].map((machine) => readFile(join(home, machine, name), 'utf8')),
      );
      expect(is).toBe(was);
    }
    // It works on with its own settings, and its next backup goes on with the old ones.
    expect(await run('verify')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/57 件，.*，0 处不符/),
    });
    expect(await run('backup', '--to', backups)).toMatchObject({ code: 0 });
  });

  test('is not restored over data, nor beside the keys of others', async () => {
    onMachine('new');
    expect(await run('restore', backups)).toMatchObject({
      code: 1,
      said: expect.stringContaining('不是空的'),
    });
    onMachine('third');
    const database = await startEmbedded(join(home, 'third'));
    await database.stop();
    await writeFile(
      join(home, 'third', 'fengqiao.keys'),
      (await readFile(join(home, 'new', 'fengqiao.keys'), 'utf8')).replace(
        /"key": ".{43}="/,
        `"key": "${'A'.repeat(43)}="`,
      ),
    );
    const refused = await run('restore', backups, '--recovery-code', code);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('另一套数据') });
    const again = await startEmbedded(join(home, 'third'));
    const tables = await runOn(
      again.url,
      `select 1 from pg_class where relnamespace = 'public'::regnamespace`,
    );
    await again.stop();
    expect(tables).toEqual([]);
  });

  test('can get a new recovery code, with which its next backups open', async () => {
    onOldMachine();
    const { said } = await run('backup', 'code');
    const newer = /恢复码 · Recovery code: {3}(\S+)/.exec(said)?.[1] ?? '';
    expect(newer).not.toBe(code);
    expect(await run('backup')).toMatchObject({ code: 0 });
    expect(await run('backup', 'check', '--recovery-code', newer)).toMatchObject({ code: 0 });
    expect(await run('backup', 'check', '--recovery-code', code)).toMatchObject({ code: 1 });
  });
});

describe('a drill', () => {
  test('backs up, restores elsewhere, verifies, and leaves nothing behind', async () => {
    onMachine('old', { DATABASE_URL: office.url });
    const before = await readdir(tmpdir());
    const { code: exit, said } = await run('drill');
    expect(said).toContain('逐件核对历史');
    expect(said).toMatch(/57 {2}dispute\n/);
    expect(said).toContain('核对 · Verified: 57 件 · cases，0 件不符');
    expect(exit).toBe(0);
    const left = (await readdir(tmpdir())).filter((name) => !before.includes(name));
    expect(left.filter((name) => name.startsWith('fengqiao-drill'))).toEqual([]);
  });

  test('of a backup whose record does not prove its cases ends with 1 and names the case', async () => {
    onOldMachine();
    const [row] = await runOn(
      office.url,
      `update dispute set snapshot = jsonb_set(snapshot, '{context,risk}', '"red"') where id = (select id from dispute limit 1)
       returning coalesce(number, id::text) as name`,
    );
    const { code: exit, said } = await run('drill');
    expect(said).toContain(`✗ ${row?.name}: dispute.snapshot.risk`);
    expect(exit).toBe(1);
    expect(await run('verify')).toMatchObject({ code: 1, said: expect.stringContaining('1 处不符') });
  });
});
