import { describe, expect, test } from '@jest/globals';
import { aCase, codesOf, dataRows, headers, readGrid } from '../../../../test/support/a-register.ts';
import type { RegisterCell } from './register.reading.ts';

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
    const reading = readGrid([headers, aCase(over)]);
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
    const reading = readGrid([headers, aCase(), aCase({ 序号: 2 }), aCase({ 序号: 3, 备注: '又报' })]);
    expect(reading.summary.heldRows).toEqual([
      { row: 3, code: 'DUPLICATE_ROW' },
      { row: 4, code: 'SAME_CASE_DIFFERS' },
    ]);
    expect(dataRows(reading)[1]?.messages).toMatchObject([{ otherRow: 2 }]);
  });

  test('because its number is merged with the row above is the second line of one case', () => {
    const reading = readGrid([headers, aCase(), aCase({ 序号: null, 当事人: '王五' })], {
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
    const [row] = dataRows(readGrid([headers, aCase(over)]));
    expect(row).toMatchObject({ result: 'imported', record });
    expect(row?.messages).toMatchObject([{ code, severity: 'warn', row: 2 }]);
  });

  test('that says the same as above is read from the row above', () => {
    const reading = readGrid([
      headers,
      aCase(),
      aCase({ '村(社区)': '同上', 排查日期: '〃', 当事人: '王五与赵六' }),
    ]);
    expect(dataRows(reading)[1]).toMatchObject({
      result: 'imported',
      record: { village_code: '201', reported_on: '2026-03-05' },
    });
    expect(codesOf(dataRows(reading)[1])).toEqual(['DITTO_READ', 'DITTO_READ']);
  });

  test('whose village is merged over several rows is read from the first, an amount is not', () => {
    const below = aCase({ 序号: 2, '村(社区)': null, 当事人: '王五与赵六' });
    const merges = [2, 6].map((column) => ({ top: 1, left: column, bottom: 2, right: column }));
    const [, row] = dataRows(readGrid([headers, aCase({ '涉及金额(元)': 500 }), below], { merges }));
    expect(row).toMatchObject({ result: 'imported', record: { village_code: '201', amount_fen: null } });
    expect(codesOf(row)).toEqual(['MERGED_CELL_READ']);
  });

  test('with a bare no is open without a closing date and failed with one', () => {
    const yesNo = headers.map((header) => (header === '办理结果' ? '是否化解' : header));
    const cells = [
      yesNo,
      aCase({ 办理结果: '否' }),
      aCase({ 办理结果: '否', 化解日期: null, 当事人: '甲乙' }),
      aCase({ 办理结果: '是', 当事人: '丙丁' }),
    ];
    expect(dataRows(readGrid(cells)).map((row) => row.record.status)).toEqual([
      'not_settled',
      'open',
      'settled',
    ]);
  });
});

describe('rows that are no cases', () => {
  test('are told apart: empty forms, notes, signatures, subtotals', () => {
    const { rows, summary } = readGrid([
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
    expect(readGrid([]).problems).toMatchObject([{ code: 'SHEET_EMPTY', severity: 'error' }]);
    expect(readGrid([[null, ''], []]).problems).toMatchObject([{ code: 'SHEET_EMPTY' }]);
    expect(readGrid([headers]).problems).toMatchObject([{ code: 'NO_DATA_ROWS' }]);
    expect(
      readGrid([
        ['a', 'b'],
        [1, 2],
      ]),
    ).toMatchObject({ layout: null, problems: [{ code: 'HEADER_NOT_FOUND' }] });
  });

  test('a register of one village without a column for it is read by its title', () => {
    const without = (row: readonly RegisterCell[]) => row.filter((_, index) => index !== 2);
    const reading = readGrid([['月山镇柳溪村2026年矛盾纠纷台账'], without(headers), without(aCase())]);
    expect(dataRows(reading)).toMatchObject([{ result: 'imported', record: { village_code: '201' } }]);
    expect(reading.problems.map((problem) => problem.code)).toEqual(['VILLAGE_FROM_TITLE']);
  });
});
