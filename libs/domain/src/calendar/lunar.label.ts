import type { Label } from '../label.ts';
import { dayLabel } from './day.label.ts';
import type { IsoDate } from './iso-date.ts';
import { daysInLunarMonth, type LunarDay, lunarOf } from './lunar.ts';
import { earthlyBranches, heavenlyStems } from './stems.branches.ts';

export const lunarMonthNames = [
  '正',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '冬',
  '腊',
] as const;
const figures = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Feasts by which people name the day of a promise. The last day of the year is 除夕, whichever its number. */
export const lunarFeasts: readonly { readonly month: number; readonly day: number; readonly zh: string }[] = [
  { month: 1, day: 1, zh: '春节' },
  { month: 1, day: 15, zh: '元宵节' },
  { month: 5, day: 5, zh: '端午节' },
  { month: 8, day: 15, zh: '中秋节' },
  { month: 9, day: 9, zh: '重阳节' },
  { month: 12, day: 8, zh: '腊八' },
];

/** 甲子 is 1984. */
const yearName = (year: number): string =>
  `${heavenlyStems.charAt((((year - 4) % 10) + 10) % 10)}${earthlyBranches.charAt((((year - 4) % 12) + 12) % 12)}`;

function dayName(day: number): string {
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${['初', '十', '廿'][Math.floor((day - 1) / 10)] ?? ''}${figures[((day - 1) % 10) + 1] ?? ''}`;
}

const isLastOfYear = (lunar: LunarDay): boolean =>
  lunar.month === 12 &&
  lunar.day === daysInLunarMonth(lunar) &&
  (lunar.isLeap || daysInLunarMonth({ ...lunar, isLeap: true }) === 0);

/** The feast that falls on a lunar day; a leap month has none. */
function feastOf(lunar: LunarDay): string | null {
  if (isLastOfYear(lunar)) return '除夕';
  if (lunar.isLeap) return null;
  return lunarFeasts.find(({ month, day }) => month === lunar.month && day === lunar.day)?.zh ?? null;
}

/** Month and day: 正月十五, 闰六月初一. */
export const lunarDayName = ({ month, isLeap, day }: LunarDay): string =>
  `${isLeap ? '闰' : ''}${lunarMonthNames[month - 1] ?? ''}月${dayName(day)}`;

/**
 * The lunar day as agreements name it beside the civil one: 农历丙午年正月十五（元宵节）, "lunar 1/15 of 2026".
 * @returns null outside the table, see {@link lunarOf}
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function lunarLabel(date: IsoDate): Label | null {
  const lunar = lunarOf(date);
  if (lunar === null) return null;
  const feast = feastOf(lunar);
  return {
    zh: `农历${yearName(lunar.year)}年${lunarDayName(lunar)}${feast === null ? '' : `（${feast}）`}`,
    en: `lunar ${lunar.isLeap ? 'leap ' : ''}${lunar.month}/${lunar.day} of ${lunar.year}`,
  };
}

/**
 * A day of a promise in both calendars, with its year: 2026年3月3日，农历丙午年正月十五（元宵节）.
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source domain rules, formats: store the solar date, print both
 */
export function promiseDayLabel(date: IsoDate): Label {
  const [solar, lunar] = [dayLabel(date), lunarLabel(date)];
  if (lunar === null) return solar;
  return { zh: `${solar.zh}，${lunar.zh}`, en: `${solar.en}, ${lunar.en}` };
}
