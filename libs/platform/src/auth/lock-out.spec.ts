import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lockOutMinutes } from './lock-out.ts';

test('the lock-out begins with the fifth failure and doubles up to an hour', () => {
  const minutes = Array.from({ length: 13 }, (_, failures) => lockOutMinutes(failures));
  expect(minutes).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
});

test('the lock-out never shrinks and never exceeds an hour, however many the failures', () => {
  fc.assert(
    fc.property(fc.nat(), (failures) => {
      expect(lockOutMinutes(failures + 1)).toBeGreaterThanOrEqual(lockOutMinutes(failures));
      expect(lockOutMinutes(failures)).toBeLessThanOrEqual(60);
    }),
  );
});
