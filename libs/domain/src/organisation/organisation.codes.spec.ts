import { expect, test } from '@jest/globals';
import { usualOrigin } from '../dispute/dispute.codes.ts';
import { mayBePlaceOfDispute, mayHoldCases, organisationKinds } from './organisation.codes.ts';

test('cases are held by the bodies of a township, never by the township or the county itself', () => {
  expect(organisationKinds.filter(mayHoldCases)).toEqual(['centre', 'office', 'village', 'department']);
});

test('a dispute lies in a village or in a township', () => {
  expect(organisationKinds.filter(mayBePlaceOfDispute)).toEqual(['township', 'village']);
});

test.each([
  [['reporter'], 'grid'],
  [['mediator', 'reporter'], 'grid'],
  [['centre', 'mediator'], 'visit'],
  [[], 'visit'],
] as const)('what %j tell came, unless they say otherwise, as %s', (roles, origin) => {
  expect(usualOrigin(roles)).toBe(origin);
});
