import { inChinese } from '../../register/chinese-number.ts';
import { numberOf } from '../chinese.figures.ts';
import { type Folded, placesOf } from '../folded.ts';
import { type Found, foundAt, ranks } from './found.ts';

const money =
  /(?<![\d.])(?<figure>\d[\d,]*(?:\.\d+)?\s{0,3}[万亿千百]?|(?<![零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟])[零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]{2,})\s{0,3}(?<about>余|多|几)?(?<ten>万)?\s{0,3}(?:元|块钱|块(?!石|地|田|砖)|圆|人民币)(?:整|[零一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]角(?:[零一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]分)?)?/gu;
const wan = /(?<![\d.])(?<figure>\d+\.\d+)\s{0,3}万(?!元|余|多|名|人|户)/gu;
/** 三万六, 八千五: without 元, as people say it. */
const spoken =
  /(?<![零一二三四五六七八九十百千万亿两第])(?<figure>[一二两三四五六七八九十]{1,3}[万千][一二三四五六七八九](?:[千百][一二三四五六七八九]?)?)(?![零一二三四五六七八九十百千万亿两余多来几个名户人口亩斤吨公里米岁年月天次元块分号条头只棵件起封份项座间栋套台辆张页字步里倍场回趟遍桶袋箱瓶匹株])/gu;
/** A sum without 元 behind a word that says so. */
const bareSum =
  /(?<=(?:[共合总]?计|金额|款|¥|rmb)[为是:]?\s?)(?<figure>\d[\d,]{2,14}(?:\.\d{1,2})?)(?![\d.,]*\s?(?:[元万亿块%亩米户人名次年个天月日号]|平))/gu;
const size = /(?<![\d.])\d+\.\d+\s{0,3}(?:亩|平方米|平米|m2|公里|千米|米|吨|公斤|斤)/gu;

/** Where amounts stand that are exact enough to be known again. */
export function findAmounts(folded: Folded): readonly Found[] {
  const amounts = placesOf(folded, money).flatMap((match) => {
    const { figure = '', ten } = match.groups ?? {};
    const value = yuanOf(figure) * (ten ? 10_000 : 1);
    if (!isRare(value)) return [];
    return [foundAmount(folded, match, `${coarse(value)}元`)];
  });
  const bare = placesOf(folded, wan).map((match) =>
    foundAmount(folded, match, coarse(Number(match.groups?.figure) * 10_000)),
  );
  const said = placesOf(folded, spoken).map((match) =>
    foundAmount(folded, match, coarse(yuanOf(match.groups?.figure ?? ''))),
  );
  const sums = placesOf(folded, bareSum).flatMap((match) => {
    const value = yuanOf(match.groups?.figure ?? '');
    return isRare(value) ? [foundAmount(folded, match, `${coarse(value)}元`)] : [];
  });
  const sizes = placesOf(folded, size).map((match) => {
    const [, value = '0', unit = ''] = /^([\d.]+)\s{0,3}(.*)$/u.exec(match[0]) ?? [];
    return foundAt(folded, match, {
      kind: 'amount',
      replacement: `约${Math.max(1, Math.round(Number(value)))}${unit}`,
      reason: '精确的面积、长度或重量',
      rank: ranks.written,
    });
  });
  return [...amounts, ...bare, ...said, ...sums, ...sizes];
}

const foundAmount = (folded: Folded, match: RegExpExecArray, replacement: string): Found =>
  foundAt(folded, match, {
    kind: 'amount',
    replacement,
    reason: '精确或少见的金额',
    rank: ranks.written,
  });

function yuanOf(figure: string): number {
  const [, plain = '', unit] = /^([\d,.]+)\s{0,3}([万亿千百])?$/u.exec(figure.trim()) ?? [];
  if (plain === '') return numberOf(figure);
  const scale = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 1e2 }[unit ?? ''] ?? 1;
  return numberOf(plain) * scale;
}

/** An amount of more than one figure, or a large one, tells which case it was. NaN is none. */
const isRare = (yuan: number): boolean =>
  yuan >= 1_000_000 || (yuan >= 10 && String(Math.round(yuan * 100)).replace(/0+$/u, '').length > 1);

/** 35,600 → 3万余, 1,470,000 → 100余万: its first figure. @param yuan at least 10 */
export function coarse(yuan: number): string {
  if (yuan >= 1e8) return '上亿';
  if (yuan >= 1e7) return '上千万';
  if (yuan >= 1e6) return '上百万';
  const digits = Math.floor(Math.log10(yuan));
  const first = Math.floor(yuan / 10 ** digits) * 10 ** digits;
  return first >= 10_000
    ? `${first / 10_000 >= 10 ? `${first / 10_000}余万` : `${first / 10_000}万余`}`
    : `${first}余`;
}

const people =
  /(?<![\d.第])(?<figure>\d{1,6}|[一二三四五六七八九十百千两]{1,6})(?:余|多|来)?(?<unit>名|户|位|口人|人(?![民次口家]))/gu;
const ages =
  /(?<![\d.])(?<bound>(?:年满|已满|未满|不满|满)\s?)?(?:现年|年仅|今年)?(?<figure>\d{1,3}|[一二三四五六七八九十]{1,4})(?:多|余)?\s{0,3}周?岁(?:半)?/gu;
/** 虚岁七十四, 今年六十二 */
const toldAges =
  /(?:虚岁|虚龄)(?:都|已|是)?\s?(?<figure>\d{1,3}|[一二三四五六七八九十]{1,4})(?!\d|岁)|(?<=今年)(?<second>[五六七八九]十[一二三四五六七八九]?)(?=[,.。;、了]|$)/gmu;
const occupations =
  /村党支部书记|村支部书记|村支书|党支部书记|村委会主任|村委主任|村主任|村会计|妇女主任|治保主任|村长|(?<=(?:小学|中学|幼儿园|学校))校?园?长|村医|乡村医生|民办教师/gu;
const only =
  /(?:全村|村里|本村|村中|全镇|镇上|本镇|当地|附近|方圆[\p{Script=Han}\d]{1,4}里)?(?:唯一|独一无二|仅有|最大|最早|第一)(?:的)?(?:一)?(?:家|个|户|名|位|间|处)?(?:的)?(?=\p{Script=Han}{0,4}(?:厂|店|铺|馆|坊|企业|公司|矿|超市|诊所|医生|教师|大学生|兽医|木匠|铁匠|老师|户|人|学校|砖窑|鱼塘|寡妇|孤儿))/gu;

/** What is rare together: how many, how old, what somebody is, what there is but once. */
export function findParticulars(folded: Folded): readonly Found[] {
  const found = (
    pattern: RegExp,
    kind: Found['kind'],
    reason: string,
    wordsFor: (match: RegExpExecArray) => string | null,
  ): readonly Found[] =>
    placesOf(folded, pattern).flatMap((match) => {
      const replacement = wordsFor(match);
      if (replacement === null) return [];
      return foundAt(folded, match, { kind, replacement, reason, rank: ranks.named });
    });
  return [
    ...found(people, 'count', '人数多的纠纷容易辨认', ({ groups }) =>
      numberOf(groups?.figure ?? '') >= 10 ? `多${groups?.unit ?? '人'}` : null,
    ),
    ...found(ages, 'age', '确切年龄', ({ groups }) =>
      ageWords(numberOf(groups?.figure ?? ''), groups?.bound !== undefined),
    ),
    ...found(toldAges, 'age', '确切年龄', ({ groups }) =>
      ageWords(numberOf(groups?.figure ?? groups?.second ?? ''), false),
    ),
    ...found(occupations, 'occupation', '一村只有一人的身份', ({ 0: text }) =>
      /村|书记|主任/u.test(text) && !/医|教/u.test(text)
        ? '村干部'
        : /医/u.test(text)
          ? '医务人员'
          : '学校人员',
    ),
    ...found(only, 'rarity', '当地独有，由此可知是谁', () => '当地'),
  ];
}

/**
 * Ages from which a law counts (an elder, of age, answerable): behind 年满 or 不满 they tell the rule, not somebody.
 * Sources: Civil Code arts. 17–20 (8, 16, 18); Criminal Law art. 17 (12, 14, 16); Law on the Elderly art. 2 (60); Decision of the
 * Standing Committee of 13 September 2024 on the retirement age (50, 55, 58, 60, 63).
 */
const legalAges: readonly number[] = [8, 12, 14, 16, 18, 50, 55, 58, 60, 63];

/** @param isBound  said as a bound: 年满, 不满 */
function ageWords(age: number, isBound: boolean): string | null {
  if (isBound && legalAges.includes(age)) return null;
  if (!Number.isFinite(age) || age > 130) return null;
  if (age < 10) return '年幼';
  if (age < 18) return '未成年';
  if (age < 20) return '十余岁';
  return age >= 90 ? '高龄' : `${inChinese(Math.floor(age / 10) * 10)}余岁`;
}
