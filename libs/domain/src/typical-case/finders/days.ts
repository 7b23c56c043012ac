import { lunarOf, solarOf } from '../../calendar/lunar.ts';
import { earthlyBranches, heavenlyStems } from '../../calendar/stems.branches.ts';
import { RuleError } from '../../errors.ts';
import { inChinese } from '../../register/chinese-number.ts';
import { numberOf } from '../chinese.figures.ts';
import { type Folded, placesOf } from '../folded.ts';
import { type Found, foundAt, ranks } from './found.ts';

const year = String.raw`(?<year>(?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})`;
const month = String.raw`(?<month>\d{1,2}|十[一二]?|[一二三四五六七八九]|[壹贰叁肆伍陆柒捌玖]|拾[壹贰]?|正|冬|腊)`;
const day = String.raw`(?<day>\d{1,2}|初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]|[贰叁]?拾[壹贰叁肆伍陆柒捌玖]?|[壹贰叁肆伍陆柒捌玖])`;
const clock = String.raw`(?:\s{0,3}t?(?:上午|下午|中午|晚上|凌晨|早上|傍晚)?\s{0,3}\d{1,2}(?:[:时点](?:\d{1,2}分?|半)?)(?::\d{2}(?:\.\d{1,6})?)?(?:z|[+-]\d{2}:?\d{2})?(?:许|左右|整)?)?`;
const farmers = '农历|阴历|古历|旧历';
const calendars = `${farmers}|公历`;
const english = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\\b\\.?';
const nth = '(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b';
/** A term is also set as 10日（含）前. */
const before = String.raw`(?:(?:\(含\))?(?<before>之前|以前|前))?`;

const stemBranchYears = Array.from(
  { length: 60 },
  (_, n) => `${heavenlyStems[n % 10]}${earthlyBranches[n % 12]}`,
).join('|');

const patterns = {
  full: new RegExp(
    `(?:${calendars})?${year}\\s{0,3}[年./-]\\s{0,3}闰?${month}\\s{0,3}[月./-]\\s{0,3}${day}(?![\\d])\\s{0,3}[日号]?${clock}${before}`,
    'gu',
  ),
  monthDay: new RegExp(
    `(?<!\\d)(?:${calendars})?(?:(?<which>去年|前年|今年|明年|同年|当年|次年|每年)的?)?闰?${month}\\s{0,3}月\\s{0,3}${day}(?!\\d)(?:\\s{0,3}[日号]|(?![日号个次人名户月]))${clock}${before}`,
    'gu',
  ),
  /** 26年3月5 */
  shortYear: new RegExp(
    `(?<!\\d)(?<year>\\d{2})\\s?年\\s?${month}\\s?月\\s?${day}(?!\\d)\\s?[日号]?${clock}${before}`,
    'gu',
  ),
  /** March 5, 2026 */
  english: new RegExp(`\\b(?:the )?${english}\\s{0,2}${nth}(?:\\s?,?\\s?(?<year>(?:19|20)\\d\\d))?`, 'gu'),
  /** 5 Mar 2026, the 5th of March */
  englishDayFirst: new RegExp(
    `(?<!\\d)(?:the )?${nth}\\s{0,2}(?:of\\s)?${english}(?:\\s?,?\\s?(?<year>(?:19|20)\\d\\d))?`,
    'gu',
  ),
  /** 3/5/2026 */
  yearLast: /(?<!\d)(?<month>\d{1,2})\s?[./-]\s?(?<day>\d{1,2})\s?[./-]\s?(?<year>(?:19|20)\d\d)(?!\d)/gu,
  yearMonth: new RegExp(`${year}\\s{0,3}年\\s{0,3}${month}\\s{0,3}月(?:份|底|初)?`, 'gu'),
  month:
    /(?<!\d)(?:(?<which>去年|前年|今年|明年|同年|当年|次年|每年)的?)(?:\d{1,2}|十[一二]?|[一二三四五六七八九]|正|冬|腊)\s{0,3}月(?:份|底|初)?/gu,
  monthAlone:
    /(?:农历|阴历|古历|旧历)(?:[二三四五六七八九]|十[一二]?|[正冬腊])月(?:份|里|底|初)?|闰(?:[二三四五六七八九]|十[一二]?|[正冬腊])月(?:份|里)?|(?<![\d第个])(?:\d{1,2}|腊|正|冬)\s{0,3}月(?:份|底|初)?(?!\s{0,3}\d|租|薪|工资|供|息)/gu,
  year: new RegExp(`${year}\\s{0,3}年(?:[初底]|上半年|下半年)?(?:度)?(?:出?生(?:人(?![员口数]))?)?`, 'gu'),
  day: /(?<![\d.第])\d{1,2}\s?[日号](?=那天|当天|这天|早上|晚上|上午|下午|夜里|凌晨|中午|傍晚)|(?<![\d月年-])\d{1,2}\s{0,3}日(?!\d|常|夜|元|工)|(?<=[于在至到]|本月|当月|上月|下月|每月)\d{1,2}\s{0,3}[日号](?![楼院室门房])/gu,
  /** 丙午年八月 */
  stemBranchYear: new RegExp(
    `(?:农历)?(?:${stemBranchYears})年(?:${month}\\s{0,3}月(?:份|底|初|${day}[日号]?)?)?`,
    'gu',
  ),
  /** 上午九点一刻, 九点半 */
  clockInWords:
    /(?:(?:上午|下午|中午|晚上|夜里|凌晨|早上|早晨|傍晚|清早)的?[一二两三四五六七八九十]{1,3}(?:点|时)|(?<![一二两三四五六七八九十几])[一二两三四五六七八九十]{1,3}(?:点|时)(?=[一二三四五六七八九十]{1,3}分|[一三两]刻|半(?!之)|钟))(?:[一三两]刻|[一二三四五六七八九十零〇]{1,4}分?|半(?!之)|钟|许|左右|整|多){0,3}/gu,
  clock:
    /(?<![\d.])(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}时(?:\d{1,2}分)?(?:许|左右|整)?|\d{1,2}点(?:\d{1,2}分|半|许|左右|钟|整))/gu,
} as const;

const months: Readonly<Record<string, number>> = {
  正: 1,
  冬: 11,
  腊: 12,
  ...Object.fromEntries(
    'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, n) => [name, n + 1]),
  ),
};
const wholeDays = ['full', 'monthDay', 'shortYear', 'english', 'englishDayFirst', 'yearLast'] as const;
const msOfDay = 86_400_000;

/** Days of a draft, from its beginning to its end: what comes later is told by how much later it was. */
export class Days {
  #last: number | null = null;

  /** @param reportedOn near which a day without a year lies */
  constructor(private readonly reportedOn: string) {}

  /** Of a part, each day in the words of a draft; to be asked part by part, in their order. */
  find(folded: Folded): readonly Found[] {
    const exact = wholeDays
      .flatMap((name) => this.#matches(folded, name))
      .toSorted((one, other) => one.index - other.index || other[0].length - one[0].length)
      .filter((one, n, all) => n === 0 || one.index >= endOf(all[n - 1]));
    const days = exact.map((match) => found(folded, match, this.#wordsFor(match), '确切日期'));
    const coarse = (
      ['yearMonth', 'month', 'monthAlone', 'year', 'stemBranchYear', 'day', 'clock', 'clockInWords'] as const
    ).flatMap((name) =>
      this.#matches(folded, name).map((match) => found(folded, match, coarseWords(name, match), '时间')),
    );
    // Within one rank the longer wins: a month inside of a whole day is the day.
    return [...days, ...coarse];
  }

  #matches = (folded: Folded, name: keyof typeof patterns) =>
    placesOf(folded, patterns[name]).filter(({ groups }) => isMonth(groups?.month) && isDay(groups?.day));

  #wordsFor({ 0: text, groups = {} }: RegExpExecArray): string {
    if (groups.which === '每年') return '每年某月';
    const day = isLunar(text, groups) ? this.#lunarDayOf(text, groups) : this.#dayOf(groups);
    const last = this.#last;
    // Nobody knows when a day was that the farmers' calendar does not have.
    if (day === null) return `某年某月${groups.before ?? ''}`;
    // A term that was set is no day on which anything happened: what follows is not counted from it.
    if (groups.before === undefined) this.#last = day;
    if (last === null) return `某年某月${groups.before ?? ''}`;
    return intervalWords(Math.round((day - last) / msOfDay), groups.before !== undefined);
  }

  #dayOf(groups: Groups): number {
    const near = this.#near();
    const { year, month, day } = numbersIn(groups);
    const at = (year: number) => Date.UTC(year, month - 1, day);
    if (year !== undefined) return at(year);
    const nearYear = new Date(near).getUTCFullYear();
    return nearest(yearsMeant(groups, nearYear).map(at), near) ?? at(nearYear);
  }

  /** The day of the farmers' calendar that is meant; null where it has none. */
  #lunarDayOf(text: string, groups: Groups): number | null {
    const near = this.#near();
    const { year, month, day } = numbersIn(groups);
    const at = (year: number): readonly number[] =>
      lunarDaysAt({ year, month, isLeap: /闰/u.test(text), day });
    if (year !== undefined) return at(year)[0] ?? null;
    const nearYear = lunarOf(new Date(near).toISOString().slice(0, 10))?.year;
    if (nearYear === undefined) return null;
    return nearest(yearsMeant(groups, nearYear).flatMap(at), near) ?? null;
  }

  /** What was told last, else the report: a day without a year lies near it. */
  #near = (): number => this.#last ?? Date.parse(this.reportedOn);
}

type Groups = Readonly<Record<string, string | undefined>>;

const numbersIn = ({ year, month = '', day = '' }: Groups) => ({
  year: year === undefined ? undefined : numberOf(year) + (year.length === 2 ? 2000 : 0),
  month: months[month] ?? numberOf(month),
  day: numberOf(day.replace('初', '')),
});

const toldYears: Readonly<Record<string, number>> = { 去年: -1, 前年: -2, 明年: 1, 次年: 1 };

/** The year that is said, 去年, else those around. */
function yearsMeant({ which = '' }: Groups, nearYear: number): readonly number[] {
  const told = toldYears[which];
  return told === undefined ? [nearYear - 1, nearYear, nearYear + 1] : [nearYear + told];
}

const saysFarmers = new RegExp(`${farmers}|闰`, 'u');
/** 农历十月廿八, and what no other calendar has: 腊月二十三, 冬月, 三月初五, 廿八. */
const isLunar = (text: string, { month, day }: Groups): boolean =>
  saysFarmers.test(text) || /^[正冬腊]$/u.test(month ?? '') || /^[初廿]/u.test(day ?? '');

/** None where that year has no such leap month, or its month no such day. 腊月三十 is the last of the year also where it has one less. */
function lunarDaysAt(lunar: Parameters<typeof solarOf>[0]): readonly number[] {
  try {
    return [Date.parse(solarOf(lunar))];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return lunar.day === 30 ? lunarDaysAt({ ...lunar, day: 29 }) : [];
  }
}

const nearest = (candidates: readonly number[], near: number): number | undefined =>
  candidates.toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near))[0];

const endOf = (match: RegExpExecArray | undefined): number =>
  match === undefined ? 0 : match.index + match[0].length;

const isMonth = (month: string | undefined): boolean => {
  if (month === undefined) return true;
  const value = months[month] ?? numberOf(month);
  return value >= 1 && value <= 12;
};
const isDay = (day: string | undefined): boolean => {
  if (day === undefined) return true;
  const value = numberOf(day.replace('初', ''));
  return value >= 1 && value <= 31;
};

const found = (folded: Folded, match: RegExpExecArray, replacement: string, reason: string): Found =>
  foundAt(folded, match, { kind: 'date', replacement, reason, rank: ranks.written });

function coarseWords(name: keyof typeof patterns, { groups, 0: text }: RegExpExecArray): string {
  if (name === 'clock' || name === 'clockInWords') return '某时';
  if (name === 'day') return text.endsWith('号') ? '某号' : '某日';
  if (name === 'stemBranchYear') return text.includes('月') ? '某年某月' : '某年';
  if (name === 'year') return text.includes('生') ? '某年出生' : '某年';
  if (name === 'yearMonth') return '某年某月';
  return `${groups?.which ?? ''}某月`;
}

/** About how long after or before: no interval is so exact that the day could be counted back. */
export function intervalWords(days: number, isLimit = false): string {
  if (days === 0) return isLimit ? '当日前' : '当日';
  const length = lengthWords(Math.abs(days));
  if (days < 0) return `${length}前`;
  if (isLimit) return `${length}内`;
  return Math.abs(days) === 1 ? '次日' : `${length}后`;
}

function lengthWords(days: number): string {
  if (days < 5) return '数日';
  if (days < 11) return '约一周';
  if (days < 23) return '约半月';
  if (days < 46) return '约一个月';
  if (days < 345) return `约${monthsInWords(Math.round(days / 30.4))}个月`;
  const years = Math.round(days / 365);
  return `约${years === 2 ? '两' : inChinese(Math.max(1, years))}年`;
}

const monthsInWords = (count: number): string => (count === 2 ? '两' : inChinese(count));
