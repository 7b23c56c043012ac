import { expect, test } from '@jest/globals';
import { amountInWords } from './amount-in-words.ts';

test.each([
  [3_560_000, '叁万伍仟陆佰元整'],
  [147_000_000, '壹佰肆拾柒万元整'],
  [5_450_000, '伍万肆仟伍佰元整'],
  [10_000_000, '壹拾万元整'],
  [100_605, '壹仟零陆元零伍分'],
  [50, '伍角整'],
  [5, '伍分'],
  [0, '零元整'],
  [1_000, '壹拾元整'],
  [101_010, '壹仟零壹拾元壹角整'],
  [1_000_005, '壹万元零伍分'],
  [2_000_003_000, '贰仟万零叁拾元整'],
  [10_000_000_001, '壹亿元零壹分'],
  [10_000_000_100, '壹亿零壹元整'],
  [100_000_000_000_000, '壹万亿元整'],
  [100_010_000_000_000, '壹万零壹亿元整'],
  [12_345, '壹佰贰拾叁元肆角伍分'],
])('%i fen are %s', (fen, words) => {
  expect(amountInWords(fen)).toBe(words);
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%p fen are refused', (fen) => {
  expect(() => amountInWords(fen)).toThrow(expect.objectContaining({ code: 'amount-invalid' }));
});
