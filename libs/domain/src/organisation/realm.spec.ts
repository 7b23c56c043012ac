import { describe, expect, test } from '@jest/globals';
import { liesInRealm } from './realm.ts';

const township = { organisationId: 'office', townshipIds: ['township'] };
const county = { organisationId: 'county', townshipIds: ['township', 'next'] };

describe('an organisation', () => {
  test.each([
    ['the township itself', township, { id: 'township', parentId: 'county' }, true],
    ['what stands under it', township, { id: 'village', parentId: 'township' }, true],
    ['the body one works in', county, { id: 'county', parentId: null }, true],
    ['the county above', township, { id: 'county', parentId: null }, false],
    ['another township', township, { id: 'next', parentId: 'county' }, false],
    ['what stands under another', township, { id: 'away', parentId: 'next' }, false],
    ['any township of a county', county, { id: 'next', parentId: 'county' }, true],
  ] as const)('%s', (_, realm, organisation, lies) => {
    expect(liesInRealm(realm, organisation)).toBe(lies);
  });
});
