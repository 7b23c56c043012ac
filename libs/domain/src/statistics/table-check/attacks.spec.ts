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
