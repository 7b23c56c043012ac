import { expect, test } from '@jest/globals';
import { isSameParty, type KnownParty } from './same-party.ts';

const guo = (over: Partial<KnownParty> = {}): KnownParty => ({ kind: 'person', name: '郭长顺', ...over });

test.each<[string, KnownParty, boolean]>([
  ['the name as somebody else typed it', guo({ name: '郭　长顺' }), true],
  ['another name', guo({ name: '郭长胜' }), false],
  ['an organisation of this name', guo({ kind: 'organisation' }), false],
  ['the name, and a number that only one of them has', guo({ idNumber: '11010119900307001x' }), true],
])('is the same party or not: %s', (_, other, is) => {
  expect(isSameParty(guo(), other)).toBe(is);
});

test('where both numbers are known they decide, whatever the names', () => {
  const [one, same] = [
    guo({ idNumber: '11010119900307001X' }),
    guo({ name: '郭顺', idNumber: '11010119900307001x' }),
  ];
  expect(isSameParty(one, same)).toBe(true);
  expect(isSameParty(one, guo({ idNumber: '110101199003070028' }))).toBe(false);
});
