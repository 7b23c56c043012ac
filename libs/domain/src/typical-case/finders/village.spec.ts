import { describe, expect, test } from '@jest/globals';
import { certainties, draftedFacts, firm, nobody, person } from '../../../../../test/support/told-words.ts';

const identities = { ...nobody, people: [person('郭秋生'), person('杨铁柱'), firm('恒通水泥有限公司')] };
const draftFor = (facts: string) => draftedFacts(facts, identities);
const foundIn = (text: string) => certainties(text, identities);

test.each(['鑫源煤矿', '鑫源饭店', '鑫源养鸡场', '鑫源诊所'])('the brand of %s is taken out', (name) => {
  const told = draftedFacts('鑫源的车压坏了路。', { ...nobody, people: [firm(name)] });
  expect(told).toMatch(/^某\p{Script=Han}{1,3}的车压坏了路。$/u);
});

describe('as a village tells it', () => {
  test.each([
    ['郭、杨两家多年不和。', '某甲、某乙两家多年不和。'],
    ['郭杨两家多年不和。', '某甲某乙两家多年不和。'],
    ['村东头郭寡妇家的地。', '村东头某甲家的地。'],
    ['郭瘸子拄着拐来了，杨铁匠也来了。', '某甲拄着拐来了，某乙也来了。'],
    ['郭木匠的儿子。', '某甲的儿子。'],
    ['郭、杨、钱三人都到场。', '某甲、某乙、钱三人都到场。'],
    ['老郭家的门楼，郭老太太的轮椅。', '某甲家的门楼，某甲的轮椅。'],
  ])('parties are refused by the family name and taken out: %s', (facts, told) => {
    expect(draftFor(facts)).toBe(told);
    expect(foundIn(facts)).toContain('sure');
    expect(foundIn(told)).toEqual([]);
  });

  test.each([
    ['秋生嫂子说了。', '某甲嫂子说了。'],
    ['李主任和钱会计都在场。', '某丙主任和某丁会计都在场。'],
    ['前街李麻子和王半仙。', '前街某丙和某丁。'],
    ['老张面馆门前堆着沙。', '某店门前堆着沙。'],
    ['二牛家的羊啃了麦苗，铁蛋他娘骂，狗剩说没有。', '某丙家的羊啃了麦苗，某丁他娘骂，某戊说没有。'],
    ['他叫二愣子，都喊他三胖。', '他叫某丙，都喊他某丁。'],
    ['微信昵称叫平安是福的人。', '微信昵称叫某丙的人。'],
    ['豫H6688的车。', '某车牌的车。'],
    ['逢五逢十的大集上，初五逢集。', '某日的大集上，某日逢集。'],
    ['弟弟郭秋旺在场，秋旺说不行。', '弟弟某丙在场，某丙说不行。'],
    ['闺女叫李桂香，在外地。', '闺女叫某丙，在外地。'],
    ['孙总拿出三万六，他要八千五。', '某丙总拿出3万余，他要8000余。'],
    ['孙副镇长和马所长劝过。', '某丙副镇长和某丁所长劝过。'],
    ['派出所小刘来过，片警老陈作了笔录。', '派出所某丙来过，片警某丁作了笔录。'],
    ['虚岁七十四，今年六十二。', '七十余岁，今年六十余岁。'],
    ['闰六月里下的葬，农历闰六月初三。', '某月下的葬，某年某月。'],
    ['古历九月十九，1958年生人。', '某年某月，某年出生。'],
    ['恒通水泥修好村东路。', '某公司修好村东路。'],
  ])('nobody else is left in the draft: %s', (facts, told) => {
    expect(draftFor(facts)).toBe(told);
  });

  test.each([
    ['她男人孙满仓在场，郭秋生的男人孙满仓不说话。', '她男人某丙在场，某甲的男人某丙不说话。'],
    ['在S308省道K23+500处，省道K23+500处翻车。', '在某路段，某路段翻车。'],
    ['柱娃来了。', '某乙来了。'],
    ['南庄派出所的小李来过。', '南庄派出所的某丙来过。'],
    ['后来尉迟强不信，尉迟秀英也说了。', '后来某丙不信，某丁也说了。'],
  ])(
    'nor is a name behind a man of somebody or an office, of two signs, with 娃, or a milestone: %s',
    (facts, told) => {
      expect(draftFor(facts)).toBe(told);
    },
  );

  test.each([
    '担任主任，向主任反映，原书记说，车间主任，和会计核对。',
    '他在村口开了超市，门口的小卖部，村里超市。',
    '结案一千二百件，三千五百份，两千三百栋。',
    '李子树，开着村里的车。',
    '两头大牛，一条大狗，三只小羊，牛和羊的事，狗和猪。',
    '读初二的孩子，上初三。',
    '双方两家，张贴公告，两家和好，全村三家。',
    '新修的路，路修好后，出行方便。',
    '男人高大，男娃女娃，生娃，路宽5米处，女人常来，东方红了，高峰期到了，尉迟不肯。',
    '一万多，三五天，三万六千斤，五千五百亩。',
  ])('and words of every day stay: %s', (facts) => {
    expect(draftFor(facts)).toBe(facts);
    expect(foundIn(facts)).toEqual([]);
  });
});
