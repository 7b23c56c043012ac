import { literally } from '../../literally.ts';
import { figureWritings } from '../figure.writings.ts';
import { type Folded, placesOf } from '../folded.ts';
import type { CaseIdentities, KnownNumber } from '../identities.ts';
import type { ReplacementKind } from '../typical-case.codes.ts';
import { type Found, foundAt, ranks } from './found.ts';

const anyFigure = `[${figureWritings.join('')}]`;
/** Letters that are written for a figure in a number that is known. */
const lookAlikes: Readonly<Record<string, string>> = { 0: 'o', 1: 'li' };
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

/** 138转0013: what is said between the parts of a number, and what is written in the place of figures. */
const apart = String.raw`[\s\-.·—_()、,/*#:]{0,8}(?:[转杠横减点空再加接和]{1,2}[\s\-.·—_()、,/*#:]{0,8})?`;
const hidden = String.raw`[\s\-.·—_*#x×○某●□]{1,14}`;

const figureIn = (one: string): string =>
  /\d/.test(one) ? `[${figureWritings[Number(one)]}${lookAlikes[one] ?? ''}]` : literally(one);

/** A number as it may be written; of a longer one also its two ends with the middle hidden. */
function spelt(value: string): string {
  const signs = [...value.toLowerCase()].filter((one) => /[\p{L}\p{N}]/u.test(one));
  const whole = signs.map(figureIn).join(apart);
  if (signs.length < 8) return whole;
  const ends = (from: number, to: number) =>
    `${signs.slice(0, from).map(figureIn).join('')}${hidden}${signs.slice(-to).map(figureIn).join('')}`;
  return `${whole}|${ends(3, 4)}|${ends(6, 4)}|${ends(3, 3)}`;
}

/** 月人调字: the letters of the office in a case number, with whatever of the number stands behind them. */
function officeCode(value: string): string | null {
  const code = /\p{Script=Han}{3,}/u.exec(value.normalize('NFKC'))?.[0].replace(/字?第?号?$/u, '') ?? '';
  return code.length < 3
    ? null
    : `${literally(code)}字?\\s?[([〔]?(?:\\d{4})?[)\\]〕]?[年-]?\\s?第?\\s?\\d{0,6}\\s?号?`;
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const inWords = '零〇一二三四五六七八九幺洞拐勾壹贰叁肆伍陆柒捌玖';
/** Beside these a few figures are the end of a number. */
const tailWords =
  '(?![〇零一二三四五六七八九十百第])\\p{Script=Han}号码?|尾号|尾数|[后末][三四五六3456]位数?|卡号|银行卡|[账帐]号|账户|存折|手机号?码?|电话号?码?|座机|身份证号?码?|证件号|订单号?|单号|编号';
/** Lines that everybody calls. */
const hotlines = '1(?:10|19|20|22)(?!\\d)|12[13]\\d\\d(?!\\d)';

const patterns: readonly (readonly [ReplacementKind, RegExp, string])[] = [
  ['contact', /(?:https?:\/\/|www\.)[^\s，。；、）)》」]{1,500}/gu, '网址'],
  [
    'contact',
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,64}(?:\.[a-z0-9-]{1,64}){1,6}/gu,
    '电子邮箱',
  ],
  [
    'contact',
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{2,64}\s{0,3}(?:\(at\)|\[at\]|\bat\b|艾特)\s{0,3}[a-z0-9-]{1,64}\s{0,3}(?:\(dot\)|\[dot\]|\bdot\b|点|\.)\s{0,3}(?:com|cn|net|org|edu|gov)/gu,
    '电子邮箱',
  ],
  [
    'contact',
    /(?<=(?:微信|威信|薇信|v信|weixin|wechat|wx|vx|qq|扣扣|抖音|快手|钉钉)(?:群|账)?(?:号|号码|名|昵称|id)?[是为叫]?[:：]?\s{0,3})[a-z0-9_-]{4,30}/gu,
    '网络账号',
  ],
  [
    'case_number',
    /[(〔[【]\s{0,3}(?:19|20)\d{2}\s{0,3}[)〕\]】][^\s,。;()〔〕]{0,30}?第?\s{0,3}[\d零〇一二三四五六七八九十百]{1,8}(?:-\d+)?\s{0,3}号/gu,
    '案号、文号',
  ],
  [
    'case_number',
    /\p{Script=Han}{1,6}字\s?[([〔]?(?:(?:19|20)\d\d)?[)\]〕]?年?\s{0,3}第?\s{0,3}\d{1,8}\s{0,3}号/gu,
    '案号、文号',
  ],
  [
    'case_number',
    new RegExp(
      `(?:(?:19|20)\\d\\d年?)?[${provinces}]\\d{2,4}(?:民|刑|行|执|特|诉|调|初|终){1,4}第?\\d{1,6}号`,
      'gu',
    ),
    '案号、文号',
  ],
  [
    'plate',
    new RegExp(
      `[${provinces}][\\s·•.-]{0,2}[a-z][\\s·•.-]{0,2}(?:[a-z0-9${inWords}][\\s·•.-]?){4,5}[a-z0-9${inWords}挂学警港澳]`,
      'gu',
    ),
    '车牌号码',
  ],
  ['plate', new RegExp(`[${provinces}][a-z][·•.-]?\\d{4}(?![\\da-z])`, 'gu'), '车牌号码'],
  [
    'plate',
    /(?<=(?:车牌|牌照|车号)(?:号|号码)?[为是:]?\s{0,3})[\p{Script=Han}a-z0-9·]{0,2}[a-z0-9]{4,7}/gu,
    '车牌号码',
  ],
  [
    'id_number',
    /(?<=(?:护照|通行证|军官证|居住证|证件)(?:号|号码)?[为是:]?\s{0,3})[a-z]{0,2}[a-z0-9]{6,12}/gu,
    '证件号码',
  ],
  [
    'id_number',
    /(?<![a-z0-9])[0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10}(?![a-z0-9])/gu,
    '统一社会信用代码',
  ],
  [
    'coordinate',
    /(?:[东西]经|[南北]纬|经度|纬度)[:为]?\s{0,3}\d{1,3}(?:\.\d+|度[\d.]+分?(?:[\d.]+秒)?)?(?:度|°)?|\d{2,3}\.\d{4,}\s{0,3}°?\s{0,3}[neswNESW]?\s{0,3}[,、]\s{0,3}\d{2,3}\.\d{4,}\s{0,3}°?\s{0,3}[neswNESW]?/gu,
    '坐标',
  ],
  [
    'number',
    new RegExp(`(?<=(?:${tailWords})(?:为|是|叫)?[:：]?\\s{0,3})(?!${hotlines})${anyFigure}{3,6}`, 'gu'),
    '号码尾数',
  ],
  ['number', /(?<![\d.])\d{3,6}(?=的?(?:结尾|收尾|尾号))/gu, '号码尾数'],
  ['phone', /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/gu, '固定电话'],
  ['number', /(?<!\d)\d{2,6}(?:\s?[转杠]\s?\d{2,6}){1,8}(?!\d)/gu, '长串数字'],
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
  /^\s{0,3}(?:\.\d+)?\s{0,3}(?:万|亿|元|块)/u.test(text.slice(index + found.length));

/** Where numbers of the records stand, in any writing, and whatever looks like such a number. */
export function findNumbers(folded: Folded, { numbers }: Pick<CaseIdentities, 'numbers'>): readonly Found[] {
  const known = numbers.filter(({ value }) => value.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= 4);
  return [
    ...known.flatMap((number) => findKnown(folded, number)),
    ...patterns.flatMap(([kind, pattern, reason]) =>
      placesOf(folded, pattern)
        .filter((match) => kind !== 'number' || !isDayOrAmount(folded.text, match))
        .map((match) =>
          foundAt(folded, match, {
            kind,
            replacement: replacements[kind] ?? '某号码',
            reason,
            rank: ranks.written,
          }),
        ),
    ),
  ];
}

const whose: Readonly<Record<KnownNumber['kind'], string>> = {
  id_number: '当事人的证件号码',
  phone: '本案留存的电话',
  case_number: '本案案号',
};

function findKnown(folded: Folded, { kind, value }: KnownNumber): readonly Found[] {
  const isCase = kind === 'case_number';
  const code = isCase ? officeCode(value) : null;
  const ways = [
    `${isCase ? '[(〔[]?' : ''}(?:${spelt(value.normalize('NFKC'))})`,
    ...(code === null ? [] : [code]),
  ];
  return placesOf(folded, new RegExp(ways.join('|'), 'gu')).map((match) =>
    foundAt(folded, match, {
      kind,
      replacement: replacements[kind] ?? '某号码',
      reason: whose[kind],
      rank: ranks.known,
    }),
  );
}
