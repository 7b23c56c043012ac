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
    for (const part of [
      '确认',
      '房屋归',
      '房屋',
      '系',
      '归甲',
      '以',
      '收养',
      '同意',
      '离婚',
      '房子是甲和',
      '孩子',
      '地界在',
    ]) {
      const began = performance.now();
      confirmationHints(part.repeat(20_000 / part.length));
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});

describe('what is agreed upon as a fact, in the words of the village', () => {
  test.each([
    '双方离婚',
    '双方就此离婚',
    '两人离婚',
    '甲乙二人离婚',
    '甲乙离婚。',
    '甲和乙离婚，孩子归甲',
    '甲与乙离婚',
    '夫妻二人离婚，财产各半',
    '双方从此不再是夫妻',
    '两人不再是夫妻',
    '双方结束婚姻',
    '双方和平分手，办理离婚',
    '双方到民政局办理离婚登记',
    '孩子归甲，孩子跟乙没关系',
    '丙不再是甲的儿子',
    '丙不是甲亲生的',
    '娃娃是老赵家的种',
    '孩子是老王的',
    '小明过继给二叔',
    '把小女儿送给乙家抚养',
    '甲把儿子过继给乙',
    '双方脱离父子关系',
    '乙不再是甲家的儿媳',
    '甲乙的婚事作废',
    '夫妻离婚',
  ])('is status: %s', (text) => {
    expect(found(text).map(([kind]) => kind)).toContain('status');
  });

  test.each([
    '宅子是老赵家的',
    '宅子是老赵家的，乙不得再争',
    '这宅子是甲的。',
    '房子是甲的',
    '这房子算甲的',
    '三间北房是老二的',
    '那块地是老王家的',
    '地是甲的',
    '争议的地是第三组的',
    '这块地归老王家',
    '院子是两家的',
    '宅基地是祖上留给甲的',
    '宅基地姓赵',
    '老宅的产权是老大的',
    '林地是村集体的',
    '房子算老大的',
    '宅子算是老赵家的',
    '房子是老大家的，老二不争',
    '这片树是钱家的',
    '院墙是甲家的',
    '地属老赵家',
    '老屋就是老赵的',
    '该房屋系甲个人财产',
    '房子是甲和乙共有的',
    '房子一人一半',
    '宅基地一家一半',
    '两家各得一半宅基地',
    '老宅归老大，新房归老二',
    '房子判给老大',
    '房子由老大继承',
    '房子过户到老大名下',
    '房子写老大的名字',
    '宅基地权属归甲',
    '界线以老墙根为准',
    '以水沟为界',
    '两家地界在水沟中间',
    '争议地块确权给甲',
    '宅子永远是甲家的',
    '这院是俺家的',
    '院子归俺',
    '房子是赵大山的',
    '房子是赵强的',
  ])('is ownership: %s', (text) => {
    expect(found(text).map(([kind]) => kind)).toContain('ownership');
  });

  test.each([
    '乙协助甲办理过户手续',
    '乙协助办理过户',
    '甲协助乙办理房屋过户登记手续',
    '乙于10日内搬出房屋',
    '乙搬出甲的房屋',
    '乙于12月10日前将房子腾空',
    '双方离婚后，甲每月支付抚养费800元。',
    '双方离婚时约定的彩礼由甲返还',
    '离婚协议约定的款项，甲于12月10日前付清',
    '甲、乙已离婚，孩子的抚养费每月800元',
    '房子是甲盖的',
    '房子是1985年盖的',
    '房子是老房子，由乙加固',
    '围墙是乙砌的，由乙拆除',
    '这块地是甲种的，秋收后交还',
    '房子漏水是乙家水管造成的',
    '院子里的柴火是甲的，甲于三日内搬走',
    '树是乙砍的，赔偿500元',
    '车是乙撞坏的，修理费由乙承担',
    '房屋是危房的，由乙加固',
    '地里的庄稼是甲的',
    '宅基地上的砖是乙的，乙搬走',
    '甲的房子由乙修',
    '乙修好甲家的房子',
    '甲把房子的钥匙还给乙',
    '院子的门是两家共用的，双方都不得上锁',
    '车辆是借的，乙归还',
    '甲和乙是邻居',
    '两家是亲戚，今后和睦相处',
    '甲是乙的哥哥，赡养费每月各付300元',
    '双方是夫妻，今后不再打骂',
    '孩子是甲带的，乙每月付800元',
    '甲承认孩子是自己打的，赔礼道歉',
    '甲的儿子丙每月给甲300元',
    '双方不再提离婚的事',
    '甲不以离婚相威胁',
    '乙每月探望孩子两次',
    '水沟一家挖一半',
    '修路款一家出一半',
    '医药费一人一半',
    '甲于每月5日前给母亲300元',
    '老人由老大照料，费用一人一半',
    '该款用于修缮房屋',
    '甲腾出房屋后，乙支付500元',
    '双方对房屋的修缮费用各承担一半',
    '房屋租金归还甲',
    '以实际收到为准',
    '以收条为准',
    '车位由甲使用至2026年12月',
    '甲在地界上不再堆放砖石',
    '房屋的修理以验收合格为准',
    '树是挡路的，由甲移栽',
    '地是公家的路，双方不得占用',
    '土地是租来的，到期交还',
    '墙是白灰刷的，由乙重刷',
    '房子是石棉瓦的，由乙换瓦',
    '房子是全新的',
    '地是江边的，容易塌',
    '甲不同意离婚',
    '双方于2019年离婚，孩子随母亲生活',
    '甲协助乙将房屋过户到乙名下',
    '乙于10日内将车辆过户到甲名下',
  ])('is neither in: %s', (text) => {
    expect(found(text).filter(([kind]) => kind === 'status' || kind === 'ownership')).toEqual([]);
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
