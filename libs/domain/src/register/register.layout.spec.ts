import { describe, expect, test } from '@jest/globals';
import {
  aCase,
  codesOf,
  dataRows,
  fieldsOf,
  headers,
  readGrid,
} from '../../../../test/support/a-register.ts';
import { registerSheetScore } from './register.ts';

describe('another township’s register', () => {
  // biome-ignore format: a line for each row
  const cells = [
    ['编号', '案由', '申请人', '被申请人', '身份证号', '联系方式', '发生地', '受理时间', '调解结果', '协议金额（万元）', '涉案金额(万元)', '调解日期', '是否司法确认', '性别', '人民调解员', '事实经过'],
    ['1', '民间借贷纠纷', '张三', '李四、王五', '110105194912310021', '0391-8681234', '柳溪村委会', '3.5', '调解成功', '2', '3.5', '3.20', '是', '男', '韩立新 崔玉兰', '借钱不还'],
    ['2', '邻里', '张　三', '某某公司', '', '13800000101 13800000102', '石桥岭村', '2026年3月12日', '正在调解', '', '约2', '', '', '', '', '排水'],
    ['3', '物业服务合同', '赵六', '阳光物业', '', '', '新月社区', '20260401', '终止调解', '/', '100000元', '2026/4/9', '否', '', '', '漏水'],
  ];
  const reading = readGrid(cells, { sheetName: '2026年度' });
  const [first, second, third] = dataRows(reading);

  test('with other headers in another order and no title is understood', () => {
    expect(fieldsOf(reading)).toEqual({
      编号: 'case_number',
      案由: 'type',
      申请人: 'applicant',
      被申请人: 'respondent',
      身份证号: 'id_numbers',
      联系方式: 'phones',
      发生地: 'village',
      受理时间: 'reported_on',
      调解结果: 'status',
      '协议金额（万元）': 'agreed_amount',
      '涉案金额(万元)': 'amount',
      调解日期: 'mediated_on',
      是否司法确认: 'confirmation',
      性别: null,
      人民调解员: 'mediators',
      事实经过: 'summary',
    });
    expect(reading.layout).toMatchObject({ titleRow: null, headerRow: 1, year: 2026, unmapped: ['性别'] });
    expect(reading.problems.map((problem) => problem.code)).toEqual([
      'COLUMN_STANDS_IN',
      'COLUMN_BY_CONTENT',
    ]);
  });

  test('gives amounts in yuan, sides from their columns, and the year of the sheet', () => {
    expect(first).toMatchObject({
      result: 'imported',
      record: {
        reported_on: '2026-03-05',
        type_code: 'CON',
        parties: [
          { name: '张三', side: 'A' },
          { name: '李四', side: 'B' },
          { name: '王五', side: 'B' },
        ],
        amount_fen: 3_500_000,
        agreed_amount_fen: 2_000_000,
        mediators: ['韩立新', '崔玉兰'],
        case_number: '1',
        closed_on: '2026-03-20',
        agreement: 'confirmed',
        other: [{ header: '性别', text: '男' }],
      },
    });
    expect(second).toMatchObject({
      result: 'imported',
      record: { status: 'open', amount_fen: 2_000_000, amount_approx: true },
    });
    expect(third).toMatchObject({
      record: { status: 'not_settled', amount_fen: 10_000_000, closed_on: '2026-04-09' },
    });
  });

  test('keeps a wrong identity number out of record and messages', () => {
    expect(codesOf(first)).toContain('ID_NUMBER_INVALID');
    expect(JSON.stringify(reading)).not.toContain('110105194912310021');
  });
});

describe('a header over several rows', () => {
  // biome-ignore format: a line for each row
  const [above, top, below, numbered, row] = [
    [['附件2'], ['月山镇人民调解案件登记表（2026年）'], ['填报单位：月山镇', null, null, null, '单位：万元']],
    ['序\n号', '登记\n时间', '所属村\n（社区）', '当事人基本情况', null, null, '纠纷\n类别', '主要\n事实', '化解情况', null, null, '备注'],
    [null, null, null, '姓名', '性别', '身份证号码', null, null, '责任人', '办结时间', '结果', null],
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
    ['1', '1月5日', '柳溪村', '甲某与乙某', '男', null, '宅基地', '占地', '张工', '1月20日', '已化解', null],
  ] as const;
  const fields = {
    序号: 'seq',
    登记时间: 'reported_on',
    '所属村（社区）': 'village',
    '当事人基本情况/姓名': 'parties',
    '当事人基本情况/性别': null,
    '当事人基本情况/身份证号码': 'id_numbers',
    纠纷类别: 'type',
    主要事实: 'summary',
    '化解情况/责任人': 'mediators',
    '化解情况/办结时间': 'closed_on',
    '化解情况/结果': 'status',
    备注: 'remark',
  };

  test('is put together without knowing the merged cells, as in a text table', () => {
    const reading = readGrid([...above, top, below, row]);
    expect(fieldsOf(reading)).toEqual(fields);
    expect(reading.layout).toMatchObject({
      titleRow: 2,
      metaRow: 3,
      headerRow: 4,
      headerRows: 2,
      firstDataRow: 6,
    });
    expect(dataRows(reading)).toMatchObject([
      { row: 6, result: 'imported', record: { closed_on: '2026-01-20', status: 'settled' } },
    ]);
  });

  test('is put together from its merged cells', () => {
    const across = [
      { top: 3, left: 3, bottom: 3, right: 5 },
      { top: 3, left: 8, bottom: 3, right: 10 },
    ];
    const down = [0, 1, 2, 6, 7, 11].map((column) => ({ top: 3, left: column, bottom: 4, right: column }));
    expect(fieldsOf(readGrid([...above, top, below, row], { merges: [...across, ...down] }))).toEqual(fields);
  });

  test('may count its columns in a row of numbers', () => {
    expect(readGrid([...above, top, below, numbered, row]).layout).toMatchObject({
      headerRows: 3,
      firstDataRow: 7,
    });
  });

  test('repeated on the next printed page is skipped', () => {
    const second = row.map((cell, index) => (index === 7 ? '另一件事' : cell));
    const { rows } = readGrid([
      ...above,
      top,
      below,
      row,
      top.map((cell) => cell?.replace('\n', '') ?? null),
      below,
      second,
    ]);
    expect(rows.map((one) => one.kind)).toEqual([
      'meta',
      'title',
      'meta',
      'header',
      'header',
      'data',
      'header',
      'header',
      'data',
    ]);
  });
});

describe('what a person decided about columns', () => {
  const cells = [
    ['甲栏', '排查日期', '村', '类型', '结果', '当事人'],
    ['因水沟争吵', '2026-3-5', '柳溪村', '邻里', '已化解', '张三与李四'],
  ];

  test('is found again by header or by index', () => {
    expect(fieldsOf(readGrid(cells)).甲栏).toBeNull();
    for (const mapping of [{ 甲栏: 'summary' }, { '0': 'summary' }] as const) {
      const reading = readGrid(cells, { mapping });
      expect(reading.layout?.columns[0]).toMatchObject({ field: 'summary', by: 'saved' });
      expect(dataRows(reading)).toMatchObject([{ record: { summary: '因水沟争吵' } }]);
    }
  });

  test('can also take a field away', () => {
    const reading = readGrid(cells, { mapping: { 结果: 'ignore' } });
    expect(reading.layout?.unmapped).toContain('结果');
    expect(reading.problems.map((problem) => problem.code)).toContain('COLUMN_MISSING');
  });

  test('includes the row of the header', () => {
    const reading = readGrid([['说明', '无关'], ...cells], { headerRow: 2 });
    expect(reading.layout).toMatchObject({ headerRow: 2, firstDataRow: 3 });
  });
});

test('of several sheets the register has the highest score', () => {
  expect(
    registerSheetScore([
      ['代码', '名称'],
      ['1', '柳溪村'],
    ]),
  ).toBe(0);
  expect(registerSheetScore([['2026年台账'], headers, aCase()])).toBe(headers.length);
});
