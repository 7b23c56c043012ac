import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countDefinitions, countIds } from './statistics.counts.ts';
import { rateDefinitions, rateIds, rateOf, ratesOf } from './statistics.rates.ts';
import { checkCounts, checkSums } from './statistics.sums.ts';

/** A township's year to 23 November. */
const year2026 = {
  carriedIn: 0,
  accepted: 57,
  settled: 45,
  notSettled: 2,
  withdrawn: 1,
  transferred: 2,
  merged: 0,
  closed: 50,
  closedOnTime: 49,
  open: 7,
  overdue: 4,
  persons: 275,
  amountInvolved: 434_346_000,
};

describe('the definitions', () => {
  test('stand under their own ids, in both languages and with a version', () => {
    const all = [
      ...countIds.map((id) => [id, countDefinitions[id]]),
      ...rateIds.map((id) => [id, rateDefinitions[id]]),
    ];
    for (const [id, definition] of all) {
      expect(definition).toMatchObject({
        id,
        version: expect.any(Number),
        titleZh: expect.stringMatching(/\p{Script=Han}/u),
        definitionZh: expect.stringMatching(/\p{Script=Han}.*。$/u),
        definitionEn: expect.stringMatching(/^[A-Z(].*\.$/),
      });
    }
  });
});

describe('a rate', () => {
  test.each([
    [193, 195, '99.0'],
    [5894, 5935, '99.3'],
    [503, 528, '95.3'],
    [473, 490, '96.5'],
    [37, 38, '97.4'],
    [1, 800, '0.1'],
    [1, 2_000, '0.1'],
    [999, 1_000, '99.9'],
    [9_995, 10_000, '100.0'],
    [0, 12, '0.0'],
    [12, 12, '100.0'],
  ])('of %i over %i is %s per cent', (numerator, denominator, percent) => {
    expect(rateOf(numerator, denominator)).toEqual({ numerator, denominator, percent, small: false });
  });

  test('over nothing has no percentage, over fewer than ten it is marked', () => {
    expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null, small: true });
    expect(rateOf(9, 9).small).toBe(true);
    expect(rateOf(9, 10).small).toBe(false);
  });

  test.each([
    [-1, 10],
    [1.5, 10],
    [1, Number.NaN],
  ])('of %p over %p is refused', (numerator, denominator) => {
    expect(() => rateOf(numerator, denominator)).toThrow(expect.objectContaining({ code: 'count-invalid' }));
  });

  test('is never further than half a tenth from the true value, and not below it at the half', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
        const tenths = Number(rateOf(numerator, denominator).percent?.replace('.', ''));
        const doubled = 2 * (tenths * denominator - 1_000 * numerator);
        expect(doubled > -denominator && doubled <= denominator).toBe(true);
      }),
    );
  });

  test('is made of its definition: the figures of a year', () => {
    const rates = ratesOf(year2026);
    expect(rates).toEqual({
      successRate: { numerator: 45, denominator: 47, percent: '95.7', small: false },
      resolutionRate: { numerator: 46, denominator: 50, percent: '92.0', small: false },
      settledOfAccepted: { numerator: 45, denominator: 57, percent: '78.9', small: false },
      closingRate: { numerator: 50, denominator: 57, percent: '87.7', small: false },
      onTimeRate: { numerator: 49, denominator: 54, percent: '90.7', small: false },
    });
  });
});

describe('sums', () => {
  test('of a published table agree with its total', () => {
    const byType = [646, 1_670, 224, 446, 122, 1_408, 317, 45, 13, 99, 18, 48, 28, 2, 849];
    expect(checkSums(5_935, byType)).toEqual({ total: 5_935, sum: 5_935, difference: 0, agrees: true });
    expect(checkSums(28, { MAR: 4, TRA: 1, MED: 1, NEI: 22 }).agrees).toBe(true);
  });

  test('that do not add up are found with the difference', () => {
    expect(checkSums(1_200, [200, 200, 200, 200, 200])).toMatchObject({ difference: -200, agrees: false });
  });

  test('of the ends and of the stock hold between the counts of a year', () => {
    expect(checkCounts(year2026)).toMatchObject({ ends: { agrees: true }, stock: { agrees: true } });
    expect(checkCounts({ ...year2026, open: 8 })).toMatchObject({
      ends: { agrees: true },
      stock: { agrees: false, difference: 1 },
    });
  });
});
