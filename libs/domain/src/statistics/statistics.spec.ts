import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Counts, countDefinitions, countIds, noCounts } from './counts.ts';
import { rateDefinitions, rateIds } from './rates.definitions.ts';
import { changeOf, rateOf, ratesOf, sharesOf } from './rates.ts';
import { checkCounts, checkParts, checkSums } from './statistics.sums.ts';

/** A township's year to 23 November. */
const year2026: Counts = {
  ...noCounts,
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
  test('stand in both languages, with a version, and say on what they rest', () => {
    const all = [...countIds.map((id) => countDefinitions[id]), ...rateIds.map((id) => rateDefinitions[id])];
    for (const { title, definition, version, basis } of all) {
      expect(version).toBeGreaterThan(0);
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(definition.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(definition.en).toMatch(/^[A-Z(].*\.$/);
      expect(['cohort', 'period', 'stock']).toContain(basis);
    }
  });

  test('of two figures are never the same sentence', () => {
    const sentences = [
      ...countIds.map((id) => countDefinitions[id]),
      ...rateIds.map((id) => rateDefinitions[id]),
    ];
    expect(new Set(sentences.map(({ definition }) => definition.zh)).size).toBe(sentences.length);
    expect(new Set(sentences.map(({ title }) => title.zh)).size).toBe(sentences.length);
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

  test('over nothing or fewer than ten there is no percentage, only the two numbers', () => {
    expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null, small: true });
    expect(rateOf(9, 9)).toEqual({ numerator: 9, denominator: 9, percent: null, small: true });
    expect(rateOf(9, 10)).toMatchObject({ percent: '90.0', small: false });
    expect(rateOf(9, 10, 11).percent).toBeNull();
    expect(rateOf(0, 0, 0).percent).toBeNull();
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
        const tenths = Number(rateOf(numerator, denominator, 0).percent?.replace('.', ''));
        const doubled = 2 * (tenths * denominator - 1_000 * numerator);
        expect(doubled > -denominator && doubled <= denominator).toBe(true);
      }),
    );
  });

  test('is made of its definition: the figures of a year', () => {
    const rates = ratesOf(year2026);
    expect(rates).toMatchObject({
      successRate: { numerator: 45, denominator: 47, percent: '95.7', small: false },
      resolutionRate: { numerator: 46, denominator: 50, percent: '92.0', small: false },
      settledOfAccepted: { numerator: 45, denominator: 57, percent: '78.9', small: false },
      closingRate: { numerator: 50, denominator: 57, percent: '87.7', small: false },
      onTimeRate: { numerator: 49, denominator: 54, percent: '90.7', small: false },
    });
  });
});

describe('a change', () => {
  test.each([
    [45, 40, 5, '+12.5'],
    [40, 45, -5, '-11.1'],
    [40, 40, 0, '0.0'],
    [3, 0, 3, null],
    [12, 9, 3, null],
    [12, 10, 2, '+20.0'],
    [1, 3_000, -2_999, '-100.0'],
  ])('from %#: %i after %i', (now, before, difference, percent) => {
    expect(changeOf(now, before)).toEqual({ difference, percent });
  });

  test('of money stands on its cases, not on its yuan', () => {
    expect(changeOf(300_000, 200_000, { cases: 9 }).percent).toBeNull();
    expect(changeOf(300_000, 200_000, { cases: 9, smallBelow: 5 }).percent).toBe('+50.0');
  });
});

describe('shares', () => {
  test('that were rounded are printed with what they add up to where that is not 100.0', () => {
    expect(sharesOf([10, 10, 10])).toEqual({ percents: ['33.3', '33.3', '33.3'], printedSum: '99.9' });
    expect(sharesOf([10, 30])).toEqual({ percents: ['25.0', '75.0'], printedSum: null });
    expect(sharesOf([0, 0])).toEqual({ percents: [null, null], printedSum: null });
  });

  test('of fewer than ten cases are not told', () => {
    expect(sharesOf([4, 5])).toEqual({ percents: [null, null], printedSum: null });
    expect(sharesOf([4, 5], { smallBelow: 9 }).percents).toEqual(['44.4', '55.6']);
    expect(sharesOf([40_000, 50_000], { cases: 9 }).percents).toEqual([null, null]);
  });

  test('are never further from their part than half a tenth, whatever they add up to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const { percents } = sharesOf(parts, { smallBelow: 0 });
        percents.forEach((percent, n) => {
          if (percent === null) expect(total).toBe(0);
          else
            expect(Math.abs(Number(percent) - (100 * (parts[n] ?? 0)) / total)).toBeLessThanOrEqual(
              0.05 + 1e-9,
            );
        });
      }),
    );
  });
});

test('no part of a figure may be greater than its whole', () => {
  expect(checkParts(noCounts).every(({ agrees }) => agrees)).toBe(true);
  const wrong = checkParts({ ...noCounts, settled: 3, written: 4 }).filter(({ agrees }) => !agrees);
  expect(wrong).toEqual([{ part: 'written', whole: 'settled', agrees: false }]);
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
