import { describe, expect, test } from '@jest/globals';
import { checkTable, checkText, type TableCheck } from './table-check.ts';

/** A table as "wording number" pairs, in the order in which it is printed. */
const listed = (table: Readonly<Record<string, string | number>>): TableCheck =>
  checkTable(Object.entries(table).map(([wording, value]) => ({ wording, value })));
const said = ({ findings }: TableCheck): readonly string[] =>
  findings.map(({ severity, check }) => `${severity} ${check}`);

const t2 = {
  受理: 5935,
  调解: 5935,
  调解成功: 5894,
  调解不成: 41,
  调解成功率: '99.3%',
  婚姻家庭: 646,
  邻里: 1670,
  房屋宅基地: 224,
  损害赔偿: 446,
  合同: 122,
  山林土地: 1408,
  征地拆迁: 317,
  劳动争议: 45,
  计划生育: 13,
  村务管理: 99,
  环境污染: 18,
  道路交通: 48,
  医疗: 28,
  物业: 2,
  其他: 849,
};

describe('the published tables', () => {
  test('T2, a county of 5,935 cases by fifteen types, agrees with itself', () => {
    const check = listed(t2);
    expect(check.findings).toEqual([]);
    expect(check.figures.every(({ meaning }) => meaning !== null)).toBe(true);
  });

  test.each(Object.keys(t2))('T2 with one more under %s does not', (wording) => {
    const wrong = {
      ...t2,
      [wording]: wording === '调解成功率' ? '99.4%' : Number(t2[wording as keyof typeof t2]) + 1,
    };
    const { contradiction, warning } = listed(wrong).counts;
    // One more accepted than mediated may be open; that it is not listed is a warning.
    expect(wording === '受理' ? warning : contradiction).toBeGreaterThan(0);
  });

  test('T6, five townships, adds up; its 100 % stands alone', () => {
    const check = listed({ 受理: 28, 婚姻家庭: 4, 道路交通: 1, 医疗: 1, 邻里: 22, 成功率: '100%' });
    expect(said(check)).toEqual(['note rate-not-checkable']);
    expect(listed({ 受理: 28, 婚姻家庭: 4, 道路交通: 1, 医疗: 1, 邻里: 21 }).findings[0]).toMatchObject({
      check: 'parts-differ-from-total',
      zh: expect.stringMatching(/27.*28/),
    });
  });

  test.each([
    [
      'as a list',
      () =>
        listed({
          受理: 38,
          镇调委会受理: 14,
          村调委会受理: 24,
          调解成功: 37,
          正在调解: 1,
          调解成功率: '97.4%',
        }),
    ],
    [
      'as a sentence',
      () =>
        checkText(
          '一季度全镇受理纠纷38件，其中镇级14件，村级24件；调解成功37件，1件正在调解，调解成功率97.4%。',
        ),
    ],
    ['as a table', () => checkText('受理\t调解成功\t在办\t调解成功率\n38\t37\t1\t97.4%')],
  ])('T7 counts its open case as a failure, and is told so: %s', (_, check) => {
    const { findings, counts } = check();
    expect(counts.contradiction).toBe(0);
    expect(findings[0]).toMatchObject({
      check: 'open-counted-as-failure',
      severity: 'warning',
      zh: expect.stringMatching(
        /97\.4%.*37.*÷.*受理38.*在办1件?算作了失败.*已结37件?中成功37件?，应为100\.0%，另列在办1/,
      ),
      en: expect.stringMatching(/97\.4%.*37 ÷ accepted .*38.*counts 1 open as failed.*100\.0%.*1 open/),
    });
  });

  test.each([
    [
      'as a sentence',
      '共排查矛盾纠纷96起，化解91起，占94.8%，未化解5起，占5.2%；交办12起，化解9起，占75%，未化解3起，占25%。',
    ],
    [
      'as a table',
      '项目\t总数\t化解\t化解率\t未化解\t占比\n排查\t96\t91\t94.8%\t5\t5.2%\n交办\t12\t9\t75%\t3\t25%',
    ],
  ])('T8, 96 found and 12 assigned, agrees with itself %s', (_, text) => {
    const check = checkText(text);
    expect(check.counts).toMatchObject({ contradiction: 0, warning: 0 });
    expect(checkText(text.replace('94.8', '94.7')).counts.contradiction).toBeGreaterThan(0);
    expect(checkText(text.replace('5.2', '5.3')).counts.contradiction).toBeGreaterThan(0);
  });

  test('T10, 490 occurred and handled, 473 settled, 96.5 %, agrees', () => {
    const check = listed({ 发生: '490件', 调处: '490件', 调解成功: '473件', 成功率: '96.5%' });
    expect(check.findings).toEqual([]);
  });

  test('T12, 528 accepted, 503 settled, 95.3 %, agrees', () => {
    expect(listed({ 受理: 528, 调解成功: 503, 调解成功率: '95.3%' }).findings).toEqual([]);
  });
});

describe('the published errors', () => {
  test('N3: 193 of 195 is 99.0 %, not the truncated 98.9 %', () => {
    for (const check of [
      listed({ 受理: 195, 调解成功: 193, 调解成功率: '98.9%' }),
      checkText('全年受理矛盾纠纷195件，成功调解193件，调解成功率达98.9%。'),
      checkText('受理,调解成功,成功率(%)\n195,193,98.9'),
    ]) {
      expect(check.findings[0]).toMatchObject({
        check: 'rate-truncated',
        severity: 'contradiction',
        zh: expect.stringMatching(/98\.9%是截尾.*193.*÷.*195.*98\.974%，应为99\.0%/),
      });
    }
  });

  test('N5: 420 screenings are no cases, and 100 % is not of them', () => {
    const check = listed({ 排查: '420件', 调处: '382件', 调处率: '100%' });
    expect(check.findings[0]).toMatchObject({
      check: 'screenings-as-cases',
      severity: 'contradiction',
      zh: expect.stringMatching(/420件.*382件.*100%.*90\.952%.*“次”/),
    });
    // Where they are called 次 all is well; the reader is told of what the 100 % is.
    expect(said(checkText('全年共排查420次，受理382件，调解成功382件，成功率100%。'))).toEqual([
      'note screenings-as-cases',
    ]);
    expect(said(checkText('全年共排查420次，受理382件，调解成功382件，成功率91.0%。'))).toContain(
      'contradiction screenings-as-cases',
    );
  });

  test.each([
    '每月共需赡养费1200元，由五个子女分担，每人每月200元。',
    '每月合计,1200\n子女,5\n每人,200',
    '赡养费1,200元，5名子女，各200元',
  ])('N6: five times 200 is 1,000, not 1,200: %s', (text) => {
    expect(checkText(text).findings[0]).toMatchObject({
      check: 'plan-differs',
      severity: 'contradiction',
      zh: expect.stringMatching(/200.*×.*5.*＝1000.*1200.*240/),
    });
    expect(
      checkText(text.replace('200元。', '240元。').replace('各200', '各240').replace('每人,200', '每人,240'))
        .findings,
    ).toEqual([]);
  });
});
