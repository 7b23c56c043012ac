import { expect, test } from '@jest/globals';
import { disputeTypes } from './dispute.codes.ts';
import { riskFactors } from './risk.ts';
import { isSensitive } from './sensitive.ts';

const ordinary = { riskFactors: [], typeCode: 'NEI' } as const;

test('violence at home and minors make a case sensitive, no other factor does', () => {
  const making = riskFactors.filter((factor) =>
    isSensitive({ ...ordinary, riskFactors: ['alcohol', factor] }),
  );
  expect(making).toEqual(['domestic_violence', 'minors']);
});

test('of all types only the medical one does', () => {
  expect(disputeTypes.filter((typeCode) => isSensitive({ ...ordinary, typeCode }))).toEqual(['MED']);
});

test('whatever is marked confidential is sensitive', () => {
  expect(isSensitive(ordinary)).toBe(false);
  expect(isSensitive({ ...ordinary, confidential: true })).toBe(true);
  expect(isSensitive({ ...ordinary, confidential: false })).toBe(false);
});
