import { describe, expect, test } from '@jest/globals';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import {
  confirmationCourts,
  confirmationHints,
  confirmationPapers,
  lateApplication,
  rulingOnFormerTerms,
} from './confirmation.hints.ts';

const found = (text: string) =>
  confirmationHints(text).map(({ obstacle, found: words }) => [obstacle, words]);

describe('hints on the confirmation by the court', () => {
  test.each([
    ['争议地块宅基地归甲所有。', 'ownership', '归甲所有'],
    ['确认甲对该宅基地享有使用权。', 'ownership', '确认甲对该宅基地'],
    ['三间北房归李某。', 'ownership', '房归李某'],
    ['该林地的承包经营权归第三组', 'ownership', '归第三组'],
    ['双方解除收养关系', 'status', '解除收养关系'],
    ['双方自愿离婚，孩子随母亲生活', 'status', '自愿离婚'],
    ['乙尽快支付剩余款项', 'unclear', '尽快'],
    ['等有钱了再还', 'unclear', '有钱了再'],
    ['甲不再报警', 'unlawful', '不再报警'],
    ['乙放弃起诉权利', 'unlawful', '放弃起诉权'],
    ['认定其为限制民事行为能力人', 'special', '限制民事行为能力'],
  ])('%s: %s', (text, obstacle, words) => {
    const hints = found(text);
    expect(hints.map(([kind]) => kind)).toContain(obstacle);
    expect(hints.some(([kind, part]) => kind === obstacle && part?.includes(words))).toBe(true);
  });

  test.each([
    // Rights to a thing, declared.
    ['承包地确认给甲。', 'ownership'],
    ['双方确认争议的三亩承包地归甲承包经营。', 'ownership'],
    ['村东责任田划给老二。', 'ownership'],
    ['房子给儿子。', 'ownership'],
    ['老宅以后给次子居住。', 'ownership'],
    ['房屋归甲所有。', 'ownership'],
    ['东侧三间北房归赵大山、钱小河及其子女共同所有。', 'ownership'],
    ['宅基地使用权归甲。', 'ownership'],
    ['宅基地使用权归赵大山、钱小河及其家人共同享有', 'ownership'],
    ['该宅基地由甲使用，其使用权属于甲', 'ownership'],
    ['父母留下的房屋由长子继承。', 'ownership'],
    ['该房产为双方共有。', 'ownership'],
    ['甲享有该房屋二分之一的产权。', 'ownership'],
    ['乙拥有该林地的承包经营权', 'ownership'],
    ['双方各占房屋一半份额', 'ownership'],
    ['为母亲在该房屋上设立居住权', 'ownership'],
    ['两家宅基地以滴水线为界。', 'ownership'],
    ['围墙归两家共有', 'ownership'],
    ['该商标权归甲方', 'ownership'],
    ['遗产全部归女儿', 'ownership'],
    ['车辆归乙', 'ownership'],
    // Status.
    ['双方确认丙系甲的亲生儿子。', 'status'],
    ['甲、乙确认小明是甲的女儿', 'status'],
    ['甲承认丁系其非婚生子', 'status'],
    ['甲与丙自即日起解除收养关系', 'status'],
    ['解除甲与丙之间于2015年成立的收养关系', 'status'],
    ['甲收养丙为养女', 'status'],
    ['双方婚姻关系无效', 'status'],
    ['甲同意离婚，孩子由甲抚养。', 'status'],
    ['甲同意与乙离婚。', 'status'],
    ['双方自愿协商离婚', 'status'],
    ['父子断绝一切关系', 'status'],
  ])('are given of %s: %s', (text, obstacle) => {
    expect(found(text).map(([kind]) => kind)).toContain(obstacle);
  });

  test.each([
    '乙于2026年12月10日前将房屋交付给甲。',
    '乙于2026年12月10日前将三间北房腾空并交还给甲。',
    '乙协助甲办理过户登记手续，费用由甲承担。',
    '乙将承包地退还甲，今后不再耕种。',
    '乙于秋收后把地还给甲',
    '乙将土地归还甲。',
    '甲家宅基地上的砖垛由乙拆除。',
    '双方确认宅基地上的围墙由乙于2026年12月10日前拆除。',
    '该房屋属于危房，由乙加固。',
    '围墙归乙维修，费用3,000元。',
    '乙将房租3,000元支付给甲。',
    '甲把修好的车交给乙。',
    '乙租用甲的房屋，每月租金500元。',
    '乙在房屋东侧留出60厘米通道，供甲通行。',
    '乙承担甲的房屋修复费用5,000元。',
    '甲每月支付抚养费800元，孩子随母亲生活。',
    '双方离婚后，甲每月支付抚养费800元。',
    '甲承认打人是错的，当面赔礼道歉。',
    '甲为母亲支付赡养费每月300元，三个子女轮流照料。',
    '乙是甲的儿子，每月探望父亲一次。',
    '确认收到赔偿款3,560元。',
    '甲归还乙借款，确认收到，属于正常往来。',
    '由当地给甲出具证明。',
    '乙以现金为甲支付医药费。',
    '甲以2,000元为限支付修理费。',
    '甲确认乙已付清货款，双方为邻居，今后和睦相处。',
  ])('are not given of conduct: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('find nothing in an agreement that is worded as conduct', () => {
    const conduct = [
      '乙于2026年12月10日前拆除院墙东侧砖垛，留出60厘米通道，今后不再占用。',
      '乙于2026年12月20日前向甲支付补偿款人民币叁仟元整（3,000元），支付至甲的账户。',
      '乙当面向甲赔礼道歉。甲收到款项后，双方就此事再无其他争议。',
      '乙归还借用的拖拉机一台。',
    ].join('\n');
    expect(found(conduct)).toEqual([]);
  });

  test('stand in the order of the text, each with its article and another wording', () => {
    const hints = confirmationHints('宅基地归甲所有，乙尽快搬走，双方解除收养关系。');
    expect(hints.map(({ obstacle }) => obstacle)).toEqual(['ownership', 'unclear', 'status']);
    expect(hints.map(({ at }) => at)).toEqual(
      hints.map(({ at }) => at).toSorted((one, other) => one - other),
    );
    for (const { reason, suggestion } of hints) {
      expect(reason.zh).toMatch(/第三百五十[五八]条/);
      expect(suggestion.zh.length).toBeGreaterThan(8);
    }
  });

  test('name each thing once', () => {
    expect(found('宅基地归甲所有')).toHaveLength(1);
  });

  test('say what is handed in, and where', () => {
    expect(confirmationPapers.map(({ id }) => id)).toEqual([
      'application',
      'agreement',
      'mediation',
      'property',
      'identity',
    ]);
    expect(confirmationCourts(true).zh).toContain('作出邀请');
    expect(confirmationCourts(false).zh).toContain('调解组织所在地');
  });

  test('take a page of 20,000 characters at a glance', () => {
    expect(found('甲归还乙借款，确认收到，属于正常往来，'.repeat(1_000))).toEqual([]);
    for (const part of ['确认', '房屋归', '房屋', '系', '归甲', '以', '收养', '同意']) {
      const began = performance.now();
      confirmationHints(part.repeat(20_000 / part.length));
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});

describe('a court that examined other terms than stand now', () => {
  const step = (seq: number, name: 'applied' | 'granted' | 'refused') => ({
    seq,
    step: name,
    on: '2026-12-01',
    courtNumber: null,
    applyingPartyIds: [],
  });
  const amendedAt = (seq: number) => ({ seq, until: '2026-12-02', reason: '', terms: null, promises: [] });

  test.each([
    ['nothing was asked of it', [], [5], null],
    ['it was asked afterwards', [step(6, 'applied')], [5], null],
    ['it is examining the former ones', [step(4, 'applied')], [5], '审查的是申请时的协议'],
    ['it confirmed what was handed in', [step(4, 'applied'), step(6, 'granted')], [5], '变更前的协议'],
    ['it confirmed what was amended later', [step(4, 'applied'), step(6, 'granted')], [7], '变更前的协议'],
    ['it confirmed what stands', [step(6, 'applied'), step(7, 'granted')], [5], null],
    ['it refused', [step(4, 'applied'), step(6, 'refused')], [5], null],
    [
      'it refused, and was asked again',
      [step(4, 'applied'), step(6, 'refused'), step(8, 'applied')],
      [7],
      null,
    ],
  ])('%s', (_, court, amended, words) => {
    const told = rulingOnFormerTerms({ court, former: amended.map(amendedAt) });
    expect(told?.zh ?? null).toEqual(words && expect.stringContaining(words));
  });
});

describe('an application to the court', () => {
  const effective = { on: '2026-03-02', by: 'seal', partyIds: [] } as const;
  const step = (seq: number, name: 'applied' | 'granted', on: string) => ({
    seq,
    step: name,
    on,
    courtNumber: null,
    applyingPartyIds: [],
  });
  const amendedOn = (seq: number, until: string) => ({ seq, until, reason: '', terms: null, promises: [] });
  const late = (
    court: Parameters<typeof lateApplication>[0]['court'],
    former: ReturnType<typeof amendedOn>[] = [],
  ) => lateApplication({ effective, court, former }, publishedCalendar);

  test('is late from the day after the thirtieth, of which the parties are told what is left to them', () => {
    expect(late([])).toBeNull();
    expect(late([step(3, 'applied', '2026-04-01')])).toBeNull();
    expect(late([step(3, 'applied', '2026-04-02')])?.zh).toMatch(/超过三十日的期限（至2026-04-01）.*起诉/);
  });

  test('of amended terms is counted from the amendment only where the court had ruled before', () => {
    const before = [step(3, 'applied', '2026-03-09'), step(4, 'granted', '2026-03-20')];
    expect(late([...before, step(6, 'applied', '2026-06-10')], [amendedOn(5, '2026-05-20')])).toBeNull();
    expect(late([...before, step(6, 'applied', '2026-07-10')], [amendedOn(5, '2026-05-20')])).not.toBeNull();
    expect(late([step(3, 'applied', '2026-05-25')], [amendedOn(2, '2026-05-20')])).not.toBeNull();
  });
});
