import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identityCheckDigit } from '../party/identity-number.ts';
import type { RegisterCell, RegisterContext, RegisterReading, RowReading } from './register.reading.ts';
import { readRegister, registerSheetScore } from './register.ts';

const villages = [
  { code: '201', name: '柳溪村' },
  { code: '202', name: '石桥岭村' },
  { code: '214', name: '新月社区' },
];
const read = (
  cells: readonly (readonly RegisterCell[])[],
  more: Partial<RegisterContext> = {},
): RegisterReading => readRegister(cells, { villages, today: '2026-11-23', townshipName: '月山镇', ...more });

const headers = [
  '序号',
  '排查日期',
  '村(社区)',
  '纠纷类型',
  '当事人',
  '纠纷简要情况',
  '涉及金额(元)',
  '办理结果',
  '化解日期',
  '备注',
];
const aCase = (over: Readonly<Record<string, RegisterCell>> = {}): readonly RegisterCell[] => {
  const usual: Readonly<Record<string, RegisterCell>> = {
    序号: 1,
    排查日期: '2026-3-5',
    '村(社区)': '柳溪村',
    纠纷类型: '邻里纠纷',
    当事人: '张三与李四',
    纠纷简要情况: '因排水发生争执。',
    办理结果: '调解成功',
    化解日期: '2026-3-9',
  };
  return headers.map((header) => over[header] ?? (header in over ? null : (usual[header] ?? null)));
};
const dataRows = ({ rows }: RegisterReading) => rows.flatMap((row) => (row.kind === 'data' ? [row] : []));
const codes = (row: RowReading | undefined) => row?.messages.map((message) => message.code) ?? [];
const fieldsOf = ({ layout }: RegisterReading) =>
  Object.fromEntries((layout?.columns ?? []).map((column) => [column.header, column.field]));

describe('another township’s register', () => {
  const reading = read(
    [
      [
        '编号',
        '案由',
        '申请人',
        '被申请人',
        '身份证号',
        '联系方式',
        '发生地',
        '受理时间',
        '调解结果',
        '协议金额（万元）',
        '涉案金额(万元)',
        '调解日期',
        '是否司法确认',
        '性别',
        '人民调解员',
        '事实经过',
      ],
      [
        '1',
        '民间借贷纠纷',
        '张三',
        '李四、王五',
        '110105194912310021',
        '0391-8681234',
        '柳溪村委会',
        '3.5',
        '调解成功',
        '2',
        '3.5',
        '3.20',
        '是',
        '男',
        '韩立新 崔玉兰',
        '借钱不还',
      ],
      [
        '2',
        '邻里',
        '张　三',
        '某某公司',
        '',
        '13800000101 13800000102',
        '石桥岭村',
        '2026年3月12日',
        '正在调解',
        '',
        '约2',
        '',
        '',
        '',
        '',
        '排水',
      ],
      [
        '3',
        '物业服务合同',
        '赵六',
        '阳光物业',
        '',
        '',
        '新月社区',
        '20260401',
        '终止调解',
        '/',
        '100000元',
        '2026/4/9',
        '否',
        '',
        '',
        '漏水',
      ],
    ],
    { sheetName: '2026年度' },
  ); // prettier-ignore
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
    expect(codes(first)).toContain('ID_NUMBER_INVALID');
    expect(JSON.stringify(reading)).not.toContain('110105194912310021');
  });
});

describe('a header over several rows', () => {
  const top = [
    '序\n号',
    '登记\n时间',
    '所属村\n（社区）',
    '当事人基本情况',
    null,
    null,
    '纠纷\n类别',
    '主要\n事实',
    '化解情况',
    null,
    null,
    '备注',
  ];
  const below = [
    null,
    null,
    null,
    '姓名',
    '性别',
    '身份证号码',
    null,
    null,
    '责任人',
    '办结时间',
    '结果',
    null,
  ];
  const numbered = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
  const row = [
    '1',
    '1月5日',
    '柳溪村',
    '甲某与乙某',
    '男',
    null,
    '宅基地',
    '占地',
    '张工',
    '1月20日',
    '已化解',
    null,
  ];
  const above = [
    ['附件2'],
    ['月山镇人民调解案件登记表（2026年）'],
    ['填报单位：月山镇', null, null, null, '单位：万元'],
  ];
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
  }; // prettier-ignore

  test('is put together without knowing the merged cells, as in a text table', () => {
    const reading = read([...above, top, below, row]);
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
    expect(fieldsOf(read([...above, top, below, row], { merges: [...across, ...down] }))).toEqual(fields);
  });

  test('may count its columns in a row of numbers', () => {
    expect(read([...above, top, below, numbered, row]).layout).toMatchObject({
      headerRows: 3,
      firstDataRow: 7,
    });
  });

  test('repeated on the next printed page is skipped', () => {
    const second = row.map((cell, index) => (index === 7 ? '另一件事' : cell));
    const { rows } = read([
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
    expect(fieldsOf(read(cells)).甲栏).toBeNull();
    for (const mapping of [{ 甲栏: 'summary' }, { '0': 'summary' }] as const) {
      const reading = read(cells, { mapping });
      expect(reading.layout?.columns[0]).toMatchObject({ field: 'summary', by: 'saved' });
      expect(dataRows(reading)).toMatchObject([{ record: { summary: '因水沟争吵' } }]);
    }
  });

  test('can also take a field away', () => {
    const reading = read(cells, { mapping: { 结果: 'ignore' } });
    expect(reading.layout?.unmapped).toContain('结果');
    expect(reading.problems.map((problem) => problem.code)).toContain('COLUMN_MISSING');
  });

  test('includes the row of the header', () => {
    const reading = read([['说明', '无关'], ...cells], { headerRow: 2 });
    expect(reading.layout).toMatchObject({ headerRow: 2, firstDataRow: 3 });
  });
});

describe('a row that cannot become a case', () => {
  test.each<[string, Readonly<Record<string, RegisterCell>>, string]>([
    ['has no date', { 排查日期: null }, 'DATE_MISSING'],
    ['has an impossible date', { 排查日期: '2026-2-30' }, 'DATE_IMPOSSIBLE'],
    ['was closed before it was reported', { 化解日期: '2026-3-1' }, 'CLOSE_BEFORE_REPORT'],
    ['has no village', { '村(社区)': '' }, 'VILLAGE_MISSING'],
    ['has an unknown village', { '村(社区)': '东岗村' }, 'UNKNOWN_VILLAGE'],
    ['has no type', { 纠纷类型: '/' }, 'TYPE_MISSING'],
    ['has an unknown type', { 纠纷类型: '怪事' }, 'UNKNOWN_TYPE'],
    ['has an unknown result', { 办理结果: '不知道' }, 'UNKNOWN_STATUS'],
    ['has no result although it was closed', { 办理结果: '' }, 'STATUS_MISSING'],
    ['is open although it was closed', { 办理结果: '调解中' }, 'STATUS_CONTRADICTS'],
    ['has a negative amount', { '涉及金额(元)': -5 }, 'AMOUNT_NEGATIVE'],
    ['has a text beyond 4,000 characters', { 纠纷简要情况: '长'.repeat(4001) }, 'TEXT_TOO_LONG'],
    ['has a formula error in place of its date', { 排查日期: '#REF!' }, 'DATE_MISSING'],
  ])('because it %s is held and says so', (_why, over, code) => {
    const reading = read([headers, aCase(over)]);
    expect(reading.summary).toMatchObject({
      dataRows: 1,
      imported: 0,
      held: 1,
      heldRows: [{ row: 2, code }],
    });
    const [row] = dataRows(reading);
    expect(row?.messages.find((message) => message.severity === 'error')?.messageZh).toMatch(/^第2行：/);
  });

  test('because it repeats another is held, and one that tells the same case otherwise too', () => {
    const reading = read([headers, aCase(), aCase({ 序号: 2 }), aCase({ 序号: 3, 备注: '又报' })]);
    expect(reading.summary.heldRows).toEqual([
      { row: 3, code: 'DUPLICATE_ROW' },
      { row: 4, code: 'SAME_CASE_DIFFERS' },
    ]);
    expect(dataRows(reading)[1]?.messages).toMatchObject([{ otherRow: 2 }]);
  });

  test('because its number is merged with the row above is the second line of one case', () => {
    const reading = read([headers, aCase(), aCase({ 序号: null, 当事人: '王五' })], {
      merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    });
    expect(reading.summary.heldRows).toEqual([{ row: 3, code: 'CONTINUED_ROW' }]);
  });
});

describe('a row with a sensible reading', () => {
  test.each<[string, Readonly<Record<string, RegisterCell>>, string, object]>([
    [
      'of an empty result as open',
      { 办理结果: '', 化解日期: null },
      'STATUS_EMPTY_READ_OPEN',
      { status: 'open' },
    ],
    [
      'without a closing date',
      { 化解日期: null },
      'CLOSE_DATE_MISSING',
      { status: 'settled', closed_on: null },
    ],
    ['without parties', { 当事人: null }, 'PARTIES_MISSING', { parties: [] }],
    ['without a summary', { 纠纷简要情况: '—' }, 'SUMMARY_MISSING', { summary: null }],
    [
      'of an approximate amount',
      { '涉及金额(元)': '约3.5万' },
      'AMOUNT_APPROX',
      { amount_fen: 3_500_000, amount_approx: true },
    ],
    ['of an error value as empty', { 备注: '#N/A' }, 'CELL_ERROR_VALUE', { remark: null }],
    [
      'with an identity number in its text',
      { 纠纷简要情况: '张三，11010519491231002X，索赔' },
      'ID_NUMBER_IN_TEXT',
      { summary: '张三，110105********002X，索赔' },
    ],
  ])('%s is imported with a warning', (_what, over, code, record) => {
    const [row] = dataRows(read([headers, aCase(over)]));
    expect(row).toMatchObject({ result: 'imported', record });
    expect(row?.messages).toMatchObject([{ code, severity: 'warn', row: 2 }]);
  }); // prettier-ignore

  test('that says the same as above is read from the row above', () => {
    const reading = read([
      headers,
      aCase(),
      aCase({ '村(社区)': '同上', 排查日期: '〃', 当事人: '王五与赵六' }),
    ]);
    expect(dataRows(reading)[1]).toMatchObject({
      result: 'imported',
      record: { village_code: '201', reported_on: '2026-03-05' },
    });
    expect(codes(dataRows(reading)[1])).toEqual(['DITTO_READ', 'DITTO_READ']);
  });

  test('whose village is merged over several rows is read from the first, an amount is not', () => {
    const below = aCase({ 序号: 2, '村(社区)': null, 当事人: '王五与赵六' });
    const merges = [2, 6].map((column) => ({ top: 1, left: column, bottom: 2, right: column }));
    const [, row] = dataRows(read([headers, aCase({ '涉及金额(元)': 500 }), below], { merges }));
    expect(row).toMatchObject({ result: 'imported', record: { village_code: '201', amount_fen: null } });
    expect(codes(row)).toEqual(['MERGED_CELL_READ']);
  });

  test('with a bare no is open without a closing date and failed with one', () => {
    const yesNo = headers.map((header) => (header === '办理结果' ? '是否化解' : header));
    const cells = [
      yesNo,
      aCase({ 办理结果: '否' }),
      aCase({ 办理结果: '否', 化解日期: null, 当事人: '甲乙' }),
      aCase({ 办理结果: '是', 当事人: '丙丁' }),
    ];
    expect(dataRows(read(cells)).map((row) => row.record.status)).toEqual(['not_settled', 'open', 'settled']);
  });
});

describe('hostile text', () => {
  const dirty = "=cmd|'/C calc'!A0<script>alert(1)</script>\u200B\u0000郭家\u00A0水沟\uFEFF\u202E\uD800";

  test('is cleaned of what nobody sees and of markup, keeps its words and is marked', () => {
    const [row] = dataRows(read([headers, aCase({ 纠纷简要情况: dirty })]));
    expect(row).toMatchObject({
      result: 'imported',
      record: { summary: "=cmd|'/C calc'!A0alert(1)郭家 水沟" },
    });
    expect(codes(row)).toEqual(['TEXT_CLEANED', 'HTML_REMOVED', 'FORMULA_TEXT']);
  });

  test('of 3,000 characters is kept whole', () => {
    const long = '两家争吵。'.repeat(600);
    const [row] = dataRows(read([headers, aCase({ 纠纷简要情况: long })]));
    expect(row).toMatchObject({ result: 'imported', record: { summary: long }, messages: [] });
  });

  test('in every cell costs no more than a moment', () => {
    const nasty = [
      '与诉和、<a'.repeat(4000),
      '一二三四五'.repeat(790),
      '未'.repeat(3900),
      '((('.repeat(1300),
      '13800000101'.repeat(350),
    ];
    const cells = [headers, ...nasty.map((text) => headers.map(() => text))];
    const started = process.cpuUsage();
    expect(read(cells).summary).toMatchObject({ dataRows: nasty.length, held: nasty.length });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});

describe('rows that are no cases', () => {
  test('are told apart: empty forms, notes, signatures, subtotals', () => {
    const { rows, summary } = read([
      ['2026年台账'],
      headers,
      aCase({ '涉及金额(元)': 100 }),
      ['一、二季度'],
      aCase({ 当事人: '甲与乙', '涉及金额(元)': '约50' }),
      ['小计', null, null, null, null, null, 100],
      [3],
      [4, '', ' '],
      ['合计', null, null, null, '2件', null, 100, '已化解3件'],
      ['注：本表每周上报'],
      ['填表人：张三', null, null, '审核人：李四'],
    ]);
    expect(rows.map((row) => row.kind)).toEqual([
      'title',
      'header',
      'data',
      'note',
      'data',
      'totals',
      'empty',
      'empty',
      'totals',
      'note',
      'note',
    ]);
    expect(summary).toMatchObject({ dataRows: 2, imported: 2 });
    const differ = rows.flatMap((row) => row.messages).filter((message) => message.code === 'TOTALS_DIFFER');
    expect(differ.map(({ row, field, written, read: sum }) => [row, field, written, sum])).toEqual([
      [6, '涉及金额(元)', '100', '150'],
      [9, '涉及金额(元)', '100', '150'],
      [9, '办理结果', '已化解3件', '2'],
    ]);
    expect(differ[0]?.messageZh).toContain('差额来自未按数字填写的单元格');
  });

  test('a sheet that is empty, has only a header, or no header at all says so', () => {
    expect(read([]).problems).toMatchObject([{ code: 'SHEET_EMPTY', severity: 'error' }]);
    expect(read([[null, ''], []]).problems).toMatchObject([{ code: 'SHEET_EMPTY' }]);
    expect(read([headers]).problems).toMatchObject([{ code: 'NO_DATA_ROWS' }]);
    expect(
      read([
        ['a', 'b'],
        [1, 2],
      ]),
    ).toMatchObject({ layout: null, problems: [{ code: 'HEADER_NOT_FOUND' }] });
  });

  test('a register of one village without a column for it is read by its title', () => {
    const without = (row: readonly RegisterCell[]) => row.filter((_, index) => index !== 2);
    const reading = read([['月山镇柳溪村2026年矛盾纠纷台账'], without(headers), without(aCase())]);
    expect(dataRows(reading)).toMatchObject([{ result: 'imported', record: { village_code: '201' } }]);
    expect(reading.problems.map((problem) => problem.code)).toEqual(['VILLAGE_FROM_TITLE']);
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

describe('any grid of cells', () => {
  const idNumber = `41082219000101001${identityCheckDigit('41082219000101001')}`;
  const cell: fc.Arbitrary<RegisterCell> = fc.oneof(
    fc.constantFrom<RegisterCell>(
      ...headers,
      ...aCase(),
      null,
      '合计',
      '同上',
      '30日内',
      '约3.5万',
      '2026.3.5',
      46_055,
      idNumber,
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.double(),
    fc.boolean(),
    fc.record({ date: fc.constantFrom('2026-01-05', '1899-12-31', 'x', '') }),
  );
  const merge = fc.record({ top: fc.nat(12), left: fc.nat(12), bottom: fc.nat(12), right: fc.nat(12) });

  test('is read without throwing, row by row, into plain data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 10 }),
        fc.array(merge, { maxLength: 3 }),
        (rows, merges) => {
          for (const grid of [rows, [headers, ...rows]]) {
            const reading = read(grid, { merges });
            expect(reading.rows.map((row) => row.row)).toEqual(reading.rows.map((_, index) => index + 1));
            expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
            expect(reading.summary.imported + reading.summary.held).toBe(reading.summary.dataRows);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('never repeats an identity number outside its own field', () => {
    for (const [index, header] of headers.entries()) {
      for (const written of [
        idNumber,
        `${idNumber}号`,
        Number(idNumber),
        idNumber.replace(/(.{6})(.{8})/, '$1 $2 '),
      ]) {
        const row = aCase({ [header]: written });
        const { rows } = read([headers, row, row]);
        const said = JSON.stringify(
          rows.map((one) =>
            'record' in one ? [one.messages, { ...one.record, id_numbers: [] }] : one.messages,
          ),
        );
        expect([index, said.replace(/[ -]/g, '').includes(idNumber.slice(8))]).toEqual([index, false]);
      }
    }
  });

  test('holds every row that has an error and imports every other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { maxLength: 6 }), (rows) => {
        for (const row of dataRows(read([headers, ...rows]))) {
          expect(row.result === 'held').toBe(row.messages.some((message) => message.severity === 'error'));
        }
      }),
      { numRuns: 200 },
    );
  });
});
