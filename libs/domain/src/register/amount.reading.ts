import { hasFullWidthDigits, isErrorValue, isNothing, plainText, shortText } from './cell-text.ts';
import { chineseDigits, chineseNumber } from './chinese-number.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';

export interface Amount {
  /** null = not stated or not readable. */
  readonly fen: number | null;
  readonly approx: boolean;
}

export interface AmountColumn {
  /** The name of the column for messages. */
  readonly name: string;
  readonly nameEn: string;
  /** Bare numbers of the column count in 10,000 yuan. */
  readonly inWan: boolean;
  /** The header names yuan or 10,000 yuan. */
  readonly hasUnit?: boolean;
}

/** A hundred billion yuan: more than any register of a township can hold. */
const limitFen = 10_000_000_000_000;
/** Below a thousand yuan, a fraction in a column without a unit is often one of 10,000 yuan: 0.3, 1.25. */
const doubtfulYuan = 1000;
/** From a hundred million yuan on, a person should look: often yuan stand in a column of 10,000 yuan. */
const largeFen = 10_000_000_000;
const nothing: Amount = { fen: null, approx: false };

const units: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  仟: 1000,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};
const before = '约|大约|大概|约计|合计约|近|将近|接近|估计|预计|超过?|逾|不足|不到|至少|最多|共约';
/** 几 is not among them: 十几万 says no figure that could be entered. */
const within = '余|多|来';
const after = '左右|上下|以上|以下|以内|许|不等';
const form = new RegExp(
  `^(?:人民币|rmb|cny|共计|合计|共)?[¥$]?(${before})?[¥]?` +
    `(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:e[+]?\\d{1,2})?|[${chineseDigits}]+)` +
    `(${within})?(十万|百万|千万|[十百千仟万萬亿])?(${within})?(元|块钱?|圆)?(?:(?:整|正)|人民币|rmb)?(${after})?$`,
  'i',
);
const compound = /^(\d+(?:\.\d+)?)万(?:(\d)千)?(?:(\d)百)?(\d{1,4})?(?:元|块钱?|圆)?(?:整|正)?$/;
const capital = new RegExp(
  `^(?:人民币)?(?:([${chineseDigits}]+)[元圆])?零?(?:([${chineseDigits}])角)?零?(?:([${chineseDigits}])分)?[整正]?$`,
);

/**
 * Reads an amount of money. Signs for "nothing stated" give null, 0 means zero. An approximate amount counts at its
 * stated value and is marked; a range, several amounts or other currencies are not read.
 */
export function readAmount(cell: RegisterCell | undefined, column: AmountColumn): Read<Amount> {
  if (typeof cell === 'number') return numeric(cell, column);
  if (typeof cell === 'object' && cell !== null) return unreadable(cell.date, column);
  const shown = shortText(cell);
  if (shown === '' || isErrorValue(shown)) return silent(nothing);
  const text = plainText(shown);
  if (isNothing(text)) {
    return withNote(nothing, {
      code: 'AMOUNT_NONE',
      severity: 'info',
      zh: `${column.name}${quoted(shown)}视为未填`,
      en: `The ${column.nameEn} ${quoted(shown)} counts as not stated.`,
      written: shorten(shown),
    });
  }
  if (/^-[¥\d]/.test(text)) return refused('AMOUNT_NEGATIVE', shown, column);
  return written(text, shown, column);
}

function numeric(value: number, column: AmountColumn): Read<Amount> {
  if (!Number.isFinite(value)) return unreadable(String(value), column);
  if (value < 0) return refused('AMOUNT_NEGATIVE', String(value), column);
  const scaled = column.inWan && value !== 0;
  const yuan = value * (column.inWan ? 1e4 : 1);
  return checked(yuan, false, String(value), column, scaled ? 'AMOUNT_UNIT_READ' : unitDoubt(yuan, column));
}

function written(text: string, shown: string, column: AmountColumn): Read<Amount> {
  const parts = form.exec(text);
  if (parts && !text.includes('$')) {
    const [, about, figure = '', some1, unit, some2, yuan, rough] = parts;
    const inWords = /^\D/.test(figure);
    const value = inWords ? chineseNumber(figure) : Number(figure.replaceAll(',', ''));
    const approx = [about, some1, some2, rough].some((mark) => mark !== undefined);
    const explicit = unit !== undefined || yuan !== undefined || inWords;
    const scale = unit ? (units[unit] ?? 1) : explicit ? 1 : column.inWan ? 1e4 : 1;
    if (value !== null) {
      const plain = /^\d+(?:\.\d+)?$/.test(text);
      const code = approx
        ? 'AMOUNT_APPROX'
        : scale !== 1 || inWords
          ? 'AMOUNT_UNIT_READ'
          : hasFullWidthDigits(shown)
            ? 'FULLWIDTH_READ'
            : plain
              ? unitDoubt(value, column)
              : 'AMOUNT_FORMAT_READ';
      return checked(value * scale, approx, shown, column, code);
    }
  }
  const yuan = compoundYuan(text) ?? capitalYuan(text);
  if (yuan !== null) return checked(yuan, false, shown, column, 'AMOUNT_UNIT_READ');
  return unreadable(shown, column);
}

function unitDoubt(yuan: number, { inWan, hasUnit = true }: AmountColumn): 'AMOUNT_UNIT_DOUBTFUL' | null {
  const isDoubtful = !inWan && !hasUnit && yuan < doubtfulYuan && !Number.isInteger(yuan);
  return isDoubtful ? 'AMOUNT_UNIT_DOUBTFUL' : null;
}

/** 3万5千, 1万2千5百, 3万5000; 3万5 is left alone, it may mean 35,000. */
function compoundYuan(text: string): number | null {
  const [whole, wan = '', qian, bai, rest] = compound.exec(text) ?? [];
  if (whole === undefined) return null;
  if (rest !== undefined && (qian !== undefined || bai !== undefined || rest.length !== 4)) return null;
  return Number(wan) * 1e4 + Number(qian ?? 0) * 1000 + Number(bai ?? 0) * 100 + Number(rest ?? 0);
}

/** Capital figures down to 角 and 分. */
function capitalYuan(text: string): number | null {
  const [whole, yuan, jiao, fen] = capital.exec(text) ?? [];
  if (whole === undefined || (yuan === undefined && jiao === undefined && fen === undefined)) return null;
  const value = yuan === undefined ? 0 : chineseNumber(yuan);
  if (value === null) return null;
  const tenths = chineseNumber(jiao ?? '零') ?? 0;
  return (value * 100 + tenths * 10 + (chineseNumber(fen ?? '零') ?? 0)) / 100;
}

function checked(
  yuan: number,
  approx: boolean,
  shown: string,
  column: AmountColumn,
  code: string | null,
): Read<Amount> {
  // A workbook may hold minus zero; plus zero makes it nothing but zero.
  const fen = Math.round(yuan * 100) + 0;
  if (fen > limitFen || !Number.isSafeInteger(fen)) return refused('AMOUNT_ABSURD', shown, column);
  const notes: Note[] = [];
  if (code !== null) notes.push(readingNote(code, fen, shown, column));
  if (Math.abs(yuan * 100 - fen) > 0.01) {
    notes.push({
      code: 'AMOUNT_ROUNDED',
      severity: 'info',
      zh: `${column.name}${quoted(shown)}四舍五入到分，读作${yuanText(fen)}元`,
      en: `The ${column.nameEn} ${quoted(shown)} is rounded to ${yuanText(fen)} yuan.`,
      written: shorten(shown),
      read: yuanText(fen),
    });
  }
  if (fen >= largeFen) {
    notes.push({
      code: 'AMOUNT_LARGE',
      severity: 'warn',
      zh: `${column.name}${quoted(shown)}读作${yuanText(fen)}元，数额特别大，请核对单位`,
      en: `The ${column.nameEn} reads as ${yuanText(fen)} yuan, which is very large: check the unit.`,
      written: shorten(shown),
      read: yuanText(fen),
    });
  }
  return { value: { fen, approx }, notes };
}

function readingNote(code: string, fen: number, shown: string, column: AmountColumn): Note {
  const yuan = yuanText(fen);
  const facts = { code, written: shorten(shown), read: yuan };
  if (code === 'AMOUNT_APPROX') {
    return {
      ...facts,
      severity: 'warn',
      zh: `${column.name}${quoted(shown)}为约数，按${yuan}元登记，请核对`,
      en: `The ${column.nameEn} ${quoted(shown)} is approximate; it is entered as ${yuan} yuan.`,
    };
  }
  if (code === 'AMOUNT_UNIT_DOUBTFUL') {
    return {
      ...facts,
      severity: 'warn',
      zh: `${column.name}${quoted(shown)}未写单位，按元读作${yuan}元，请核对是否为万元`,
      en: `The ${column.nameEn} ${quoted(shown)} names no unit; it is entered as ${yuan} yuan.`,
    };
  }
  const zh =
    code === 'FULLWIDTH_READ'
      ? `${column.name}${quoted(shown)}为全角数字，读作${yuan}元`
      : `${column.name}${quoted(shown)}读作${yuan}元`;
  return {
    ...facts,
    severity: 'info',
    zh,
    en: `The ${column.nameEn} ${quoted(shown)} reads as ${yuan} yuan.`,
  };
}

function refused(
  code: 'AMOUNT_NEGATIVE' | 'AMOUNT_ABSURD',
  shown: string,
  column: AmountColumn,
): Read<Amount> {
  const zh = code === 'AMOUNT_NEGATIVE' ? '是负数' : '大得不可能';
  const en = code === 'AMOUNT_NEGATIVE' ? 'is negative' : 'is impossibly large';
  return withNote(nothing, {
    code,
    severity: 'error',
    zh: `${column.name}${quoted(shown)}${zh}，请核对后重新导入`,
    en: `The ${column.nameEn} ${quoted(shown)} ${en}.`,
    written: shorten(shown),
  });
}

function unreadable(shown: string, column: AmountColumn): Read<Amount> {
  return withNote(nothing, {
    code: 'AMOUNT_UNREADABLE',
    severity: 'warn',
    zh: `${column.name}${quoted(shown)}读不出一个确定的数额，按未填登记，请核对`,
    en: `The ${column.nameEn} ${quoted(shown)} names no single amount; it is entered as not stated.`,
    written: shorten(shown),
  });
}

/** Whole yuan without decimals, others with two. */
function yuanText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
