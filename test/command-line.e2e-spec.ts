import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contradictingRegister } from './support/contradicting-register.ts';
import { aDatabase, type TestDatabase } from './support/database.ts';
import { run } from './support/run-command.ts';

const register = fileURLToPath(new URL('./fixtures/register/register-2026.csv', import.meta.url));

const environment = process.env;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await aDatabase();
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  // A key file of its own: the usual place may hold that of another database.
  const FENGQIAO_KEY_FILE = join(folder, 'test.keys');
  process.env = { ...environment, DATABASE_URL: database.url, FENGQIAO_SEED: 'demo', FENGQIAO_KEY_FILE };
  expect(await run('migrate')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  process.env = environment;
  await rm(folder, { recursive: true, force: true });
  await database.close();
});

describe('the command line', () => {
  test.each([
    [0, ['--help'], 'Usage: fengqiao'],
    [0, ['user', 'add', '--help'], '初始密码|姓名'],
    [2, [], 'Usage: fengqiao'],
    [2, ['user'], 'Usage: fengqiao user'],
    [2, ['frobnicate'], 'unknown command'],
    [2, ['import', 'register.xlsx'], '--as'],
    [2, ['verify', 'x'], 'UUID'],
    [2, ['user', 'add', 'x', '--name', 'x', '--organisation', 'x', '--role', 'king'], '可用的角色'],
  ] as const)('ends with %i after %j', async (code, args, said) => {
    const ended = await run(...args);
    expect(ended.said).toMatch(new RegExp(said));
    expect(ended.code).toBe(code);
  });

  test('names what a register prints and its rows do not give, and imports nothing in a dry run', async () => {
    const file = join(folder, 'contradicts.csv');
    await writeFile(file, contradictingRegister);
    const said = await run('import', file, '--as', 'zhongxin', '--dry-run');
    expect(said.code).toBe(0);
    expect(said.said).toMatch(/! 第2行：.*“调解成功”为3，与逐行读数2件（全部4行）不一致/);
    expect(said.said).toMatch(/! 第8行：.*“邻里纠纷”为5，与逐行读数3件/);
    expect(said.said).not.toContain('已导入');
  });

  test('imports, exports and verifies inside the office, as somebody whose role allows it', async () => {
    const imported = await run('import', register, '--as', 'zhongxin');
    expect(imported).toMatchObject({
      code: 0,
      said: expect.stringContaining('已导入 57，已存在 0，待更正 3'),
    });
    const list = join(folder, 'list.csv');
    expect(await run('export', list, '--as', 'sifasuo')).toMatchObject({ code: 0 });
    expect((await readFile(list, 'utf8')).trim().split('\r\n')).toHaveLength(58);
    expect(await run('verify')).toMatchObject({
      code: 0,
      said: expect.stringContaining('57 件，57 个事件，0 处不符'),
    });
  });

  test.each([
    ['import', [register, '--as', 'wanggeyuan'], '角色无权'],
    ['export', ['/tmp/list.csv', '--as', 'guanliyuan'], '角色无权'],
    ['export', ['/tmp/list.csv', '--as', 'nobody'], '没有账号'],
    ['import', [register, '--as', 'zhongxin', '--map', '经办=typo'], 'header=field'],
    ['import', [register, '--as', 'zhongxin', '--header-row', 'x'], '应为行号'],
    ['import', [register, '--as', 'zhongxin', '--sheet', '三月'], '没有名为“三月”的工作表'],
    ['import', ['/no/such.xlsx', '--as', 'zhongxin'], '无法读写文件.*ENOENT'],
    ['verify', ['00000000-0000-4000-8000-000000000000'], '没有这个案件'],
  ] as const)('%s %j is refused in Chinese, without a word of the inside', async (command, args, said) => {
    const ended = await run(command, ...args);
    expect(ended.said).toMatch(new RegExp(said));
    expect(ended.code).toBe(1);
  });
});

describe('people and organisations from the command line', () => {
  test('an installation grows from the county down to its first account', async () => {
    const added = [
      ['东岭镇', '--kind', 'township', '--parent', '博爱县', '--short-name', '东'],
      ['东坡村', '--kind', 'village', '--parent', '东岭镇', '--code', '410822103201'],
    ];
    for (const args of added) expect(await run('organisation', 'add', ...args)).toMatchObject({ code: 0 });
    const person = [
      '--name',
      '白浩',
      '--organisation',
      '410822103201',
      '--role',
      'reporter',
      '--role',
      'mediator',
    ];
    expect(await run('user', 'add', 'baihao', ...person)).toMatchObject({
      code: 0,
      said: expect.stringContaining('初始密码'),
    });
    expect(await run('user', 'list')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/baihao +白浩\t东坡村\t/),
    });
    expect(await run('user', 'password', 'baihao')).toMatchObject({
      code: 0,
      said: expect.stringContaining('新的初始密码'),
    });
  });

  test.each([
    [
      'a village under a county',
      ['organisation', 'add', '甲村', '--kind', 'village', '--parent', '博爱县'],
      '单位类型与上级不符',
    ],
    ['a village under nothing', ['organisation', 'add', '甲村', '--kind', 'village'], '单位类型与上级不符'],
    [
      'a county under a county',
      ['organisation', 'add', '甲', '--kind', 'county', '--parent', '博爱县'],
      '单位类型与上级不符',
    ],
    [
      'a code that is none',
      ['organisation', 'add', '甲', '--kind', 'village', '--parent', '月山镇', '--code', 'a;b'],
      '/code 格式不正确',
    ],
    ['no name', ['organisation', 'add', ' ', '--kind', 'village', '--parent', '月山镇'], '/name 不能为空'],
    [
      'a name twice',
      ['organisation', 'add', '柳溪村', '--kind', 'village', '--parent', '月山镇'],
      '已存在相同的记录',
    ],
    [
      'an unknown parent',
      ['organisation', 'add', '甲', '--kind', 'village', '--parent', '无此镇'],
      '没有单位',
    ],
    [
      'a taken user name',
      ['user', 'add', 'zhongxin', '--name', '甲', '--organisation', '月山镇', '--role', 'leader'],
      '该用户名已被使用',
    ],
    [
      'nobody',
      ['user', 'add', 'nobody', '--name', '', '--organisation', '月山镇', '--role', 'leader'],
      '/name 不能为空',
    ],
  ] as const)('refuses %s and says why', async (_, args, said) => {
    const ended = await run(...args);
    expect(ended.said).toMatch(new RegExp(said));
    expect(ended.said).not.toMatch(/relation|constraint|\n +at /);
    expect(ended.code).toBe(1);
  });
});
