import { describe, expect, test } from '@jest/globals';
import { checkGrid, checkText } from './table-check.ts';

const english =
  'Type\tAccepted\tSettled\tRate\nNeighbour\t10\t9\t80%\nFamily\t5\t5\t100%\nTotal\t16\t14\t93.3%';

const of = (text: string, check: string) =>
  checkText(text).findings.filter((finding) => finding.check === check);

describe('a column is held against another only where both are understood', () => {
  test('English heads are read: a sum that is off, and two rates', () => {
    const contradictions = checkText(english).findings.filter(({ severity }) => severity === 'contradiction');
    expect(contradictions.map(({ check }) => check)).toEqual([
      'parts-differ-from-total',
      'rate-differs',
      'rate-differs',
    ]);
    expect(contradictions.map(({ en }) => en)).toEqual([
      expect.stringMatching(/15.*16/),
      expect.stringMatching(/9.*10.*90%/),
      expect.stringMatching(/14.*16.*87\.5%/),
    ]);
  });

  test('open, closed, subtotal and success rate are words of the field too', () => {
    const table =
      'Village\tCases accepted\tClosed\tOpen\tClosing rate\nA\t10\t8\t3\t80%\nTotal\t10\t8\t3\t80%';
    expect(of(table, 'stock-differs')).toHaveLength(2);
  });

  test('unknown heads count different things, each held against its own total only', () => {
    const table = '类型\t甲项\t乙项\t丙项\n邻里\t10\t9\t80%\n婚姻\t5\t5\t100%\n合计\t15\t14\t93.3%';
    expect(checkText(table).findings.map(({ check }) => check)).toEqual(['not-understood']);
    expect(of(table.replace('合计\t15', '合计\t16'), 'parts-differ-from-total')).toHaveLength(1);
  });

  test('villages that are columns without a total are no second value of one figure', () => {
    expect(of('项目\t柳溪\t石桥\n受理\t10\t9\n调解成功\t9\t9', 'stated-twice')).toEqual([]);
    const mixed = checkGrid([
      ['类型', '受理（新系统）', '受理（旧系统）'],
      ['邻里', 10, 9],
      ['婚姻', 5, 5],
      ['合计', 15, 14],
    ]);
    expect(mixed.counts.contradiction).toBe(0);
  });

  test('rates of villages are no shares; a whole outside its parts is named', () => {
    const findings = checkText('成功率：甲村90%，乙村80%，全镇95%。').findings;
    expect(findings.map(({ check }) => check)).not.toContain('shares-differ');
    expect(findings[0]).toMatchObject({
      check: 'rate-differs',
      severity: 'warning',
      zh: expect.stringMatching(/95%.*80%—90%/),
    });
    expect(of('成功率：甲村90%，乙村80%，全镇85%。', 'rate-differs')).toEqual([]);
  });
});

describe('nothing impossible is recommended', () => {
  test('settled beyond accepted: the counts contradict each other, and no rate is right', () => {
    const [found] = of('受理100件，调解成功110件，成功率110%。', 'rate-out-of-range');
    expect(found?.zh).toMatch(/调解成功110件多于受理100件/);
    expect(found?.zh).not.toContain('应为');
    expect(found?.en).not.toContain('would be right');
    const [other] = of('受理100件，调解成功110件，成功率90%。', 'rate-differs');
    expect(other?.zh).not.toContain('应为');
  });

  test('a sentence that refuses screenings below a rate divides by none itself', () => {
    const findings = of('排查500次，化解500件，化解率100%。', 'screenings-as-cases');
    expect(findings).not.toEqual([]);
    for (const { zh, en } of findings) {
      expect(zh).not.toContain('应为');
      expect(en).not.toContain('would be right');
    }
    expect(of('排查500次，化解500件，化解率130%。', 'rate-out-of-range')[0]?.zh).not.toContain('应为');
  });

  test('a part beyond its whole has no share', () => {
    const [found] = of('受理100件，其中婚姻家庭110件，占90%。', 'rate-differs');
    expect(found?.zh).toMatch(/110件多于.*100件/);
    expect(found?.zh).not.toContain('应为');
  });
});

describe('what a table or a sentence says twice, in parts, or about', () => {
  const rows = (second: number, total: number) =>
    `类型\t受理\t调解成功\t成功率\n邻里\t10\t9\t90%\n婚姻\t15\t15\t100%\n邻里\t${second}\t${second}\t100%\n合计\t${total}\t${total - 1}`;
  const found = (text: string) =>
    checkText(text).findings.flatMap(({ check, severity }) => (severity === 'note' ? [] : [check]));

  test('two rows of one name with different numbers are named, and each keeps its own rate', () => {
    expect(found(rows(17, 42))).toEqual(['stated-twice', 'stated-twice', 'stated-twice']);
    expect(of(rows(17, 42), 'stated-twice')[0]).toMatchObject({
      severity: 'contradiction',
      zh: expect.stringMatching(/两行同名.*邻里受理10.*17/),
    });
    expect(found(rows(17, 45))).toContain('parts-differ-from-total');
  });

  test('a row that was copied is a warning, with or without it in the total', () => {
    const table = '类型\t受理\n邻里\t10\n婚姻\t5\n邻里\t10\n合计\t';
    for (const total of [15, 25]) {
      const findings = checkText(table + total).findings;
      expect(findings.map(({ check, severity }) => [check, severity])).toEqual([['stated-twice', 'warning']]);
    }
    expect(found(`${table}30`)).toEqual(['parts-differ-from-total', 'stated-twice']);
  });

  test.each([
    ['一季度受理38件，二季度40件，上半年80件。', ['periods-differ-from-total']],
    ['全年受理118件，其中一季度38件，二季度40件，三季度30件，四季度10件。', []],
    ['上半年受理38件，其中1月5件、2月6件，调解成功37件，成功率97.4%。', []],
    ['1月受理10件，调解成功9件，2月受理10件，调解成功8件。', []],
    ['成功率：1月90%，2月80%。全年调解成功率85%。', []],
    ['受理100件，1月90%，2月80%。', []],
  ])('periods of a sentence: %s', (text, checks) => {
    expect(found(text)).toEqual(checks);
  });

  test('about allows a tenth; a number of thirty digits is not understood', () => {
    expect(found('受理约100件，其中邻里60件、婚姻55件。')).toEqual(['parts-differ-from-total']);
    expect(found('受理约100件，其中邻里60件、婚姻45件。')).toEqual([]);
    const [slip] = checkText(`受理${'9'.repeat(30)}件，调解成功10件。`).findings;
    expect(slip).toMatchObject({ check: 'not-understood', severity: 'note' });
  });

  test('a rate said to be of the screenings is refused with what belongs below it', () => {
    const [refused] = of('排查500次，受理100件，化解100件，化解率为排查数的100%。', 'screenings-as-cases');
    expect(refused).toMatchObject({
      severity: 'contradiction',
      zh: expect.stringMatching(/500次.*受理100件为分母/),
    });
  });

  test.each([
    '预算合计100%：宣传40%，调解30%，培训40%。',
    '今年预算：宣传40%、补贴30%、培训40%，合计110%。',
    '分担方案：长子承担40%，次子承担30%，女儿承担40%。',
    '项目\t占比\n宣传\t40%\n调解\t30%\n培训\t40%\n合计\t100%',
    '项目\t金额（元）\t占比\n宣传\t4000\t40%\n调解\t3000\t30%\n培训\t4000\t40%\n合计\t11000\t100%',
  ])('shares of a budget or a plan make 100 %%, not 110 %%: %s', (text) => {
    expect(of(text, 'shares-differ')).toMatchObject([
      { severity: 'contradiction', zh: expect.stringMatching(/40%＋30%＋40%.*110%/) },
    ]);
    const right = text.replace('培训40', '培训30').replace('培训\t40%', '培训\t30%').replace('110%', '100%');
    expect(
      of(
        right.replace('女儿承担40', '女儿承担30').replace('4000\t40%\n合', '4000\t30%\n合'),
        'shares-differ',
      ),
    ).toEqual([]);
  });

  test('a total of all shares is the share of no part', () => {
    expect(found('受理300件，其中婚姻家庭200件，占66.7%，邻里100件，占33.3%，占比合计100%。')).toEqual([]);
  });
});
