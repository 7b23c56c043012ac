import { describe, expect, test } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { type RegisterCell, type RegisterContext, readRegister } from '#domain';
import { heldTables } from './corrections.table.ts';
import { correctionsWorkbook } from './corrections.workbook.ts';
import { parseRegisterFile } from './register-file.parser.ts';
import { parseWorkbook } from './workbook.parser.ts';

const context: RegisterContext = {
  villages: [{ code: '201', name: '柳溪村' }],
  today: '2026-11-23',
};
const headers = [
  '序号',
  '排查日期',
  '村(社区)',
  '纠纷类型',
  '当事人',
  '纠纷简要情况',
  '涉及金额',
  '办理结果',
  '化解日期',
  '栏',
];
const register: readonly (readonly RegisterCell[])[] = [
  ['2026年台账'],
  ['单位：万元'],
  headers,
  [1, '4月3日', '柳溪村', '邻里', '甲与乙', '排水争执', 3.5, '已化解', { date: '2026-04-10' }, '黄'],
  [
    2,
    '4月5日',
    '东岗村',
    '邻里',
    '丙与丁',
    '=HYPERLINK("http://x")',
    3.5,
    '已化解',
    { date: '2026-04-10' },
    '绿',
  ],
  [3, '4月6日', '柳溪村', '怪事', '戊与己', '+1-2@甲\u0000', '约2', '已化解', { date: '2026-04-10' }, '红'],
];

describe('the workbook of held rows', () => {
  const held = async () => {
    const reading = readRegister(register, context);
    expect(reading.summary.heldRows.map((row) => row.row)).toEqual([5, 6]);
    return await correctionsWorkbook(heldTables(register, reading), { title: '2026年台账' });
  };

  test('shows the original row, its number and what is wrong with it', async () => {
    const [sheet] = (await parseWorkbook(await held())).sheets;
    const [title, header, first] = sheet?.cells ?? [];
    expect(title?.[0]).toContain('2026年台账');
    expect(header?.slice(0, 4)).toEqual(['原行号', '问题', '序号', '排查日期']);
    expect(first?.slice(0, 5)).toEqual([
      5,
      expect.stringContaining('“东岗村”不在本镇名录中'),
      2,
      '4月5日',
      '东岗村',
    ]);
    expect(first?.at(-2)).toEqual({ date: '2026-04-10' });
  });

  test('writes texts as texts, also those that look like formulas', async () => {
    const [sheet] = (await parseWorkbook(await held())).sheets;
    expect(sheet?.cells.slice(2).map((row) => row[7])).toEqual(['=HYPERLINK("http://x")', '+1-2@甲']);
    expect((await held()).includes('<f>')).toBe(false);
  });

  test('corrected and handed in again reads as the original would have', async () => {
    const file = await parseRegisterFile(await held());
    const corrected = file.cells.map((row) =>
      row.map((cell) => (cell === '东岗村' ? '柳溪村' : cell === '怪事' ? '邻里' : cell)),
    );
    const { rows, summary, layout } = readRegister(corrected, { ...context, ...file });
    expect(summary).toMatchObject({ dataRows: 2, imported: 2 });
    expect(layout?.unmapped).toEqual(['原行号', '问题']);
    expect(rows.flatMap((row) => (row.kind === 'data' ? [row.record] : []))).toMatchObject([
      { seq: 2, reported_on: '2026-04-05', amount_fen: 3_500_000, grade: 'green' },
      { seq: 3, reported_on: '2026-04-06', amount_fen: 2_000_000, grade: 'red' },
    ]);
    expect(rows.some((row) => row.kind === 'data' && row.record.other !== undefined)).toBe(false);
  });
});

describe('held rows that lean on the rows around them', () => {
  const handedBack = async (grid: readonly (readonly RegisterCell[])[]) => {
    const buffer = await correctionsWorkbook(heldTables(grid, readRegister(grid, context)), {
      title: '2026年台账',
    });
    return await parseRegisterFile(buffer);
  };

  test('come back with 同上 written out', async () => {
    const { cells } = await handedBack([
      headers,
      [1, '2026-4-3', '柳溪村', '邻里', '甲与乙', '排水', 1, '已化解', '2026-4-9'],
      [2, '同上', '同上', '怪事', '丙与丁', '占路', 1, '同上', '同上'],
      [3, '同上', '同上', '怪事', '戊与己', '采光', 1, '同上', '同上'],
    ]);
    expect(cells.slice(2).map((row) => [row[3], row[4], row[9], row[10]])).toEqual([
      ['2026-4-3', '柳溪村', '已化解', '2026-4-9'],
      ['2026-4-3', '柳溪村', '已化解', '2026-4-9'],
    ]);
  });

  test('come back with the columns that the register lacks, to be filled', async () => {
    const { cells } = await handedBack([
      ['排查日期', '当事人', '纠纷简要情况', '化解日期'],
      ['柳溪村'],
      ['2026-4-3', '甲与乙', '排水', '2026-4-9'],
    ]);
    expect(cells[1]?.slice(-3)).toEqual(['村(社区)', '纠纷类型', '办理结果']);
    expect(cells[2]?.slice(-3)).toEqual(['柳溪村', '请补填', '请补填']);
    expect(readRegister(cells, context).summary).toMatchObject({ dataRows: 1, held: 1 });
  });

  test('of two tables come back under the header of each', async () => {
    const other = ['村别', '排查时间', '当事人', '纠纷类型', '主要情况', '目前进展'];
    const { cells } = await handedBack([
      headers,
      [1, '2026-4-3', '东岗村', '邻里', '甲与乙', '排水', 1, '已化解', '2026-4-9'],
      other,
      ['东岗村', '2026-4-5', '丙与丁', '邻里', '占路', '正在调解'],
    ]);
    const corrected = cells.map((row) => row.map((cell) => (cell === '东岗村' ? '柳溪村' : cell)));
    expect(corrected[3]?.slice(2, 8)).toEqual(other);
    expect(readRegister(corrected, context).summary).toMatchObject({ dataRows: 2, imported: 2 });
  });
});

test('of a workbook with several sheets the register is chosen, or the one that a person names', async () => {
  const buffer = await writeXlsxFile([
    { sheet: '说明', data: [['填表说明'], ['代码', '名称']] },
    { sheet: '台账', data: [headers, ['1', '2026-1-5', '柳溪村', '邻里', '甲', '乙', '', '已化解']] },
  ]).toBuffer();
  expect(await parseRegisterFile(buffer)).toMatchObject({
    format: 'xlsx',
    sheetName: '台账',
    sheetNames: ['说明', '台账'],
  });
  expect(await parseRegisterFile(buffer, '说明')).toMatchObject({ sheetName: '说明' });
  expect(await parseRegisterFile(buffer, '说明')).toMatchObject({ otherRegisters: ['台账'] });
  await expect(parseRegisterFile(buffer, '三月')).rejects.toMatchObject({ code: 'no-such-sheet' });
  const gbk = Buffer.from('d0f2bac52cb4e50a312cc1f8cfaab4e5', 'hex');
  expect(await parseRegisterFile(gbk)).toMatchObject({
    format: 'csv',
    cells: [
      ['序号', '村'],
      ['1', '柳溪村'],
    ],
  });
});
