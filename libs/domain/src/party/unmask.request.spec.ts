import { expect, test } from '@jest/globals';
import { unmaskRequest } from './unmask.request.ts';

test.each([
  ['核实身份', true],
  ['  看看  ', false],
  ['', false],
  ['因'.repeat(500), true],
  ['因'.repeat(501), false],
] as const)('%j as the reason to unmask a party: %j', (reason, isReason) => {
  expect(unmaskRequest.safeParse({ reason }).success).toBe(isReason);
});
