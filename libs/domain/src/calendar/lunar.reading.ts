import { RuleError } from '../errors.ts';
import { chineseNumber, chineseYear } from '../register/chinese-number.ts';
import type { IsoDate } from './iso-date.ts';
import { lunarFeasts, lunarMonthNames } from './lunar.label.ts';
import { daysInLunarMonth, type LunarDay, lunarOf, solarOf } from './lunar.ts';
import { earthlyBranches, heavenlyStems } from './stems.branches.ts';

/** Other names of the months and feasts, as people write them. */
const monthWords: readonly (readonly [string, number])[] = [
  ...lunarMonthNames.map((name, at) => [name, at + 1] as const),
  ['一', 1],
  ['十一', 11],
  ['十二', 12],
  ['臘', 12],
];
const feastWords: readonly (readonly [string, { readonly month: number; readonly day: number }])[] = [
  ...lunarFeasts.map(({ zh, month, day }) => [zh.replace(/节$/, ''), { month, day }] as const),
  ['过年', { month: 1, day: 1 }],
];

/** What was typed of a lunar day. */
interface Typed {
  readonly year: { readonly of: number } | { readonly cycle: number } | { readonly from: number } | null;
  readonly month: number;
  readonly isLeap: boolean;
  /** `last`: the last of its month, whichever its number. */
  readonly day: number | 'last';
}

/**
 * The civil day that somebody means who types 正月十五, 农历八月十五, 闰六月初一, 明年正月初六, 丁未年腊月廿三, 2027年五月初五, 中秋
 * or 除夕. Without a year it is the next such day that is not past.
 * @param today  the day on which it is typed
 * @throws RuleError kind "invalid", code "lunar-unreadable" for words that name no lunar day,
 *         "no-such-lunar-day" for a day that the month does not have
 */
export function readLunarDay(words: string, today: IsoDate): IsoDate {
  const typed = typedIn(words.replace(/\s/g, '').replace(/^(农历|阴历|旧历|夏历)/, ''));
  const now = lunarOf(today);
  if (typed === null || now === null) throw unreadable();
  const year = yearOf(typed, now);
  const found = year === null ? null : dayIn(year, typed);
  if (found === null) throw noSuchDay();
  return found;
}

/** The lunar year that is meant. A day that the next such month does not have is a mistake, no day of a later year. */
function yearOf({ year, ...typed }: Typed, now: LunarDay): number | null {
  if (year !== null && 'of' in year) return year.of;
  if (year !== null && 'from' in year) return now.year + year.from;
  // The name of a year comes back after sixty: the nearest that is not past.
  if (year !== null) return now.year + ((((year.cycle - (now.year - 4)) % 60) + 60) % 60);
  const { month, isLeap, day } = typed;
  // A leap month may be many years away.
  for (let later = now.year; later <= now.year + 60; later += 1) {
    const days = daysInLunarMonth({ year: later, month, isLeap });
    const wanted = { year: later, month, isLeap, day: day === 'last' ? days : day };
    if (days > 0 && !isBefore(wanted, now)) return later;
  }
  return null;
}

const placeOf = ({ month, isLeap, day }: LunarDay): number => (month * 2 + (isLeap ? 1 : 0)) * 31 + day;
const isBefore = (one: LunarDay, other: LunarDay): boolean =>
  one.year < other.year || (one.year === other.year && placeOf(one) < placeOf(other));

function dayIn(year: number, { month, isLeap, day }: Typed): IsoDate | null {
  const days = daysInLunarMonth({ year, month, isLeap });
  const wanted = day === 'last' ? days : day;
  return wanted >= 1 && wanted <= days
    ? solarOf({ year, month, isLeap, day: wanted } satisfies LunarDay)
    : null;
}

function typedIn(words: string): Typed | null {
  const { year, rest } = yearIn(words);
  if (/^(除夕|年三十|大年三十|年底)$/.test(rest)) return { year, month: 12, isLeap: false, day: 'last' };
  const feast = feastWords.find(([name]) => rest === name || rest === `${name}节`);
  if (feast !== undefined) return { year, ...feast[1], isLeap: false };
  const parts = /^(闰?)(.{1,2})月(.{1,3})$/.exec(rest);
  const [, leap, monthWord, dayWord] = parts ?? [];
  if (monthWord === undefined || dayWord === undefined) return null;
  const month = monthWords.find(([name]) => name === monthWord)?.[1];
  const day = /^(底|末|月底)$/.test(dayWord) ? ('last' as const) : dayOf(dayWord);
  if (month === undefined || day === null) return null;
  // 腊月三十 is said of the last day of the year also where that is the twenty-ninth.
  return { year, month, isLeap: leap === '闰', day: month === 12 && day === 30 ? 'last' : day };
}

function yearIn(words: string): { readonly year: Typed['year']; readonly rest: string } {
  const spoken = /^(今年|明年|后年)/.exec(words)?.[1];
  if (spoken !== undefined) {
    return { year: { from: ['今年', '明年', '后年'].indexOf(spoken) }, rest: words.slice(2) };
  }
  const [whole, digits] = /^(\d{4}|[〇零一二三四五六七八九]{4})年/.exec(words) ?? [];
  if (whole !== undefined && digits !== undefined) {
    return { year: { of: chineseYear(digits) ?? Number(digits) }, rest: words.slice(whole.length) };
  }
  const stem = heavenlyStems.indexOf(words.charAt(0));
  const branch = earthlyBranches.indexOf(words.charAt(1));
  if (stem < 0 || branch < 0 || words.charAt(1) === '' || words.charAt(2) !== '年')
    return { year: null, rest: words };
  const cycle = Array.from({ length: 60 }, (_, n) => n).find((n) => n % 10 === stem && n % 12 === branch);
  return cycle === undefined ? { year: null, rest: words } : { year: { cycle }, rest: words.slice(3) };
}

/** 初一, 十五, 廿三, 二十三, 三十, 15日. */
function dayOf(word: string): number | null {
  const plain = word.replace(/[日号]$/, '');
  if (/^\d{1,2}$/.test(plain)) return Number(plain);
  const [, tens = '', ones = ''] =
    /^(初|十|廿|卅|二十|三十)?([〇零一二三四五六七八九十]?)$/.exec(plain) ?? [];
  if (tens === '' && plain.length !== 1) return null;
  const base = { 初: 0, 十: 10, 廿: 20, 二十: 20, 卅: 30, 三十: 30, '': 0 }[tens];
  const one = ones === '' ? 0 : chineseNumber(ones);
  if (base === undefined || one === null || (one === 10 && base !== 0)) return null;
  const day = base + one;
  return day >= 1 && day <= 30 ? day : null;
}

const unreadable = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'lunar-unreadable',
    message: 'Not a lunar day such as 正月十五 or 明年腊月廿三.',
    messageZh: '请按农历写法填写，如“正月十五”“明年腊月廿三”。',
  });

const noSuchDay = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'no-such-lunar-day',
    message: 'The lunar month of that year has no such day.',
    messageZh: '那一年的农历月份没有这一天，请核对（小月没有三十）。',
  });
