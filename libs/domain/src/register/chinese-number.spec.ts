import { describe, expect, test } from '@jest/globals';
import { chineseNumber, inChinese } from './chinese-number.ts';

describe('a number in Chinese words', () => {
  test('is written as people say it', () => {
    expect([0, 3, 10, 12, 20, 47, 100, 101, 105, 110, 119, 120, 200].map(inChinese)).toEqual([
      '零',
      '三',
      '十',
      '十二',
      '二十',
      '四十七',
      '一百',
      '一百零一',
      '一百零五',
      '一百一十',
      '一百一十九',
      '一百二十',
      '二百',
    ]);
  });

  test('is read as the number that was written', () => {
    for (let n = 0; n < 1000; n += 1) expect(chineseNumber(inChinese(n))).toBe(n);
  });
});
