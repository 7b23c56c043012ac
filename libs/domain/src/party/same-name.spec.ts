import { expect, test } from '@jest/globals';
import { isSameName } from './same-name.ts';

test.each([
  ['郭长顺', '郭　长顺'],
  ['郭长顺', '郭·长顺'],
  ['郭长顺', ' 郭 长 顺 '],
  ['阿卜杜·热合曼', '阿卜杜•热合曼'],
  ['阿卜杜·热合曼', '阿卜杜．热合曼'],
  ['LI Ming', 'Ｌｉ ｍｉｎｇ'],
])('%s is %s', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ['郭长顺', '郭长胜'],
  ['郭长顺', '郭长顺之妻'],
])('%s is not %s', (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

test('traditional characters are read as whoever asks reads them, one for one', () => {
  const simplified = (sign: string) => ({ 長: '长', 順: '顺' })[sign] ?? sign;
  expect(isSameName('郭長順', '郭 长顺')).toBe(false);
  expect(isSameName('郭長順', '郭 长顺', simplified)).toBe(true);
  expect(isSameName('郭長', '郭长顺', simplified)).toBe(false);
  expect(isSameName('郭長順', '郭长胜', simplified)).toBe(false);
});
