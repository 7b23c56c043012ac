import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caseNumber, parseCaseNumber } from './case-number.ts';

describe('a case number', () => {
  test('has round full-width brackets and at least three digits', () => {
    expect(caseNumber({ year: 2026, shortName: '月', seq: 1 })).toBe('（2026）月人调字第001号');
    expect(caseNumber({ year: 2026, shortName: '月', seq: 1204 })).toBe('（2026）月人调字第1204号');
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.constantFrom('月', '月山', '博月', '人调字'),
        fc.integer({ min: 1, max: 999_999_999 }),
        (year, shortName, seq) => {
          expect(parseCaseNumber(caseNumber({ year, shortName, seq }))).toEqual({ year, shortName, seq });
        },
      ),
    );
  });

  test('is understood with half-width brackets and without leading zeros', () => {
    expect(parseCaseNumber('(2026)月人调字第7号')).toEqual({ year: 2026, shortName: '月', seq: 7 });
  });

  test.each([
    '',
    '2026月人调字第001号',
    '（2026）人调字第001号',
    '（2026）月调确字第001号',
    '（2026）月人调字第000号',
  ])('"%s" is none', (text) => {
    expect(parseCaseNumber(text)).toBeNull();
  });

  test.each([
    { year: 26, shortName: '月', seq: 1 },
    { year: 2026, shortName: '', seq: 1 },
    { year: 2026, shortName: '月）', seq: 1 },
    { year: 2026, shortName: '月', seq: 0 },
    { year: 2026, shortName: '月', seq: 1.5 },
  ])('is not made of %j', (parts) => {
    expect(() => caseNumber(parts)).toThrow(expect.objectContaining({ code: 'case-number-invalid' }));
  });
});
