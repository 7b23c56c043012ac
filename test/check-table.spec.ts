import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { run } from './support/run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** A workbook as an office makes it: a title, a unit, heads in two rows with merged cells, full-width figures. */
async function workbook(total: number): Promise<string> {
  const head = (value: string, span: object = {}) => ({ value, ...span });
  const rows = [
    [head('二〇二三年调解情况统计表', { columnSpan: 5 }), null, null, null, null],
    [head('单位：件、万元', { columnSpan: 5 }), null, null, null, null],
    [
      head('村', { rowSpan: 2 }),
      head('受理', { columnSpan: 2 }),
      null,
      head('调解成功', { rowSpan: 2 }),
      head('成功率', { rowSpan: 2 }),
    ],
    [null, head('邻里'), head('小计'), null, null],
    [head('柳溪村'), { value: 11 }, { value: 11 }, { value: 11 }, { value: 1, format: '0.0%' }],
    [
      head('石桥岭村'),
      { value: '２４', type: String },
      { value: 24 },
      { value: 23 },
      { value: 0.958, format: '0.0%' },
    ],
    [head('合计'), { value: 35 }, { value: total }, { value: 34 }, { value: 0.971, format: '0.0%' }],
  ];
  return await file('table.xlsx', await writeXlsxFile(rows as never, {}).toBuffer());
}

describe('a table from anywhere, on the command line', () => {
  test('that holds together ends with 0 and says how each figure was understood', async () => {
    const ended = await run('check-table', await workbook(35));
    expect(ended).toMatchObject({ code: 0, said: expect.stringContaining('矛盾 0') });
    expect(ended.said).toMatch(/B6 石桥岭村 \/ 受理 \/ 邻里 ２４ → 石桥岭村·邻里 受理/);
  });

  test('that contradicts itself ends with 1 and names the cells', async () => {
    const ended = await run('check-table', await workbook(36));
    expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(/✗ .*之和为35.*受理36.*（C7、.*）/) });
    expect(ended.said).toMatch(/有 \d+ 处矛盾 · \d+ contradictions/);
  });

  test.each([
    [
      'gbk.csv',
      Buffer.from('cadcc0ed2c3139350ab5f7bde2b3c9b9a62c3139330ab3c9b9a6c2ca2c39382e39250a', 'hex'),
      '截尾',
    ],
    ['sentence.txt', '全年共排查420件，调处382件，调处率100%。', '排查420件'],
    ['plan.txt', '每月共需赡养费1200元，由五个子女分担，每人每月200元。', '＝1000'],
  ])('%s is read as a text', async (name, content, said) => {
    expect(await run('check-table', await file(name, content))).toMatchObject({
      code: 1,
      said: expect.stringContaining(said),
    });
  });

  test('answers as JSON, and takes what a label means', async () => {
    const path = await file('own.txt', '收件 40\n调解成功 38\n成功率 94.0%'.replaceAll(' ', ','));
    const ended = await run('check-table', path, '--json', '--means', '收件=accepted');
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('"rate-differs"') });
  });

  test.each([
    ['no.txt', '没有数。', 1, '没有找到数字'],
    ['long.txt', '受理1件，'.repeat(5_000), 1, '一次最多核对'],
    ['web.csv', '<html><table></table></html>', 1, '网页'],
  ])('%s is refused in a sentence', async (name, content, code, said) => {
    expect(await run('check-table', await file(name, content))).toMatchObject({
      code,
      said: expect.stringContaining(said),
    });
  });

  test.each([
    [2, ['check-table'], 'missing required argument'],
    [2, ['check-table', 'x.csv', '--means', '收件=king'], '应写作'],
    [1, ['check-table', '/no/such.csv'], '无法读写文件'],
  ] as const)('ends with %i after %j', async (code, args, said) => {
    expect(await run(...args)).toMatchObject({ code, said: expect.stringContaining(said) });
  });
});
