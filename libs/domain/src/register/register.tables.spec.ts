import { describe, expect, test } from '@jest/globals';
import {
  aCase,
  codesOf,
  dataRows,
  fieldsOf,
  headers,
  readGrid,
} from '../../../../test/support/a-register.ts';
import { headerField } from './header.wordings.ts';

describe('two tables on one sheet', () => {
  // biome-ignore format: a line for each row
  const below = [
    ['二、未化解矛盾纠纷'],
    ['序号', '村别', '排查时间', '当事人', '纠纷类型', '主要情况', '目前进展', '包案领导', '化解时限'],
    [1, '石桥岭村', '3月1日', '甲三与乙三', '土地承包', '地界不清', '正在调解', '许雅琴', '2026-7-1'],
  ];
  const reading = readGrid([['2026年台账'], ['一、已化解矛盾纠纷'], headers, aCase(), [], ...below]);

  test('are each read by their own header, and the year of the title holds for both', () => {
    expect(dataRows(reading)).toMatchObject([
      { row: 4, result: 'imported', record: { village_code: '201', status: 'settled' } },
      {
        row: 8,
        result: 'imported',
        record: {
          village_code: '202',
          reported_on: '2026-03-01',
          type_code: 'LAN',
          status: 'open',
          leader: '许雅琴',
          due_on: '2026-07-01',
        },
      },
    ]);
  });

  test('are both told, and the second header is no case', () => {
    expect(reading.rows[6]).toMatchObject({ kind: 'header', messages: [{ code: 'TABLE_HEADER' }] });
    expect(reading.furtherLayouts).toMatchObject([{ headerRow: 7, firstDataRow: 8 }]);
    expect(reading.problems).toMatchObject([{ code: 'COLUMN_MISSING', row: 7 }]);
    expect(reading.problems[0]?.messageZh).toContain('第7行起的表');
  });
});

describe('a register without a column for villages', () => {
  const bare = headers.filter((header) => header !== '村(社区)');
  const row = (summary: string) =>
    aCase({ 纠纷简要情况: summary }).filter((_, index) => headers[index] !== '村(社区)');
  const grid = [
    ['2026年台账'],
    bare,
    ['柳溪村'],
    row('一'),
    ['小计', null, '1件'],
    ['二', '新月社区（1件）'],
    row('二'),
    ['三、东岗村'],
    row('三'),
    ['四', '镇直单位'],
    row('四'),
  ];
  const reading = readGrid(grid);

  test('takes them from the headings between its rows, and says so', () => {
    expect(reading.problems.map((problem) => problem.code)).toEqual(['VILLAGE_FROM_HEADINGS']);
    expect(dataRows(reading).map((one) => one.record.village_name)).toEqual([
      '柳溪村',
      '新月社区',
      '东岗村',
      null,
    ]);
    expect(codesOf(dataRows(reading)[0])).toContain('VILLAGE_FROM_HEADING');
  });

  test('holds what stands under a heading that names no village of the township', () => {
    expect(reading.summary.heldRows).toEqual([
      { row: 9, code: 'UNKNOWN_VILLAGE' },
      { row: 11, code: 'VILLAGE_MISSING' },
    ]);
  });
});

test('columns to be ticked are read by the word above the tick', () => {
  const top = ['序号', '时间', '村', '纠纷类型', null, '当事人', '调解协议', null, '调解结果', null];
  const below = [null, null, null, '邻里', '其他', null, '书面', '口头', '成功', '不成功'];
  const down = [0, 1, 2, 5].map((column) => ({ top: 1, left: column, bottom: 2, right: column }));
  const reading = readGrid(
    [
      ['2026年月报附表'],
      top,
      below,
      [1, '4.2', '柳溪村', '√', null, '甲与乙', '√', null, '√', null],
      [2, '4.3', '柳溪村', null, '√', '丙与丁', null, null, null, '√'],
      [3, '4.4', '柳溪村', '√', null, '戊与己', null, null, '√', '√'],
    ],
    { merges: [...down, { top: 1, left: 3, bottom: 1, right: 4 }] },
  );
  expect(reading.layout).toMatchObject({ headerRow: 2, headerRows: 2 });
  expect(dataRows(reading)).toMatchObject([
    { result: 'imported', record: { type_code: 'NEI', agreement: 'written', status: 'settled' } },
    { result: 'imported', record: { type_code: 'OTH', status: 'not_settled' } },
    { result: 'held' },
  ]);
});

test('a plain answer is read before a report on progress, whose words are kept', () => {
  const reading = readGrid([
    ['排查日期', '村', '类型', '当事人', '进展情况', '是否化解'],
    ['2026-3-5', '柳溪村', '邻里', '张三与李四', '多次上门', '是'],
  ]);
  expect(fieldsOf(reading)).toMatchObject({ 进展情况: null, 是否化解: 'status' });
  expect(reading.problems.map((problem) => problem.code)).toContain('COLUMN_NOT_READ');
  expect(dataRows(reading)).toMatchObject([
    {
      record: {
        status: 'settled',
        other: [{ header: '进展情况', text: '多次上门' }, { header: '是否化解' }],
      },
    },
  ]);
});

test('words that a field cannot hold are kept beside it', () => {
  const [row] = dataRows(
    readGrid([
      [...headers, '责任人及联系电话'],
      [...aCase({ '涉及金额(元)': '5-6万', 办理结果: '调解成功，分三期付清' }), '原铁山 13800000101'],
    ]),
  );
  expect(row).toMatchObject({
    result: 'imported',
    record: {
      amount_fen: null,
      status: 'settled',
      mediators: ['原铁山'],
      phones: [],
      other: [
        { header: '涉及金额(元)', text: '5-6万' },
        { header: '办理结果', text: '调解成功，分三期付清' },
        { header: '责任人及联系电话', text: '原铁山 13800000101' },
      ],
    },
  });
});

describe('amounts without a unit in their header', () => {
  const read = (line: string, amount: number) => {
    const [row] = dataRows(
      readGrid([
        ['2026年台账'],
        [line],
        headers.map((header) => (header === '涉及金额(元)' ? '涉及金额' : header)),
        aCase({ '涉及金额(元)': amount }),
      ]),
    );
    return [row?.record.amount_fen, codesOf(row)];
  };

  test('take it from the line above the table', () => {
    expect(read('填报人：许雅琴 单位：人、万元', 0.3)).toEqual([300_000, ['AMOUNT_UNIT_READ']]);
  });

  test('are questioned where a fraction of a yuan makes 10,000 yuan likely', () => {
    expect(read('填报人：许雅琴', 0.3)).toEqual([30, ['AMOUNT_UNIT_DOUBTFUL']]);
    expect(read('填报人：许雅琴', 3000)).toEqual([300_000, []]);
  });
});

test('a total may name what it adds up', () => {
  const kinds = readGrid([
    ['2026年台账'],
    headers,
    aCase(),
    ['一月小计', null, null, null, '1件'],
    ['柳溪村 合计', null, null, null, '1件'],
  ]).rows.map((row) => row.kind);
  expect(kinds.slice(3)).toEqual(['totals', 'totals']);
});

test('a case that begins with a sum of money is no total', () => {
  const [header, row] = [headers.slice(1), aCase({ 排查日期: '欠款共计5000元' }).slice(1)];
  expect(readGrid([header, row]).rows[1]).toMatchObject({ kind: 'data', result: 'held' });
});

test('a yes may have its day behind it', () => {
  const [row] = dataRows(readGrid([headers, aCase({ 办理结果: '是（2026.3.9）' })]));
  expect(row).toMatchObject({ record: { status: 'settled', other: [{ text: '是（2026.3.9）' }] } });
});

test('a header that every object has as a property means nothing', () => {
  const reading = readGrid(
    [
      [...headers, 'constructor'],
      [...aCase(), 'x'],
    ],
    { mapping: {} },
  );
  expect(reading.layout?.columns.at(-1)).toMatchObject({ header: 'constructor', field: null, by: null });
});

test('serial numbers of a sheet that counts from 1904 are its own days', () => {
  const [row] = dataRows(
    readGrid([headers, aCase({ 排查日期: 44_588, 化解日期: 44_590 })], { is1904: true }),
  );
  expect(row).toMatchObject({ record: { reported_on: '2026-01-28', closed_on: '2026-01-30' } });
});

test.each([
  ['当事人姓名及联系电话', 'parties'],
  ['被申请人及联系电话', 'respondent'],
  ['化解责任人及电话', 'mediators'],
  ['包案领导电话', null],
  ['调解员联系方式', null],
  ['履行期限', null],
  ['司法确认时间', null],
  ['协议内容', null],
  ['处理时间', 'closed_on'],
  ['协议书编号', 'case_number'],
  ['主要诉求', 'summary'],
])('the header %s means %s', (header, field) => {
  expect(headerField(header)).toBe(field);
});
