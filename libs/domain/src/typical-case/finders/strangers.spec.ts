import { describe, expect, test } from '@jest/globals';
import { draftedFacts } from '../../../../../test/support/told-words.ts';

const kin =
  '外甥女 外甥 侄女 侄子 侄媳妇 侄女婿 孙女婿 孙媳妇 外孙女 重孙女 曾孙 儿媳妇 女婿 大姨子 小姨子 小舅子 大舅哥 小姑子 大伯子 小叔子 连襟 妯娌 亲家母 丈母娘 老丈人 岳父 弟媳 弟妹 妹夫 姐夫 堂嫂 堂兄 表妹 表叔 表侄女 远房表弟 三叔 二婶 大姑 四姨 姑父 姨妈 舅妈 姑奶奶 外祖母 姥爷 干女儿 继子 养母 前妻 未婚夫 独生女 长子 次女 二哥 小弟 其侄 之甥 大嫂 闺女 爱人'.split(
    ' ',
  );
const rare = '符蓝蒙喻饶艾农古吉简连麦戚岑冷米瞿全臧邬卞姬师和栾沙荣巫寇郎仲虞明佘苑迟邝于';

describe('whom no record names', () => {
  test.each(kin)('is known behind %s', (tie) => {
    expect(draftedFacts(`其${tie}孟小雨看见了全过程。`)).toContain(`${tie}某甲看见`);
    expect(draftedFacts(`他的${tie}韦立柱说不知情。`)).toContain(`${tie}某甲说`);
  });

  test.each([...rare])('is known by the family name %s behind a tie', (surname) => {
    expect(draftedFacts(`他女儿${surname}小雨看见了。`)).toBe('他女儿某甲看见了。');
    expect(draftedFacts(`邻居${surname}秀英说听见了。`)).toBe('邻居某甲说听见了。');
    expect(draftedFacts(`村民${surname}建国到场。`)).toBe('村民某甲到场。');
  });

  test.each([
    ['证人于建国看见了。', '证人某甲看见了。'],
    ['于建国称没有这回事，对此于建国也有责任。', '某甲称没有这回事，对此某甲也有责任。'],
    ['邻居于海说不清楚。', '邻居某甲说不清楚。'],
    ['邻居于大爷劝过，老于说算了。', '邻居某甲劝过，某甲说算了。'],
  ])('is known though 于 is a word: %s', (facts, told) => {
    expect(draftedFacts(facts)).toBe(told);
  });

  test.each([
    '证人于当日到场，村民于国庆期间外出，双方于庭后和解。',
    '他于建国前出生，属于国家所有，关于建设的意见，对于建设表示支持。',
    '村民符合条件，当事人仲裁后起诉，被告迟延履行，租客迟到了。',
    '邻居和他的儿子，丈夫和儿子说，村民和干部到场，母亲和平日一样。',
    '妻子连夜赶到，村民全部同意，儿子全额支付，女儿明确表示放弃。',
    '村民农忙时帮工，司机师傅说路滑，工人冷静下来，家属简单说明。',
    '对于老人的赡养，由于老板拖欠，关于大哥的说法，和大家说。',
    '妈妈常说，原告方提出，被告方承认，证人时常到场，工人祝贺，村民申请，妹妹金额不清。',
    '女儿成年后，儿子毕业前，姑娘应聘，大娘安慰她，舅舅许诺过，婶婶曾多次找，母亲温和地劝。',
    '兄弟和好，姐妹和睦，父母全都同意，妯娌连续三天没有说话。',
    '女儿常在外地，儿子常说要回家，姐姐明白道理，孩子古怪。',
  ])('is nobody in everyday words: %s', (facts) => {
    expect(draftedFacts(facts)).toBe(facts);
  });
});
