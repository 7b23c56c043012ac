import { describe, expect, test } from '@jest/globals';
import { aCase, headers, readGrid } from '../../../../test/support/a-register.ts';
import type { RegisterCell, RegisterReading } from './register.reading.ts';

/** Three settled cases of neighbours, one of a family not settled, one open. */
const five = [
  ...['一', '二', '三'].map((summary) => aCase({ 纠纷简要情况: summary })),
  aCase({ 纠纷简要情况: '四', 纠纷类型: '婚姻家庭', 办理结果: '调解不成' }),
  aCase({ 纠纷简要情况: '五', 办理结果: '调解中', 化解日期: null }),
];
const read = (above: readonly RegisterCell[][], below: readonly RegisterCell[][]) =>
  readGrid([['2026年台账'], ...above, headers, ...five, ...below]);
const said = ({ rows }: RegisterReading): readonly string[] =>
  rows
    .flatMap(({ messages }) => messages.filter(({ severity }) => severity !== 'info'))
    .map(({ messageZh }) => messageZh);

describe('figures that a register prints', () => {
  test.each([
    ['above', [['共受理5件，调解成功3件，调解不成1件，在办1件。']], []],
    ['below', [], [['注：2026年受理5件，其中邻里纠纷4件、婚姻家庭1件；调解成功率75.0%。']]],
    [
      'in the row of totals',
      [],
      [['合计', '5件', null, null, null, null, null, '调解成功3件、调解不成1件', '已化解3件']],
    ],
    ['of last year', [], [['去年同期受理8件，调解成功7件。']]],
    ['of one month', [], [['三月份受理2件。']]],
    ['of no case', [], [['注：1.本表由各村（社区）填写；2.联系电话0391-6660000；3.柳溪村2组3号。']]],
    ['by another way of dividing', [], [['成功率60%']]],
  ])('and that its rows give are taken without a word: %s', (_, above, below) => {
    expect(said(read(above, below))).toEqual([]);
  });

  test('are each named where the rows give another number', () => {
    const reading = read(
      [['共受理6件，调解成功4件，调解不成1件，在办1件。']],
      [['邻里纠纷3件，调解成功率98.0%']],
    );
    expect(said(reading)).toEqual([
      expect.stringMatching(/^第2行：.*“共受理”为6，与逐行读数5件（全部5行）不一致/),
      expect.stringMatching(/^第2行：.*“调解成功”为4，与逐行读数3件/),
      expect.stringMatching(/^第9行：.*“邻里纠纷”为3，与逐行读数4件/),
      expect.stringMatching(/^第9行：.*98\.0%.*3÷4＝75\.0%、.*3÷5＝60\.0%/),
    ]);
  });

  test('are held against each other as well', () => {
    const [first, ...others] = said(read([], [['受理5件，调解成功3件，成功率59.9%。']]));
    expect(first).toMatch(/^第8行：/);
    expect(others).toEqual([expect.stringContaining('59.9%')]);
  });
});

describe('a row that contradicts itself', () => {
  const more = [...headers, '发生日期', '受理日期', '调解日期', '是否签订协议', '履行情况'];
  const row = (over: Readonly<Record<string, RegisterCell>>) =>
    more.map((header, at) => over[header] ?? aCase(over)[at] ?? null);
  const codes = (over: Readonly<Record<string, RegisterCell>>) =>
    readGrid([['2026年台账'], more, row(over)]).rows[2]?.messages.map(({ code }) => code);

  test.each([
    ['is reported before it happened', { 发生日期: '2026-3-6' }, ['REPORT_BEFORE_OCCURRENCE']],
    ['is accepted before it is reported', { 受理日期: '2026-3-4' }, ['ACCEPTANCE_BEFORE_REPORT']],
    [
      'is mediated before it is accepted',
      { 受理日期: '2026-3-7', 调解日期: '2026-3-6' },
      ['MEDIATION_BEFORE_ACCEPTANCE'],
    ],
    ['is closed before it is accepted', { 受理日期: '2026-3-10' }, ['CLOSE_BEFORE_ACCEPTANCE']],
    ['is closed before it is mediated', { 调解日期: '2026-3-10' }, ['CLOSE_BEFORE_MEDIATION']],
    [
      'is performed and not settled',
      { 办理结果: '调解不成', 履行情况: '已履行' },
      ['PERFORMANCE_WITHOUT_SETTLEMENT'],
    ],
    [
      'is being performed without an agreement',
      { 是否签订协议: '否', 履行情况: '部分履行' },
      ['PERFORMANCE_WITHOUT_AGREEMENT'],
    ],
    ['is kept at once without a paper', { 是否签订协议: '否', 履行情况: '已履行' }, []],
    [
      'is in order',
      {
        发生日期: '2026-3-1',
        受理日期: '2026-3-5',
        调解日期: '2026-3-9',
        是否签订协议: '是',
        履行情况: '部分履行',
      },
      [],
    ],
  ])('%s: it is said, and the case goes in', (_, over, expected) => {
    expect(codes(over)).toEqual(expected);
  });
});
