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
