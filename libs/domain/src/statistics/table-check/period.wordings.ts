import { chineseNumber } from '../../register/chinese-number.ts';

/** The months that a figure counts, both ends included; without a year where none is named. */
export interface Period {
  readonly year: number | null;
  readonly from: number;
  readonly to: number;
}

export interface PeriodReading {
  readonly period: Period | null;
  /** 累计: since the beginning of the year, without saying how far. */
  readonly isCumulative: boolean;
  /** The words without those of the period. */
  readonly rest: string;
}

const number = '\\d{1,2}|[一二三四五六七八九十]{1,2}';
const year = '(?:(20\\d\\d)年?度?)?';
const span = new RegExp(`${year}(${number})月?(?:份)?(?:-|至|到|~)(${number})月(?:份)?`);
const month = new RegExp(`${year}(?<![\\d-])(${number})月(?:份)?(?!\\d)`);
const quarter = new RegExp(`${year}第?([一二三四1-4])季度?`);
const half = new RegExp(`${year}([上下])半年`);
const wholeYear = /(20\d\d)年(?:度|全年)?/;
const current = /本(?:年度?|期|月|季度?|周)|今年|全年(?:度)?|年度|当[年月期]|今年以来/g;

/** Finds the period in a label: 3月, 1—6月, 一季度, 上半年, 2023年. 本期, 全年 and 今年 name no other period than the table's. */
export function readPeriod(label: string): PeriodReading {
  const text = label.replace(/[—–―]/g, '-');
  const isCumulative = /累计|合计至/.test(text);
  const found = periodIn(text);
  if (found === null) return { period: null, isCumulative, rest: text.replace(current, '') };
  return { ...found, isCumulative, rest: found.rest.replace(current, '') };
}

function periodIn(text: string): Omit<PeriodReading, 'isCumulative'> | null {
  const spans = span.exec(text);
  if (spans) {
    const [from, to] = [numberOf(spans[2]), numberOf(spans[3])];
    if (isMonth(from) && isMonth(to) && from <= to)
      return reading(text, spans[0], yearOf(spans[1]), from, to);
  }
  const quarters = quarter.exec(text);
  if (quarters) {
    const last = 3 * numberOf(quarters[2]);
    return reading(text, quarters[0], yearOf(quarters[1]), last - 2, last);
  }
  const halves = half.exec(text);
  if (halves) {
    const first = halves[2] === '上' ? 1 : 7;
    return reading(text, halves[0], yearOf(halves[1]), first, first + 5);
  }
  const months = month.exec(text);
  if (months && isMonth(numberOf(months[2]))) {
    const one = numberOf(months[2]);
    return reading(text, months[0], yearOf(months[1]), one, one);
  }
  const years = wholeYear.exec(text);
  return years ? reading(text, years[0], yearOf(years[1]), 1, 12) : null;
}

function reading(
  text: string,
  words: string,
  inYear: number | null,
  from: number,
  to: number,
): Omit<PeriodReading, 'isCumulative'> {
  return { period: { year: inYear, from, to }, rest: text.replace(words, '') };
}

const numberOf = (words = ''): number =>
  /^\d/.test(words) ? Number(words) : (chineseNumber(words) ?? Number.NaN);
const yearOf = (words: string | undefined): number | null => (words === undefined ? null : Number(words));
const isMonth = (value: number): boolean => value >= 1 && value <= 12;

/** The period in a form that can be compared; '' for the table's own. */
export const periodKey = (period: Period | null): string =>
  period === null ? '' : `${period.year ?? ''}:${period.from}-${period.to}`;

/** The period for people. */
export function periodLabel({ year: inYear, from, to }: Period): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = inYear === null ? ['', ''] : [`${inYear}年`, ` ${inYear}`];
  if (from === 1 && to === 12) return { zh: `${zh}全年`, en: `the year${en}` };
  if (from === to) return { zh: `${zh}${from}月`, en: `month ${from}${en}` };
  return { zh: `${zh}${from}—${to}月`, en: `months ${from}–${to}${en}` };
}

/** The year that a period is the whole of; null where it is a part of one, or names none. */
export const wholeYearOf = ({ year, from, to }: Period): number | null =>
  from === 1 && to === 12 ? year : null;
