import { isErrorValue, isNothing, plainText } from '../../register/cell-text.ts';
import { chineseDigits, chineseNumber } from '../../register/chinese-number.ts';
import { type Exact, negative } from './exact.ts';
import { unitPattern } from './figure.units.ts';

/** A number as somebody wrote it. */
export interface WrittenNumber {
  readonly value: Exact;
  /** Digits behind the point: a rate is held against as many. */
  readonly decimals: number;
  /** The unit behind it, as written. */
  readonly unit: string | null;
  /** 约, 近, 余, 多: holds no exact comparison. */
  readonly isApproximate: boolean;
  /** Written in Chinese words: 三百八十二. */
  readonly isInWords: boolean;
  /** 增长 and ↑ are 1, 下降 and ↓ are -1, 0 where nothing is said. */
  readonly direction: -1 | 0 | 1;
}

/** Longer ones are no figures of an office. */
const longest = 40;
const digits = String.raw`[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?`;
const form = new RegExp(
  `^(共计?|合计|总计)?(增长|增加|上升|提高|下降|减少|降低|↑|↓|▲|▼)?了?(约|大约|大概|近|将近|超过?|逾|不足|至少|最多)?[¥]?` +
    `(${digits}|百分之[${chineseDigits}]+(?:点[零〇一二三四五六七八九]+)?|[${chineseDigits}]+)(余|多|来)?(${unitPattern})?(余|多|整|正|左右|以上|以下)?$`,
  'i',
);

/** Reads the number of a cell or an entry: 382, １，２３４件, 98.9%, 约400, 三百八十二件. @returns null where there is none */
export function readNumber(written: string | number): WrittenNumber | null {
  const text = plainText(String(written)).replace(/[−–—]/g, '-').replace('％', '%');
  if (text.length > longest || isNothing(text) || isErrorValue(text)) return null;
  const parts = form.exec(text);
  if (!parts) return null;
  const [, , way, about, figure = '', some, unit = null, rough] = parts;
  const inWords = !/\d/.test(figure);
  const read = inWords ? ofWords(figure) : ofDigits(figure);
  if (read === null) return null;
  const isPercent = figure.startsWith('百分之');
  return {
    ...read,
    unit: isPercent ? '%' : unit,
    isApproximate: [about, some, rough].some((mark) => mark !== undefined && !/[整正]/.test(mark)),
    isInWords: inWords,
    direction: directionOf(way ?? ''),
  };
}

/** 1 for words of growth, -1 for words of decline, 0 for none. */
export function directionOf(words: string): -1 | 0 | 1 {
  if (/下降|减少|降低|下滑|回落|↓|▼/.test(words)) return -1;
  return /增长|增加|上升|提高|提升|上涨|多了|↑|▲/.test(words) ? 1 : 0;
}

function ofDigits(figure: string): Pick<WrittenNumber, 'value' | 'decimals'> | null {
  const [mantissa = '', power = '0'] = figure.toLowerCase().replaceAll(',', '').split('e');
  const sign = mantissa.startsWith('-') ? -1n : 1n;
  const [before = '', after = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const shift = after.length - Number(power);
  const value = BigInt(before + after) * sign;
  return shift >= 0
    ? { value: { over: value, under: 10n ** BigInt(shift) }, decimals: shift }
    : { value: { over: value * 10n ** BigInt(-shift), under: 1n }, decimals: 0 };
}

function ofWords(figure: string): Pick<WrittenNumber, 'value' | 'decimals'> | null {
  const [before = '', after = ''] = figure.replace('百分之', '').split('点');
  const value = chineseNumber(before);
  if (value === null || !Number.isSafeInteger(value)) return null;
  const places = [...after].map((digit) => chineseNumber(digit));
  const decimals = places.length;
  const over = BigInt(`${value}${places.map((place) => place ?? 0).join('')}`);
  return { value: { over, under: 10n ** BigInt(decimals) }, decimals };
}

/** The number with its sign turned where words say that it went down. */
export const signed = ({ value, direction }: Pick<WrittenNumber, 'value' | 'direction'>): Exact =>
  direction < 0 && value.over > 0n ? negative(value) : value;
