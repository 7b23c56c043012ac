import { type Pattern, searchFor } from '../patterns.ts';

const day = { zh: '仍有确切日期', en: 'an exact day is still there' };
const hour = { zh: '仍有确切时刻', en: 'an exact time of the day is still there' };

const figure = '[零〇一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]';
const month = `(?:\\d{1,2}|${figure}{1,3}|[正冬腊])`;
const date = `(?:\\d{1,2}(?!\\d)|初[一二三四五六七八九十]|${figure}{1,3})`;
/** 3月5人, 二月三千元: what is counted is no day. */
const counted =
  '个次人名户月年元万千百多余几天周星期级层间亩吨起件场轮期份套辆台头只棵块条把岁点斤米吋%块.倍成分小成租薪';
const english =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const nth = '\\d{1,2}(?:st|nd|rd|th)?\\b';

const patterns: readonly Pattern[] = [
  // 2026年3月5日, 2026-03-05, 26年3月5
  [
    'date',
    /(?<!\d)(?:19|20)\d\d(?:\s{0,2}年\s{0,2}\d{1,2}\s{0,2}[月./-]\s{0,2}\d{1,2}|\s?(?<sign>[./、,_ -])\s?(?:0?[1-9]|1[0-2])\s?\k<sign>\s?(?:[12]\d|3[01]|0?[1-9]))(?![\d]|\s?[元万%])/gu,
    day,
  ],
  ['date', /(?<!\d)\d\d\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月\s{0,2}\d{1,2}/gu, day],
  // 3/5/2026
  ['date', /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d(?!\d)/gu, day],
  // 26.3.5: also the number of a section
  ['date', /(?<![\d.])[0-4]\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?![\d.])/gu, day, 'doubt'],
  // 3月5日, 三月初五, 3月5
  [
    'date',
    new RegExp(
      `(?<![\\d第个每])${month}\\s{0,2}月\\s{0,2}(?:${date}\\s{0,2}[日号]|初[一二三四五六七八九十]|廿[一二三四五六七八九]?|${date}(?![\\d${counted}零〇一二三四五六七八九十]))`,
      'gu',
    ),
    day,
  ],
  // 3.5日, 3/5号
  ['date', /(?<![\d.])(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])\s?[日号](?!楼)/gu, day],
  // March 5, 2026; 5 Mar 2026; the 5th of March
  ['date', new RegExp(`\\b${english}\\s{0,2}${nth}(?:\\s?,?\\s?(?:19|20)\\d\\d)?`, 'gu'), day],
  ['date', new RegExp(`(?<!\\d)${nth}\\s{0,2}(?:of\\s)?${english}(?:\\s?,?\\s?(?:19|20)\\d\\d)?`, 'gu'), day],
  // 5号那天
  [
    'date',
    /(?<![\d.第])(?:[12]?\d|3[01])\s?[日号](?:那天|当天|这天|早上|晚上|上午|下午|夜里|凌晨|中午|傍晚)/gu,
    day,
  ],
  // 闰六月 is of one year.
  ['date', /闰(?:[二三四五六七八九]|十[一二]?|[正冬腊])月/gu, day, 'doubt'],
  // 本月5日
  ['date', /(?:本|当|上|同|该)月\d{1,2}\s?[日号]/gu, day, 'doubt'],
  [
    'date',
    new RegExp(
      `\\d{1,2}\\s{0,2}[时点]\\s{0,2}\\d{1,2}\\s{0,2}分|(?:上午|下午|中午|晚上|夜里|凌晨|早上|傍晚)\\s{0,2}(?:\\d{1,2}|${figure}{1,3})\\s{0,2}[时点:]\\s{0,2}(?:\\d{1,2}|${figure}{1,3}分|[一三]刻)`,
      'gu',
    ),
    hour,
  ],
  // T10:00 behind a day is part of it; 10:30 alone is a time more often than a proportion.
  ['date', /(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?![\d])/gu, hour, 'doubt'],
];

/** Searches for exact days and times of anything, as they are written. */
export const writtenDays = searchFor(patterns);
