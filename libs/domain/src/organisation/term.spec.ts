import { expect, test } from '@jest/globals';
import { runsOn } from './term.ts';

const term = { startsOn: '2026-01-01', endsOn: '2028-12-31' };

test.each([
  ['on its first day', term, '2026-01-01', true],
  ['on its last day', term, '2028-12-31', true],
  ['not before', term, '2025-12-31', false],
  ['not after', term, '2029-01-01', false],
  ['for ever without an end', { ...term, endsOn: null }, '2099-12-31', true],
] as const)('a term runs %s', (_, given, day, runs) => {
  expect(runsOn(given, day)).toBe(runs);
});
