import { literally } from '../../literally.ts';
import { type Folded, placesOf, spanOf } from '../folded.ts';
import type { CaseIdentities, KnownNumber } from '../identities.ts';
import type { ReplacementKind } from '../typical-case.codes.ts';
import { type Found, ranks } from './found.ts';

/** Each figure in every writing: 一三八, 壹, 幺. */
const figures = [
  '0〇零○o洞',
  '1一壹幺',
  '2二贰',
  '3三叁',
  '4四肆',
  '5五伍',
  '6六陆',
  '7七柒拐',
  '8八捌',
  '9九玖勾',
] as const;
const anyFigure = `[${figures.join('').replace('o', '')}]`;
/** What people put between the figures of a long number. */
const gap = String.raw`[\s\-.·—_()、,/*#:]{0,3}`;

const replacements: Readonly<Partial<Record<ReplacementKind, string>>> = {
  phone: '某号码',
  id_number: '某证件号',
  case_number: '某号',
  account: '某账号',
  plate: '某车牌',
  contact: '某联系方式',
  coordinate: '某处',
  number: '某号码',
};

/** A number as it may be written. */
const spelt = (value: string): string =>
  [...value.toLowerCase()]
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
    .map((one) => (/\d/.test(one) ? `[${figures[Number(one)]}]` : literally(one)))
    .join(gap);

const patterns: readonly (readonly [ReplacementKind, RegExp, string])[] = [
  ['contact', /https?:\/\/[^\s，。；、）)》」]+|www\.[^\s，。；、）)》」]+/gu, '网址'],
  ['contact', /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu, '电子邮箱'],
  [
    'contact',
    /[a-z0-9._%+-]{2,}\s*(?:\(at\)|\[at\]|\bat\b|艾特)\s*[a-z0-9-]+\s*(?:\(dot\)|\[dot\]|\bdot\b|点|\.)\s*(?:com|cn|net|org|edu|gov)/gu,
    '电子邮箱',
  ],
  [
    'contact',
    /(?<=(?:微信|weixin|wechat|wx|vx|qq|扣扣|抖音|快手|钉钉)(?:群|账)?(?:号|号码|名|昵称)?[是为叫]?[:：]?\s*)[a-z0-9_-]{4,30}/gu,
    '网络账号',
  ],
  [
    'case_number',
    /[(〔[【]\s*(?:19|20)\d{2}\s*[)〕\]】][^\s,。;()〔〕]{0,30}?第?\s*[\d零〇一二三四五六七八九十百]{1,8}(?:-\d+)?\s*号/gu,
    '案号、文号',
  ],
  ['case_number', /\p{Script=Han}{1,6}字\s*第?\s*\d{1,8}\s*号/gu, '案号、文号'],
  [
    'plate',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][\s·•.-]{0,2}[a-hj-np-z][\s·•.-]{0,2}(?:[a-hj-np-z0-9][\s·•.-]{0,1}){4,5}[a-hj-np-z0-9挂学警港澳]/gu,
    '车牌号码',
  ],
  [
    'plate',
    /(?<=(?:车牌|牌照|车号)(?:号|号码)?[为是:]?\s*)[\p{Script=Han}a-z0-9·]{0,2}[a-z0-9]{4,7}/gu,
    '车牌号码',
  ],
  [
    'id_number',
    /(?<=(?:护照|通行证|军官证|居住证|证件)(?:号|号码)?[为是:]?\s*)[a-z]{0,2}[a-z0-9]{6,12}/gu,
    '证件号码',
  ],
  [
    'id_number',
    /(?<![a-z0-9])[0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10}(?![a-z0-9])/gu,
    '统一社会信用代码',
  ],
  [
    'coordinate',
    /(?:[东西]经|[南北]纬|经度|纬度)[:为]?\s*\d{1,3}(?:\.\d+|度[\d.]+分?(?:[\d.]+秒)?)?(?:度|°)?|\d{2,3}\.\d{4,}\s*°?\s*[neswNESW]?\s*[,、]\s*\d{2,3}\.\d{4,}\s*°?\s*[neswNESW]?/gu,
    '坐标',
  ],
  [
    'number',
    new RegExp(`(?<=(?:尾号|后[三四五六]位|末[三四五六]位)(?:为|是|:)?\\s*)${anyFigure}{3,6}`, 'gu'),
    '号码尾数',
  ],
  ['phone', /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/gu, '固定电话'],
  ['number', /\d{2,6}\s?[*x×]{3,}\s?\d{2,4}[x]?/gu, '遮盖的号码'],
  [
    'number',
    new RegExp(`${anyFigure}(?:${gap}${anyFigure}){5,}${gap}(?:${anyFigure}|x(?![a-z]))`, 'gu'),
    '长串数字',
  ],
];

/** A run of seven figures is a day or an amount where it is written like one: those are found as such. */
const isDayOrAmount = (text: string, { index, 0: found }: RegExpExecArray): boolean =>
  /^(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./]\d{1,2}$/u.test(found) ||
  /^[零〇一二三四五六七八九]{4}$/u.test(found) ||
  /^\s*(?:\.\d+)?\s*(?:万|亿|元|块)/u.test(text.slice(index + found.length));

/** Where numbers of the records stand, in any writing, and whatever looks like such a number. */
export function findNumbers(folded: Folded, { numbers }: Pick<CaseIdentities, 'numbers'>): readonly Found[] {
  const known = numbers.filter(({ value }) => value.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= 4);
  return [
    ...known.flatMap((number) => findKnown(folded, number)),
    ...patterns.flatMap(([kind, pattern, reason]) =>
      placesOf(folded, pattern)
        .filter((match) => kind !== 'number' || !isDayOrAmount(folded.text, match))
        .map(({ index, 0: text }) => ({
          ...spanOf(folded, index, index + text.trimEnd().length),
          kind,
          replacement: replacements[kind] ?? '某号码',
          reason,
          rank: ranks.written,
        })),
    ),
  ];
}

const whose: Readonly<Record<KnownNumber['kind'], string>> = {
  id_number: '当事人的证件号码',
  phone: '本案留存的电话',
  case_number: '本案案号',
};

function findKnown(folded: Folded, { kind, value }: KnownNumber): readonly Found[] {
  return placesOf(
    folded,
    new RegExp(`${kind === 'case_number' ? '[(〔[]?' : ''}${spelt(value.normalize('NFKC'))}`, 'gu'),
  ).map(({ index, 0: text }) => ({
    ...spanOf(folded, index, index + text.length),
    kind,
    replacement: replacements[kind] ?? '某号码',
    reason: whose[kind],
    rank: ranks.known,
  }));
}
