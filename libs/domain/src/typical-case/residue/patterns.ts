import type { Search } from './looked.ts';
import { spanOfMatch } from './plain.ts';
import { type Residue, residueAt } from './residue.kind.ts';

/** What no typical case may show of anybody, whoever it is: over the plain text, in small letters and half width. */
export type Pattern = readonly [Residue['kind'], RegExp, Residue['sentence'], Residue['certainty']?];

/** Searches for patterns. */
export const searchFor =
  (patterns: readonly Pattern[]): Search =>
  ({ plain }) =>
    patterns.flatMap(([kind, pattern, sentence, certainty]) =>
      [...plain.text.matchAll(pattern)].map((match) =>
        residueAt(spanOfMatch(plain, match), kind, sentence, certainty),
      ),
    );

const contact = { zh: '仍有网络联系方式', en: 'a contact on the net is still there' };
const plate = { zh: '仍有车牌号码', en: 'a number plate is still there' };
const caseNumber = { zh: '仍有案号或文号', en: 'a case number is still there' };
const address = { zh: '仍有门牌号', en: 'a house number is still there' };
const marketDay = {
  zh: '集日可能使人知道是哪个乡镇：请概括，或者说明为何不致被认出',
  en: 'market days may tell which township it is: tell them more generally, or say why they do not',
};
const rarity = {
  zh: '“唯一”“仅有”一类的说法可能使人知道是谁：请概括，或者说明为何不致被认出',
  en: 'what there is but once may tell who it was: tell it more generally, or say why it does not',
};
/** The letters of the provinces on number plates. */
export const plateProvinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** Figures as somebody writes them in words in a number. */
export const figuresInWords = '零〇一二三四五六七八九幺洞拐勾两壹贰叁肆伍陆柒捌玖';
/** What is the only one of its kind in any case, and tells nobody. */
const nothingRare =
  '办法|途径|出路|出口|希望|愿望|心愿|要求|诉求|请求|条件|目的|依据|证据|标准|理由|原因|方式|方法|选择|分歧|争议|争执|焦点|问题|障碍|遗憾|区别|收入|来源|住房|继承人|法定|性|解';

/** Numbers, places and things of anybody. */
export const residualPatterns: Search = searchFor([
  ['contact', /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,64}\.[a-z]{2,}/gu, contact],
  [
    'contact',
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{2,64}\s{0,3}(?:\(at\)|\[at\]|\bat\b|艾特)\s{0,3}[a-z0-9-]{1,64}\s{0,3}(?:\(dot\)|\[dot\]|\bdot\b|点|\.)\s{0,3}(?:com|cn|net|org|edu|gov)/gu,
    contact,
  ],
  ['contact', /(?:https?:\/\/|www\.)\S{1,200}/gu, contact],
  [
    'plate',
    new RegExp(
      `[${plateProvinces}][\\s·•.-]{0,3}[a-z](?=[^\\d${figuresInWords}]{0,12}[\\d${figuresInWords}])(?:[\\s·•.-]{0,3}[a-z0-9${figuresInWords}]){5,6}`,
      'gu',
    ),
    plate,
  ],
  // 法释〔2020〕17号 is how the highest bodies number their rules.
  [
    'case_number',
    /(?<!(?:法释|法发|法办|高检发释?字?|国发|国办发|国函|中办发|司发|司发通|公通字))[([【〔]\s{0,3}(?:19|20)\d\d\s{0,3}[)\]】〕][^\s,。;()〔〕]{0,30}?\d{1,12}号/gu,
    caseNumber,
  ],
  [
    'case_number',
    /\p{Script=Han}{1,6}字\s{0,3}[([〔]?(?:(?:19|20)\d\d)?[)\]〕]?年?\s{0,3}第?\s{0,3}\d{1,8}\s{0,3}号/gu,
    caseNumber,
  ],
  [
    'case_number',
    new RegExp(`[${plateProvinces}]\\d{2,4}(?:民|刑|行|执|特|诉|调|初|终){1,4}第?\\d{1,6}号`, 'gu'),
    caseNumber,
  ],
  // 民初123: a court numbers its cases so, whatever its year.
  [
    'case_number',
    /[民刑行][初终申再监特辖督]\s?第?\d{1,6}(?!\d)(?:\s?号)?|(?:执[恢异复保]?|诉前调[确书]?|民调)\s?第?\d{1,6}\s?号/gu,
    caseNumber,
  ],
  // 豫H6688, 豫H·8A6
  [
    'plate',
    new RegExp(
      `[${plateProvinces}][a-z][·•.-]?(?=[a-z]{0,3}\\d)[a-z0-9]{3,4}(?![\\da-z]|栋|座|号楼|区|级|款|型)`,
      'gu',
    ),
    plate,
    'doubt',
  ],
  [
    'date',
    /逢[一二三四五六七八九十](?:[、和,]?逢?[一二三四五六七八九十]){0,3}的?[大赶]?集(?![中体合团资])/gu,
    marketDay,
    'doubt',
  ],
  // K23+500 of a road is one place.
  [
    'address',
    /(?<![a-z0-9])k\d{1,4}\+\d{1,3}(?!\d)/gu,
    { zh: '仍有道路的里程桩号', en: 'the milestone of a road is still there' },
  ],
  [
    'coordinate',
    /[东西]经|[南北]纬|\d{2,3}\.\d{4,}/gu,
    { zh: '仍有坐标', en: 'coordinates are still there' },
  ],
  [
    'address',
    new RegExp(
      `\\d{1,3}(?:号楼|栋|幢)\\d|\\d{1,2}单元|(?:路|街|巷)\\d{1,4}号|(?:组|队|巷)[ ]?[\\d${figuresInWords}十百]{1,5}[ ]?号(?!楼道|线)`,
      'gu',
    ),
    address,
  ],
  [
    'rarity',
    new RegExp(
      `(?:唯一|独一无二|仅有|只此|独此|仅此)的?(?:一[家个户名位人间处所座口条])?的?(?!(?:的|一个|一)?(?:${nothingRare}))|别无分号`,
      'gu',
    ),
    rarity,
    'doubt',
  ],
  [
    'rarity',
    /\b(?:the|its) (?:only|sole)\b(?! (?:way|reason|condition|question|demand|proof|evidence|hope))/gu,
    rarity,
    'doubt',
  ],
]);

const turning = {
  zh: '含有改变文字方向的控制符',
  en: 'a sign that turns the direction of the writing',
} as const;

/** Signs by which a text shows other words than it holds. */
export const turningSigns: Search = ({ original }) =>
  [...original.matchAll(/[\u202a-\u202e\u2066-\u2069]+/gu)].map(({ index, 0: found }) =>
    residueAt({ start: index, end: index + found.length }, 'wording', turning),
  );
