import { describe, expect, test } from '@jest/globals';
import { checkGrid, checkTable, checkText } from './table-check.ts';

/** Each trap: what stands there, what is found, and the numbers that its sentence must name. */
const traps: readonly (readonly [title: string, text: string, check: string, numbers: readonly string[]])[] =
  [
    [
      'a rate rounded up',
      '受理280件，调解成功270件，成功率96.5%',
      'rate-rounded-wrongly',
      ['270', '280', '96.4%'],
    ],
    [
      'a decimal point that slipped',
      '受理195件，调解成功193件，成功率9.90%',
      'rate-decimal-place',
      ['9.90%', '193', '195'],
    ],
    ['more than everything', '受理382件，办结390件，结案率102.1%', 'rate-out-of-range', ['102.1%']],
    [
      'closed over new cases only',
      '上年结转20件，受理100件，办结95件，在办25件，结案率95%',
      'rate-other-denominator',
      ['95%', '79%'],
    ],
    [
      'overdue cases left out',
      '结案90件，按期办结90件，逾期未结10件，按期办结率100%',
      'rate-other-denominator',
      ['90.0%|90%', '100%'],
    ],
    ['more settled than accepted', '受理90件，调解成功95件', 'part-exceeds-whole', ['95', '90']],
    [
      'outcomes that do not meet',
      '受理100件，调解成功90件，调解不成6件，在办3件',
      'outcomes-differ',
      ['99', '100', '1件'],
    ],
    ['an uneven stock', '上年结转5件，受理100件，结案98件，在办6件', 'stock-differs', ['104', '105']],
    [
      'agreements beyond the settled',
      '调解成功90件，书面协议60件，口头协议35件',
      'agreements-differ',
      ['95', '90', '5件'],
    ],
    [
      'agreements that do not meet',
      '达成协议90件，其中书面协议60件，口头协议25件',
      'agreements-differ',
      ['85', '90'],
    ],
    ['confirmed without agreement', '书面协议30份，司法确认31件', 'part-exceeds-whole', ['31', '30']],
    ['performed beyond agreed', '达成协议50件，履行52件', 'part-exceeds-whole', ['52', '50']],
    ['on time beyond closed', '结案50件，按期办结51件', 'part-exceeds-whole', ['51', '50']],
    [
      'origins',
      '受理60件，主动调解30件，依申请20件，接受委托移送11件',
      'parts-differ-from-total',
      ['61', '60'],
    ],
    ['a truncated share', '受理300件，其中婚姻家庭200件，占66.6%', 'rate-truncated', ['66.6%', '66.7%']],
    [
      'growth on the wrong base',
      '受理110件，上年同期100件，同比增长9.1%',
      'growth-differs',
      ['110', '100', '10.0%', '本期数'],
    ],
    [
      'growth the wrong way',
      '受理90件，上年同期100件，同比增长10%',
      'growth-differs',
      ['90', '100', '方向相反'],
    ],
    ['a difference told wrong', '受理90件，上年同期100件，同比减少12件', 'growth-differs', ['-10']],
    [
      'points called per cent',
      '调解成功率98.0%，上年同期95.0%，同比提高3.0%',
      'points-as-percent',
      ['3个百分点', '3.2%'],
    ],
    [
      'yuan for 10,000 yuan',
      '涉及金额434.35万元，涉及金额434.35元',
      'amount-unit',
      ['434.35万元', '434.35元', '10000'],
    ],
    ['words and digits', '协议金额叁万伍仟陆佰元（36500元）', 'words-differ-from-digits', ['35600', '36500']],
    ['one figure, two values', '全年受理382件。全年共受理纠纷383件。', 'stated-twice', ['382', '383']],
    ['half a case', '受理382.5件', 'fractional-count', ['382.5']],
    ['less than nothing', '受理：-3件', 'negative-count', ['-3']],
    [
      'instalments',
      '协议金额10000元，首付3000元，第二期3000元，尾款3000元',
      'plan-differs',
      ['9000', '10000'],
    ],
    ['dissatisfied as well', '参评100人，满意98人，不满意3人', 'outcomes-differ', ['101', '100']],
  ];

describe('a trap in a sentence', () => {
  test.each(traps)('%s: %s', (_, text, check, numbers) => {
    const found = checkText(text).findings.find((one) => one.check === check);
    expect(found).toBeDefined();
    for (const number of numbers) expect(found?.zh).toMatch(new RegExp(number.replace('.', '\\.')));
    expect(found?.en).toMatch(/^[^一-龥]*(?:婚姻家庭)?[^一-龥]*\d/);
  });

  test.each([
    '全年共排查矛盾纠纷620起，成功化解612起，化解率98.7%，其中婚姻家庭纠纷210起、邻里纠纷305起、土地纠纷80起、其他25起。',
    '上年结转5件，受理100件，结案98件，在办7件，结案率93.3%',
    '受理三百八十二件（382件），涉及当事人1,020人，涉及金额434.35万元。',
    '防止民间纠纷转化为刑事案件28件30人，防止群体性上访5件120人。',
    '受理382件，同比增长9.1%；上年同期受理350件。调解成功率98.0%，同比提高1.2个百分点。',
    '根据〔2023〕5号文件，110联动以来，2023年3月12日起受理约400件，调解成功380余件。',
    '全市共排查纠纷1120次，调解各类矛盾纠纷1345件，调解成功1318件，成功率98%。其中口头协议745件，书面协议573件。主动调解620件，依申请调解505件，接受委托移送调解220件。婚姻家庭纠纷310件，占23.05%；邻里纠纷402件，占29.9%；其他633件，占47.1%。同比上升5.6%。',
    '共调解纠纷21000件，调解成功20370件，成功率97%。防止民间纠纷引起自杀28件30人，制止群体性械斗386件。',
    '共排查矛盾纠纷95件，调处75件，剩余20件，调处率78.9%。',
    '化解率由上年的95.2%提高到98.1%，提高2.9个百分点。',
    '共接收12345转办件35件，办结35件，办结率100%，满意33件，满意率94.3%。',
    '',
    '😀 -- 12345 12348 第二十八条',
  ])('nothing is wrong with %s', (text) => {
    expect(checkText(text).counts.contradiction).toBe(0);
  });
});

describe('a trap in a table', () => {
  const villages = [
    ['2023年度调解情况统计表'],
    ['单位：件、万元'],
    ['村', '受理', null, null, '调解成功', '成功率', '协议金额'],
    [null, '邻里', '婚姻', '小计', null, null, null],
    ['柳溪村', 11, 7, 18, 17, 0.944, 3.5],
    ['石桥岭村', 12, 8, 20, 20, 1, 4.25],
    ['合　计', '２３', 15, 38, 37, 0.974, 7.75],
  ];
  const merges = [
    { top: 0, left: 0, bottom: 0, right: 6 },
    { top: 2, left: 1, bottom: 2, right: 3 },
    { top: 2, left: 0, bottom: 3, right: 0 },
  ];
  const withCell = (row: number, column: number, value: string | number) =>
    villages.map((cells, at) =>
      at === row ? cells.map((cell, of) => (of === column ? value : cell)) : cells,
    );

  test('title, merged heads, full-width figures and fractions of a workbook are read', () => {
    const check = checkGrid(villages, merges);
    expect(check.findings).toEqual([]);
    expect(check.figures).toHaveLength(18);
    expect(check.figures[2]).toMatchObject({ meaning: { zh: '柳溪村 受理' } });
    expect(check.places[2]).toEqual({ cell: { row: 4, column: 3 } });
  });

  test.each([
    [4, 1, 12],
    [5, 3, 19],
    [6, 2, 16],
    [6, 3, 39],
    [6, 4, 36],
    [6, 6, 7.85],
    [5, 6, 42500],
  ])('the wrong number in row %i, column %i is found, with its cells', (row, column, value) => {
    const check = checkGrid(withCell(row, column, value), merges);
    const cells = check.findings
      .filter(({ severity }) => severity === 'contradiction')
      .flatMap(({ figures }) => figures.map((figure) => check.places[figure]?.cell));
    expect(cells).toContainEqual({ row, column });
  });

  test('types by villages add up both ways', () => {
    const table =
      '类型\t柳溪村\t张庄\t合计\n邻里\t5\t6\t11\n婚姻家庭\t3\t4\t7\n电商\t1\t0\t1\n合计\t9\t10\t19';
    expect(checkText(table).findings).toEqual([]);
    expect(checkText(table.replace('19', '20')).counts.contradiction).toBe(2);
  });

  test('months make quarters, and what is open is carried in; stocks do not add up', () => {
    const table =
      '月份\t上月结转\t受理\t结案\t在办\n1月\t0\t10\t8\t2\n2月\t2\t12\t11\t3\n3月\t3\t9\t10\t2\n一季度\t0\t31\t29\t2';
    expect(checkText(table).findings).toEqual([]);
    expect(checkText(table.replace('31\t29', '32\t29')).findings.map(({ check }) => check)).toEqual([
      'periods-differ-from-total',
      'stock-differs',
    ]);
    expect(checkText(table.replace('3月\t3', '3月\t4')).findings[0]).toMatchObject({
      check: 'carried-over-differs',
    });
  });

  test('a running total is the one before and the new ones; alone it is a count like others', () => {
    const table = '月份\t受理\t累计受理\n1月\t10\t10\n2月\t12\t22\n3月\t9\t31';
    expect(checkText(table).findings).toEqual([]);
    expect(checkText(table.replace('\t22', '\t23')).findings.map(({ check }) => check)).toEqual([
      'cumulative-differs',
      'cumulative-differs',
    ]);
    expect(checkText('今年以来累计受理38件，调解成功39件').findings[0]).toMatchObject({
      check: 'part-exceeds-whole',
    });
  });

  test.each([
    [
      'a subtotal',
      '类别\t件数\n婚姻\t10\n邻里\t20\n小计\t30\n合同\t5\n劳动\t6\n小计\t12\n合计\t41',
      ['11', '12'],
    ],
    ['a name beside a bare total', '合计\t30\n甲\t10\n乙\t21', ['31', '30']],
    [
      'a rate in a column of all figures',
      '项目\t数量\n受理\t100\n成功\t96\n成功率\t96.5%',
      ['96.5%', '96.0%'],
    ],
    ['months without a quarter', '月份\t件数\n1月\t30\n2月\t28\n3月\t35\n合计\t94', ['93', '94']],
  ])('%s is held against what it is made of', (_, table, numbers) => {
    const contradictions = checkText(table).findings.filter(({ severity }) => severity === 'contradiction');
    expect(contradictions).toHaveLength(1);
    for (const number of numbers) expect(contradictions[0]?.zh).toContain(number);
  });

  test('shares that miss 100.0 by rounding are a note, others a contradiction', () => {
    const table = '类型\t件数\t占比\n邻里\t1\t33.3%\n婚姻\t1\t33.3%\n其他\t1\t33.3%\n合计\t3\t100%';
    expect(checkText(table).findings.map(({ check }) => check)).toEqual(['shares-rounded']);
    expect(checkText(table.replace('33.3%\n合计', '34.3%\n合计')).counts.contradiction).toBe(2);
  });

  test('growth stands beside the number now and the number then', () => {
    const table = '指标\t本期\t上年同期\t同比\n受理\t382\t350\t9.1%\n调解成功\t370\t340\t8.8%';
    expect(checkText(table).findings).toEqual([]);
    expect(checkText(table.replace('9.1%', '9.2%')).findings[0]).toMatchObject({ check: 'growth-differs' });
  });

  test('a percentage of fewer than ten is noted', () => {
    expect(checkText('受理\t成功\t成功率\n8\t7\t87.5%').findings).toMatchObject([
      { check: 'small-number', severity: 'note' },
    ]);
  });
});

describe('what is not understood', () => {
  test('is said, takes no part, and can be told', () => {
    const entries = [
      { wording: '收件', value: 40 },
      { wording: '调解成功', value: '38' },
      { wording: '成功率', value: '94.0%' },
      { wording: '备考', value: '不是数' },
    ];
    const check = checkTable(entries);
    expect(check.figures.map(({ meaning }) => meaning?.zh)).toEqual([
      undefined,
      '调解成功',
      '调解成功率',
      undefined,
    ]);
    expect(check.findings.map(({ check: id }) => id)).toContain('not-understood');
    const told = checkTable(entries, { 收件: 'accepted' });
    expect(told.findings[0]).toMatchObject({
      check: 'rate-differs',
      zh: expect.stringMatching(/38÷受理40.*95\.0%/),
    });
  });

  test('a name in a table that nobody can know is a part of its total', () => {
    expect(checkText('单位\t受理\n甲\t3\n乙\t4\n合计\t8').findings[0]).toMatchObject({
      check: 'parts-differ-from-total',
      zh: expect.stringMatching(/7.*8/),
    });
  });
});
