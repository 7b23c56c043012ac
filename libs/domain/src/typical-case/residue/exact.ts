import { numberOf } from '../chinese.figures.ts';
import type { KnownCase, KnownSearch } from './looked.ts';
import { spanIn, spanOfMatch } from './plain.ts';
import { type Residue, residueAt } from './residue.kind.ts';
import { fullYear } from './said/days.said.ts';

const sentences = {
  amount: { zh: '与本案的确切金额相同', en: 'the same as an exact amount of the case' },
  age: { zh: '与本案人员的确切年龄相同', en: 'the same as the exact age of somebody of the case' },
  born: { zh: '与本案人员的出生年份相同', en: 'the same as the year in which somebody of the case was born' },
  month: {
    zh: '与本案人员的出生年月相同',
    en: 'the same as the month in which somebody of the case was born',
  },
} as const;

const figures = '零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟';
const amount = new RegExp(
  `(?<![\\d.]|\\d,)(?<figure>\\d[\\d,]{0,14}(?:\\.\\d{1,6})?(?:\\s?[万亿]\\s?\\d[\\d,]{0,14}(?:\\.\\d{1,6})?)?\\s?[万亿千百]?|(?<![${figures}])[${figures}]{2,20})(?<about>余|多|来|几)?\\s?(?<unit>元|块(?![石地田砖])|圆|人民币|rmb|yuan)?`,
  'gu',
);
const age =
  /(?<![\d.第])(?<figure>\d{1,3}|[一二三四五六七八九十]{1,4})\s?(?:周?岁(?!以[上下内])|years?[ -]old)|\baged?\s(?<years>\d{1,3})\b|现年(?<now>\d{1,3})/gu;
const year = '(?<year>(?:19|20)\\d\\d|(?<![\\d.第])\\d\\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})';
const month = '(?<month>\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s?月';
const born = new RegExp(
  `${year}\\s?年(?:\\s?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s?月)?(?:份|底|初)?(?:出生|生人|生(?![产意病活育效态日长命死]))|生于${year.replace('<year>', '<later>')}年`,
  'gu',
);
const monthOfYear = new RegExp(`${year}\\s?年\\s?${month}`, 'gu');

interface Sum {
  readonly index: number;
  readonly length: number;
  readonly yuan: number;
  readonly hasUnit: boolean;
}

/**
 * Amounts of the case. One of three figures that count (35,600) is no chance and is refused, without 元 as well where it is
 * long or has pence; one of two (12,000), or a million and more, is asked about where it is money; round ones (5,000) tell nobody.
 */
export const exactAmounts: KnownSearch = ({ said }) => {
  const known = new Set(
    said.flatMap((words) =>
      sumsIn(words)
        .filter(({ yuan, hasUnit }) => hasUnit || isSum(yuan))
        // 43,216.50 is also told as 43,216.
        .flatMap(({ yuan }) => [yuan, Math.floor(yuan), Math.round(yuan)]),
    ),
  );
  return ({ plain }) =>
    sumsIn(plain.text).flatMap(({ index, length, yuan, hasUnit }): readonly Residue[] => {
      if (yuan < 100 || !known.has(yuan)) return [];
      const counting = countingFigures(yuan);
      const isAsked = hasUnit && (counting === 2 || yuan >= 1_000_000);
      const isRefused = counting > 2 && (hasUnit || isSum(yuan));
      if (!isRefused && !isAsked) return [];
      const span = spanIn(plain, index, index + length);
      return [residueAt(span, 'amount', sentences.amount, isRefused ? 'sure' : 'doubt')];
    });
};

/** Without 元 it is a sum by its pence, or by its length: 365 may be days, 1165 an article. */
const isSum = (yuan: number): boolean =>
  countingFigures(yuan) > 2 && (yuan >= 10_000 || (yuan >= 1000 && !Number.isInteger(yuan)));

/** Every sum that is not rounded by a word: 3万余元 is none. */
const sumsIn = (text: string): readonly Sum[] =>
  [...text.matchAll(amount)].flatMap(({ index, 0: found, groups }) => {
    const { figure = '', about, unit } = groups ?? {};
    const yuan = Math.round(yuanOf(figure) * 100) / 100;
    const isYear = unit === undefined && /^(?:19|20)\d\d$/u.test(figure.trim());
    if (about !== undefined || isYear || !Number.isFinite(yuan)) return [];
    return [{ index, length: found.trimEnd().length, yuan, hasUnit: unit !== undefined }];
  });

function yuanOf(figure: string): number {
  const [, plain, unit] = /^([\d,.]+)\s?([千百])$/u.exec(figure.trim()) ?? [];
  if (plain !== undefined) return numberOf(plain) * (unit === '千' ? 1000 : 100);
  return numberOf(figure);
}

/** 43,216.50 has six, 35,600 three, 5,000 one. */
const countingFigures = (yuan: number): number => String(Math.round(yuan * 100)).replace(/0+$/u, '').length;

/** Ages of people of the case, told or by their identity numbers: asked about, since many may be as old. The year of birth is refused. */
export const exactAges: KnownSearch = ({ identities, said }) => {
  const births = identities.numbers.flatMap(birthOf);
  const ages = new Set([
    ...said.flatMap((text) => [...text.matchAll(age)].map(ageOf)),
    ...births.map((birth) => yearsBetween(birth, identities.reportedOn)),
  ]);
  const reportedIn = Number(identities.reportedOn.slice(0, 4));
  const yearOf = ({ groups }: RegExpExecArray) => fullYear(groups?.year ?? groups?.later ?? '', reportedIn);
  const monthOf = (match: RegExpExecArray) => `${yearOf(match)}-${numberOf(match.groups?.month ?? '')}`;
  const years = new Set([
    ...said.flatMap((text) => [...text.matchAll(born)].map(yearOf)),
    ...births.map((birth) => Number(birth.slice(0, 4))),
  ]);
  const months = new Set(births.map((birth) => birth.slice(0, 7).replace('-0', '-')));
  return ({ plain }) => [
    ...[...plain.text.matchAll(age)]
      .filter((match) => ages.has(ageOf(match)))
      .map((match) => residueAt(spanOfMatch(plain, match), 'age', sentences.age, 'doubt')),
    ...[...plain.text.matchAll(born)]
      .filter((match) => years.has(yearOf(match)))
      .map((match) => residueAt(spanOfMatch(plain, match), 'age', sentences.born)),
    ...[...plain.text.matchAll(monthOfYear)]
      .filter((match) => months.has(monthOf(match)))
      .map((match) => residueAt(spanOfMatch(plain, match), 'age', sentences.month)),
  ];
};

const ageOf = ({ groups }: RegExpExecArray): number =>
  numberOf(groups?.figure ?? groups?.years ?? groups?.now ?? '');

/** The day of birth that an identity number holds. */
const birthOf = ({ kind, value }: KnownCase['identities']['numbers'][number]): readonly string[] => {
  const [, year, month, day] =
    kind === 'id_number' ? (/^\d{6}((?:19|20)\d\d)(\d\d)(\d\d)/u.exec(value) ?? []) : [];
  return year === undefined || month === undefined || day === undefined ? [] : [`${year}-${month}-${day}`];
};

const yearsBetween = (birth: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
