import { expect, test } from '@jest/globals';
import { chineseSurnameOf } from './surname.ts';

test.each([
  ['郭长顺', '郭'],
  ['欧阳铁柱', '欧阳'],
  ['司马', '司'],
  ['Müller', null],
  ['王', null],
])('the surname of %s', (name, surname) => {
  expect(chineseSurnameOf(name)).toBe(surname);
});
