import { addDays, type IsoDate } from '../../../calendar/iso-date.ts';
import { lunarOf } from '../../../calendar/lunar.ts';

/** A feast or a turn of the year by its names, and on which day it falls. */
interface Festival {
  readonly names: string;
  readonly isOn: (day: IsoDate) => boolean;
}

const solar = (month: number, day: number) => (on: IsoDate) =>
  on.slice(5) === `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const lunar = (month: number, day: number) => (on: IsoDate) => {
  const found = lunarOf(on);
  return found !== null && !found.isLeap && found.month === month && found.day === day;
};
/** The turns of the sun move by a day from year to year. */
const about = (month: number, day: number) => (on: IsoDate) =>
  [-1, 0, 1].some((n) => solar(month, day)(addDays(on, n)));

/** The feasts of the country, and the twenty-four turns of the sun. */
const festivals: readonly Festival[] = [
  { names: '元旦|阳历年', isOn: solar(1, 1) },
  { names: '妇女节|三八节', isOn: solar(3, 8) },
  { names: '五一|劳动节', isOn: solar(5, 1) },
  { names: '儿童节|六一', isOn: solar(6, 1) },
  { names: '建军节|八一', isOn: solar(8, 1) },
  { names: '教师节', isOn: solar(9, 10) },
  { names: '国庆|十一', isOn: solar(10, 1) },
  { names: '圣诞', isOn: solar(12, 25) },
  { names: '平安夜', isOn: solar(12, 24) },
  { names: '春节|大年初一|年初一', isOn: lunar(1, 1) },
  { names: '元宵|正月十五|灯节', isOn: lunar(1, 15) },
  { names: '龙抬头|二月二', isOn: lunar(2, 2) },
  { names: '三月三', isOn: lunar(3, 3) },
  { names: '端午|端阳', isOn: lunar(5, 5) },
  { names: '七夕|乞巧', isOn: lunar(7, 7) },
  { names: '中元|鬼节|七月半', isOn: lunar(7, 15) },
  { names: '中秋|八月十五|团圆节', isOn: lunar(8, 15) },
  { names: '重阳|九九', isOn: lunar(9, 9) },
  { names: '寒衣节|十月一', isOn: lunar(10, 1) },
  { names: '腊八', isOn: lunar(12, 8) },
  { names: '小年|祭灶', isOn: (on) => lunar(12, 23)(on) || lunar(12, 24)(on) },
  { names: '除夕|大年三十|年三十|大年夜|三十晚上', isOn: (on) => lunar(1, 1)(addDays(on, 1)) },
  ...(
    [
      ['小寒', 1, 6],
      ['大寒', 1, 20],
      ['立春', 2, 4],
      ['雨水', 2, 19],
      ['惊蛰', 3, 6],
      ['春分', 3, 21],
      ['清明', 4, 5],
      ['谷雨', 4, 20],
      ['立夏', 5, 6],
      ['小满', 5, 21],
      ['芒种', 6, 6],
      ['夏至', 6, 21],
      ['小暑', 7, 7],
      ['大暑', 7, 23],
      ['立秋', 8, 8],
      ['处暑', 8, 23],
      ['白露', 9, 8],
      ['秋分', 9, 23],
      ['寒露', 10, 8],
      ['霜降', 10, 24],
      ['立冬', 11, 8],
      ['小雪', 11, 22],
      ['大雪', 12, 7],
      ['冬至', 12, 22],
    ] as const
  ).map(([names, month, day]): Festival => ({ names, isOn: about(month, day) })),
];

/** Turns of the sun that are also everyday words. */
export const everydayTurns = new Set('雨水 小满 大雪 小雪 白露 谷雨 大寒 春分'.split(' '));

/** Names of all feasts, the longer first, as a part of a pattern. */
export const festivalNames: string = festivals
  .flatMap(({ names }) => names.split('|'))
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/** Does a feast of this name fall on any of these days? */
export const fallsOn = (name: string, days: readonly IsoDate[]): boolean =>
  festivals.some(({ names, isOn }) => names.split('|').includes(name) && days.some(isOn));
