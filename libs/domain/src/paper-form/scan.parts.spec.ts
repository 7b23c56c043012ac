import { describe, expect, test } from '@jest/globals';
import { papersIn, partsOfScan, scanReading } from './scan.parts.ts';

const record = { form: 'record', printId: 'r' } as const;
const agreement = { form: 'agreement', printId: 'a' } as const;
const notice = { form: 'rightsNotice', printId: 'n' } as const;
const told = (...parts: ReturnType<typeof partsOfScan>) =>
  parts.map(({ printId, fromPage, toPage }) => `${printId}${fromPage}-${toPage}`).join(' ');

describe('the pages of a scan', () => {
  test('lie with the paper whose code they bear, and without one with the pages before them', () => {
    const found = [
      { page: 2, ...record },
      { page: 4, ...agreement },
      { page: 6, ...notice },
    ];
    expect(told(...partsOfScan(7, found))).toBe('r1-3 a4-5 n6-7');
  });

  test('of one paper are one part, and of a paper that goes on after another two', () => {
    const found = [
      { page: 1, ...record },
      { page: 2, ...record },
      { page: 3, ...agreement },
      { page: 4, ...record },
    ];
    expect(told(...partsOfScan(4, found))).toBe('r1-2 a3-3 r4-4');
  });

  test('with two codes on one photograph belong to both', () => {
    const found = [
      { page: 1, ...record },
      { page: 1, ...agreement },
    ];
    expect(told(...partsOfScan(1, found))).toBe('r1-1 a1-1');
  });

  test('without any code are no parts', () => {
    expect(partsOfScan(3, [])).toEqual([]);
  });
});

test('the papers of a file are each there once', () => {
  const parts = partsOfScan(3, [
    { page: 1, ...record },
    { page: 2, ...agreement },
    { page: 3, ...record },
  ]);
  expect(papersIn({ form: 'record', printId: 'r', parts }).map(({ form }) => form)).toEqual([
    'record',
    'agreement',
  ]);
  expect(papersIn({ form: 'identity' })).toEqual([{ form: 'identity', printId: null, lacksEnd: false }]);
  expect(papersIn({ form: null })).toEqual([]);
});

describe('a paper that ends in signatures', () => {
  const whole = { ...agreement, isEnd: true };
  test('has its end in the part with that page, and nowhere else', () => {
    const parts = partsOfScan(5, [
      { page: 1, ...agreement },
      { page: 2, ...record },
      { page: 3, ...agreement },
      { page: 4, ...agreement },
      { page: 4, ...whole },
      { page: 5, ...record },
    ]);
    expect(parts.map(({ fromPage, hasEnd }) => [fromPage, hasEnd])).toEqual([
      [1, false],
      [2, undefined],
      [3, true],
      [5, undefined],
    ]);
    expect(papersIn({ form: 'agreement', parts }).map(({ form, lacksEnd }) => [form, lacksEnd])).toEqual([
      ['agreement', false],
      ['record', false],
    ]);
  });

  test('lacks its end where only pages before it were scanned; of others nothing is asked', () => {
    const lackingIn = (found: Parameters<typeof partsOfScan>[1]) =>
      papersIn({ form: 'agreement', parts: partsOfScan(2, found) }).map(({ lacksEnd }) => lacksEnd);
    expect(lackingIn([{ page: 1, ...agreement }])).toEqual([true]);
    expect(lackingIn([{ page: 1, ...whole }])).toEqual([false]);
    expect(lackingIn([{ page: 1, ...record }])).toEqual([false]);
    expect(papersIn({ form: 'agreement' }).map(({ lacksEnd }) => lacksEnd)).toEqual([false]);
  });
});

test('a code stands on a page that the scan has', () => {
  expect(scanReading.safeParse({ pages: 1, codes: [{ page: 2, code: 'FQ1' }] }).success).toBe(false);
  expect(scanReading.safeParse({ pages: 2, codes: [{ page: 2, code: 'FQ1' }] }).success).toBe(true);
});
