import { describe, expect, test } from '@jest/globals';
import { amountFigure } from './statistics.amounts.ts';

describe('an amount in a report', () => {
  test.each([
    [0, '0.00', '0.00'],
    [1, '0.01', '0.00'],
    [4_999, '49.99', '0.00'],
    [5_000, '50.00', '0.01'],
    [434_346_000, '4343460.00', '434.35'],
    [421_516_000, '4215160.00', '421.52'],
    [8_300_000, '83000.00', '8.30'],
    [9_007_199_254_740_991, '90071992547409.91', '9007199254.74'],
  ])('of %i fen is %s yuan and %s wan, rounded half up once', (fen, yuan, wan) => {
    expect(amountFigure(fen)).toEqual({ fen, yuan, wan });
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('is refused when it is no number of fen: %p', (fen) => {
    expect(() => amountFigure(fen)).toThrow(expect.objectContaining({ code: 'amount-invalid' }));
  });
});
