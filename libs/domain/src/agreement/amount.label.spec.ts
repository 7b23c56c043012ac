import { expect, test } from '@jest/globals';
import { amountLabel, shortAmountLabel } from './amount.label.ts';

test.each([
  [0, '0元', '0元', 'CNY 0'],
  [350_000, '3,500元', '3,500元', 'CNY 3,500'],
  [120_050, '1,200.50元', '1,200.50元', 'CNY 1,200.50'],
  [999_999, '9,999.99元', '9,999.99元', 'CNY 9,999.99'],
  [1_000_000, '10,000元', '1万元', 'CNY 10,000'],
  [3_500_000, '35,000元', '3.5万元', 'CNY 35,000'],
  [3_565_000, '35,650元', '3.57万元', 'CNY 35,650'],
  [123_456_789_00, '123,456,789元', '12,345.68万元', 'CNY 123,456,789'],
])('%i fen are %s, at a glance %s, in English %s', (fen, exact, short, english) => {
  expect(amountLabel(fen)).toEqual({ zh: exact, en: english });
  expect(shortAmountLabel(fen)).toEqual({ zh: short, en: english });
});
