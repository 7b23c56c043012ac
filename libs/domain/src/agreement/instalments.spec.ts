import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agreementCommands } from '../dispute/agreement.commands.ts';
import { mostInstalments, plannedParts, planRhythms } from './instalments.ts';

const sum = (parts: readonly { readonly amountFen: number }[]): number =>
  parts.reduce((total, { amountFen }) => total + amountFen, 0);

describe('a payment in parts', () => {
  test.each([
    [1_000_000, 7, [142_800, 142_800, 142_800, 142_800, 142_800, 142_800, 143_200]],
    [10_005, 2, [5_000, 5_005]],
    [100, 3, [33, 33, 34]],
    [600_000, 5, [120_000, 120_000, 120_000, 120_000, 120_000]],
  ])('%i fen in %i parts: whole yuan, the rest in the last', (totalFen, count, amounts) => {
    const parts = plannedParts({ totalFen, count, rhythm: 'monthly', firstDueOn: '2026-12-01' });
    expect(parts.map(({ amountFen }) => amountFen)).toEqual(amounts);
  });

  test('of a size that people name leaves what is left to the last', () => {
    const parts = plannedParts({
      totalFen: 500_000,
      count: 5,
      rhythm: 'weekly',
      firstDueOn: '2026-12-01',
      partFen: 120_000,
    });
    expect(parts.at(-1)).toEqual({ number: 5, amountFen: 20_000, dueOn: '2026-12-29' });
  });

  test.each([
    ['monthly', '2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']],
    ['quarterly', '2026-11-30', ['2026-11-30', '2027-02-28', '2027-05-30', '2027-08-30']],
    ['yearly', '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']],
    ['weekly', '2026-12-28', ['2026-12-28', '2027-01-04', '2027-01-11', '2027-01-18']],
  ] as const)(
    'falls due %s from %s on, on the last day of a month that is too short',
    (rhythm, firstDueOn, days) => {
      const parts = plannedParts({ totalFen: 400_000, count: 4, rhythm, firstDueOn });
      expect(parts.map(({ dueOn }) => dueOn)).toEqual(days);
    },
  );

  test('adds up to its whole to the fen, each part more than nothing, day after day, and is accepted as a plan', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000_000 }),
        fc.integer({ min: 2, max: mostInstalments }),
        fc.constantFrom(...planRhythms),
        (totalFen, count, rhythm) => {
          fc.pre(totalFen >= count);
          const parts = plannedParts({ totalFen, count, rhythm, firstDueOn: '2026-01-31' });
          expect(parts).toHaveLength(count);
          expect(sum(parts)).toBe(totalFen);
          expect(parts.every(({ amountFen }) => Number.isSafeInteger(amountFen) && amountFen > 0)).toBe(true);
          const days = parts.map(({ dueOn }) => dueOn);
          expect(new Set(days).size).toBe(count);
          expect(days).toEqual(days.toSorted());
          const { success } = agreementCommands.REACH_AGREEMENT.safeParse(agreed(totalFen, parts));
          expect(success).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['one part', { count: 1 }],
    ['more parts than a plan has', { count: 61 }],
    ['half a part', { count: 2.5 }],
    ['more parts than there are fen', { totalFen: 3, count: 4 }],
    ['parts that leave nothing to the last', { partFen: 50_000, count: 3 }],
    ['parts of nothing', { partFen: 0 }],
  ])('is refused with %s', (_, over) => {
    expect(() =>
      plannedParts({ totalFen: 100_000, count: 4, rhythm: 'monthly', firstDueOn: '2026-12-01', ...over }),
    ).toThrow(expect.objectContaining({ code: 'plan-impossible' }));
  });
});

describe('a plan in an agreement', () => {
  const parts = plannedParts({ totalFen: 100_000, count: 5, rhythm: 'monthly', firstDueOn: '2026-12-01' });
  const faultsOf = (obligations: unknown) =>
    agreementCommands.REACH_AGREEMENT.safeParse({
      ...agreed(100_000, parts),
      totalFen: undefined,
      obligations,
    }).error?.issues.map(({ path }) => path.join('/')) ?? [];
  const whole = agreed(100_000, parts).obligations;

  test('is taken whole', () => {
    expect(faultsOf(whole)).toEqual([]);
  });

  test('is refused without one of its parts, with one of them twice, or where the parts do not make the whole', () => {
    expect(faultsOf(whole.slice(1))).toEqual(['obligations']);
    expect(faultsOf([...whole.slice(1), { ...whole[1], id: '9' }])).toEqual(['obligations']);
    expect(faultsOf(whole.map((one) => ({ ...one, amountFen: 19_900 })))).toEqual(['obligations']);
    const more = whole.map((one) => ({ ...one, instalment: { ...one.instalment, totalFen: 120_000 } }));
    expect(faultsOf(more)).toEqual(['obligations']);
  });

  test('is money, flows one way and falls due in order, each fault at its place', () => {
    const changed = (at: number, over: object) =>
      whole.map((one, n) => (n === at ? { ...one, ...over } : one));
    const party = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    const [a, b, c] = [party(1), party(2), party(3)];
    expect(faultsOf(changed(1, { kind: 'build' }))).toEqual(['obligations/1/kind']);
    expect(faultsOf(changed(3, { dueOn: '2026-12-15' }))).toEqual(['obligations/3/dueOn']);
    const paidBy = (...ways: readonly (readonly [from?: string, to?: string])[]) =>
      whole.map((one, n) => ({
        ...one,
        fromPartyId: ways[n % ways.length]?.[0],
        toPartyId: ways[n % ways.length]?.[1],
      }));
    expect(faultsOf(paidBy([a, b], [b, a]))).toEqual(['obligations/0/fromPartyId']);
    expect(faultsOf(paidBy([a, b], [b, c]))).toEqual(['obligations/1/fromPartyId']);
    // Several owe shares of one sum, all on one day.
    const shares = paidBy([a, c], [b, c]).map((one) => ({ ...one, dueOn: '2026-12-31' }));
    expect(faultsOf(shares)).toEqual([]);
    // In the order of their numbers, however they are listed.
    expect(faultsOf(whole.toReversed())).toEqual([]);
  });
});

function agreed(
  totalFen: number,
  parts: readonly { readonly number: number; readonly amountFen: number; readonly dueOn: string }[],
) {
  return {
    form: 'written' as const,
    terms: '分期支付',
    totalFen,
    obligations: parts.map(({ number, ...part }) => ({
      ...part,
      id: String(number),
      kind: 'pay' as const,
      what: '支付',
      instalment: { plan: 'a', number, of: parts.length, totalFen },
    })),
    signatures: [],
    mediatorSignedOn: '2026-11-20',
    sealedOn: '2026-11-20',
  };
}
