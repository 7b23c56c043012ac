import { describe, expect, test } from '@jest/globals';
import { attacked } from '../../../../test/support/typical-attacks.ts';
import { inCitations, residueSearch } from './residue/residue.ts';
import { citation, citations, citedLaw, lineAt, plainLaw } from './typical-case.laws.ts';

const plainly = { simplified: (character: string) => character, readings: () => [] };
const search = residueSearch({
  identities: { ...attacked, places: [...attacked.places, '焦作市', '河南省'] },
  spelling: plainly,
});
const found = (text: string) => inCitations(text, search(text));

const cited: readonly (readonly [law: string, articles?: string])[] = [
  ['《中华人民共和国民法典》', '第二百八十八条、第二百九十条第一款'],
  ['民法典', '第1165条第1款，第1179条'],
  ['民法典侵权责任编', '第七编第五章'],
  ['宪法'],
  ['中华人民共和国刑法', '第二百七十七条之一第（一）项至第（三）项'],
  [
    '《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》',
    '第五条第一款第（二）项和第三款',
  ],
  ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定（法释〔2020〕17号）', '第二十五条'],
  ['最高人民法院、最高人民检察院关于办理敲诈勒索刑事案件适用法律若干问题的解释', '第一条'],
  ['保障农民工工资支付条例', '第三条及第十六条'],
  ['新疆维吾尔自治区物业管理条例', '第二十条'],
  ['深圳经济特区物业管理条例(2019年修订)', '第2条'],
  ['玉树藏族自治州自治条例', '第一条'],
  ['国务院关于解决农民工问题的若干意见', '全文'],
  ['建筑设计防火规范', '第5.2条'],
  ['指导案例24号'],
  ['村规民约', '第六条'],
];

describe('a law', () => {
  test.each(cited.map(([law, articles = '']) => [law, articles] as const))(
    'is cited as %s %s, and nobody is asked',
    (law, articles) => {
      const read = citedLaw.parse({ law, ...(articles === '' ? {} : { articles }) });
      expect(found(citation(plainLaw(read)))).toEqual([]);
    },
  );

  test.each([
    ['郭秋生诉张建国', '第一条'],
    ['柳溪村排水沟一案，依照民法典', '第一条'],
    ['民法典，郭秋生应当遵守的法律', '第一条'],
    ['民法典', '郭秋生'],
    ['民法典', '第一条（适用于柳溪村郭家）'],
    ['民法典', '第13800000921条'],
    ['民法典', '2026年3月5日'],
  ])('is no other words: %s %s', (law, articles) => {
    expect(citedLaw.safeParse({ law, articles }).success).toBe(false);
  });

  test.each([
    ['郭秋生的办法', 'sure'],
    ['柳溪村村规民约', 'sure'],
    ['博爱县管理办法', 'sure'],
    ['恒达建材公司章程', 'sure'],
    ['河南省物业管理条例', 'doubt'],
    ['焦作市大气污染防治条例', 'doubt'],
  ] as const)('by which somebody is known is found: %s', (law, certainty) => {
    expect(found(citation({ law })).map((one) => one.certainty)).toEqual([certainty]);
  });

  describe.each([
    '宁夏回族自治区',
    '内蒙古自治区',
    '新疆维吾尔自治区',
    '延边朝鲜族自治州',
    '孟村回族自治县',
    '鄂伦春自治旗',
  ])('of the own %s', (region) => {
    const own = { ...attacked, addresses: [`${region}柳溪村三组12号院`], places: [region, '柳溪村'] };
    const certainties = (law: string) => {
      const text = citation({ law });
      return inCitations(text, residueSearch({ identities: own, spelling: plainly })(text)).map(
        (one) => one.certainty,
      );
    };

    test('may be cited with a reason', () => {
      expect(certainties(`${region}物业管理条例`)).toEqual(['doubt']);
      expect(certainties(`${region}自治条例`)).toEqual(['doubt']);
    });

    test('is none of a village, an office or a house in it', () => {
      expect(certainties(`${region}柳溪村村规民约`)).toEqual(['sure']);
      expect(certainties(`柳溪村关于${region}的办法`)).toContain('sure');
      expect(certainties(`${region}郭秋生的办法`)).toContain('sure');
    });

    test('is known by its short name', () => {
      const short = region.replace(/(?:回族|维吾尔|朝鲜族)?自治.$/u, '');
      const found = residueSearch({ identities: { ...own, addresses: [] }, spelling: plainly });
      expect(found(`在${short}打工。`).map((one) => one.certainty)).toEqual(['sure']);
    });
  });

  test('is found in its line', () => {
    const text = citations([{ law: '民法典', articles: '第一条' }, { law: '郭秋生的办法' }]);
    expect(found(text).map(({ start }) => lineAt(text, start))).toEqual([1]);
  });

  test('is searched together with those beside it: nobody is spread over two', () => {
    expect(found(citations([{ law: '秋规定', articles: '第一条郭' }, { law: '秋生办法' }]))).not.toEqual([]);
  });
});
