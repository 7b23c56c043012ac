import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  drawnDigits,
  readReceiptCode,
  receiptCodeGroups,
  receiptCodeLength,
  receiptCodeOf,
} from './receipt.code.ts';

const drawn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: drawnDigits, maxLength: drawnDigits })
  .map((digits) => digits.join(''));
const place = fc.integer({ min: 0, max: receiptCodeLength - 1 });
const replaced = (code: string, n: number, digit: string) => code.slice(0, n) + digit + code.slice(n + 1);

describe('the code of a receipt', () => {
  test('is 24 digits, and reads as itself', () => {
    fc.assert(
      fc.property(drawn, (digits) => {
        const code = receiptCodeOf(digits);
        expect(code).toMatch(/^\d{24}$/);
        expect(readReceiptCode(code)).toBe(code);
      }),
    );
  });

  test('is found wrong with any one digit wrong', () => {
    fc.assert(
      fc.property(drawn, place, fc.integer({ min: 1, max: 9 }), (digits, n, more) => {
        const code = receiptCodeOf(digits);
        expect(readReceiptCode(replaced(code, n, String((Number(code[n]) + more) % 10)))).toBeNull();
      }),
    );
  });

  test('is found wrong with any two neighbours exchanged', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: receiptCodeLength - 2 }), (digits, n) => {
        const code = receiptCodeOf(digits);
        const [one = '', other = ''] = code.slice(n, n + 2);
        const exchanged = replaced(replaced(code, n, other), n + 1, one);
        expect(readReceiptCode(exchanged)).toBe(one === other ? code : null);
      }),
    );
  });

  test('is read with gaps, in full width and in Chinese figures', () => {
    const code = receiptCodeOf('0123456789012345678901');
    const fullWidth = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    const spoken = [...code].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join('，');
    const grouped = receiptCodeGroups(code);
    expect(grouped.map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4]);
    for (const typed of [grouped.join(' '), grouped.join('-'), fullWidth, spoken, ` ${code}\n`])
      expect(readReceiptCode(typed)).toBe(code);
  });

  test('is nothing else, whatever somebody types', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (typed) => {
        const read = readReceiptCode(typed);
        expect(read === null || receiptCodeOf(read.slice(0, drawnDigits)) === read).toBe(true);
      }),
    );
  });
});
