import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from '../agreement/amount-in-words.ts';
import { readAmount } from './amount.reading.ts';
import type { RegisterCell } from './register.reading.ts';

const column = { name: '涉及金额', nameEn: 'amount', inWan: false };
const inWan = { ...column, inWan: true };
const read = (cell: RegisterCell, of = column) => {
  const { value, notes } = readAmount(cell, of);
  return [value.fen, value.approx, notes.map((note) => note.code).join(' ')];
};

describe('an amount in yuan', () => {
  test.each<[RegisterCell, number | null, boolean, string]>([
    [0, 0, false, ''],
    [1860, 186_000, false, ''],
    [0.1 + 0.2, 30, false, ''],
    [33_333.333_333, 3_333_333, false, 'AMOUNT_ROUNDED'],
    ['1860', 186_000, false, ''],
    ['1200.5', 120_050, false, ''],
    ['', null, false, ''],
    [null, null, false, ''],
    ['１８６０', 186_000, false, 'FULLWIDTH_READ'],
    ['1,200.50', 120_050, false, 'AMOUNT_FORMAT_READ'],
    ['￥3200元', 320_000, false, 'AMOUNT_FORMAT_READ'],
    ['人民币5000元整', 500_000, false, 'AMOUNT_FORMAT_READ'],
    ['3.5万', 3_500_000, false, 'AMOUNT_UNIT_READ'],
    ['147万元', 147_000_000, false, 'AMOUNT_UNIT_READ'],
    ['2千元', 200_000, false, 'AMOUNT_UNIT_READ'],
    ['3万5千', 3_500_000, false, 'AMOUNT_UNIT_READ'],
    ['1万2千5百元', 1_250_000, false, 'AMOUNT_UNIT_READ'],
    ['3万5000元', 3_500_000, false, 'AMOUNT_UNIT_READ'],
    ['壹万元', 1_000_000, false, 'AMOUNT_UNIT_READ'],
    ['两千三百元', 230_000, false, 'AMOUNT_UNIT_READ'],
    ['伍角整', 50, false, 'AMOUNT_UNIT_READ'],
    ['约2万元', 2_000_000, true, 'AMOUNT_APPROX'],
    ['2万余元', 2_000_000, true, 'AMOUNT_APPROX'],
    ['14余万元', 14_000_000, true, 'AMOUNT_APPROX'],
    ['一万多元', 1_000_000, true, 'AMOUNT_APPROX'],
    ['5000元左右', 500_000, true, 'AMOUNT_APPROX'],
    ['/', null, false, 'AMOUNT_NONE'],
    ['—', null, false, 'AMOUNT_NONE'],
    ['无', null, false, 'AMOUNT_NONE'],
    ['不详', null, false, 'AMOUNT_NONE'],
    ['200000000', 20_000_000_000, false, 'AMOUNT_LARGE'],
  ])('%j is %j fen', (cell, fen, approx, codes) => {
    expect(read(cell)).toEqual([fen, approx, codes]);
  });

  test.each<RegisterCell>([
    '3-5万元',
    '10万元、2万元',
    '200元/月',
    '几万元',
    '十几万',
    '3万5',
    '5000美元',
    '$500',
    '0.15亩',
    '待双方协商',
    '1,4000',
    { date: '2026-01-05' },
    true,
    '9'.repeat(5000),
  ])('%j names no single amount and is not guessed', (cell) => {
    expect(read(cell)).toEqual([
      null,
      false,
      cell === '9'.repeat(5000) ? 'AMOUNT_UNREADABLE' : 'AMOUNT_UNREADABLE',
    ]);
  });

  test.each<[RegisterCell, string]>([
    [-500, 'AMOUNT_NEGATIVE'],
    ['-500', 'AMOUNT_NEGATIVE'],
    ['9999999999999', 'AMOUNT_ABSURD'],
    [1e300, 'AMOUNT_ABSURD'],
  ])('%j holds the row', (cell, code) => {
    const { value, notes } = readAmount(cell, column);
    expect(value.fen).toBeNull();
    expect(notes).toMatchObject([{ code, severity: 'error' }]);
  });

  test('of minus zero is zero, as it is after a way through JSON', () => {
    expect(Object.is(readAmount(-0, column).value.fen, 0)).toBe(true);
  });

  test('is read back from every way of writing it', () => {
    const styles: readonly ((yuan: number) => string)[] = [
      (yuan) => `${yuan}`,
      (yuan) => `${yuan}元`,
      (yuan) => yuan.toLocaleString('en-US'),
      (yuan) => `￥${yuan.toFixed(2)}`,
      (yuan) => `${yuan / 10_000}万元`,
      (yuan) => `约${yuan}元`,
      (yuan) => String(yuan).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000_000 }), fc.constantFrom(...styles), (yuan, style) => {
        expect(readAmount(style(yuan), column).value.fen).toBe(yuan * 100);
      }),
    );
  });

  test('is read back from capital figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000 }), (fen) => {
        expect(readAmount(amountInWords(fen), column).value.fen).toBe(fen);
      }),
    );
  });
});

describe('an amount under a header in 10,000 yuan', () => {
  test.each<[RegisterCell, number | null, string]>([
    [3.5, 3_500_000, 'AMOUNT_UNIT_READ'],
    ['3.5', 3_500_000, 'AMOUNT_UNIT_READ'],
    [0, 0, ''],
    ['3.5万', 3_500_000, 'AMOUNT_UNIT_READ'],
    ['35000元', 3_500_000, 'AMOUNT_FORMAT_READ'],
    ['约2', 2_000_000, 'AMOUNT_APPROX'],
    [35_000, 35_000_000_000, 'AMOUNT_UNIT_READ AMOUNT_LARGE'],
  ])('%j is %j fen, and a unit of its own goes first', (cell, fen, codes) => {
    const [value, , noted] = read(cell, inWan);
    expect([value, noted]).toEqual([fen, codes]);
  });
});
