import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { histories } from '../../../../test/support/dispute-history.ts';
import { fold } from './dispute.fold.ts';

test('a fold gives what was stored after every event of any history', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      expect(fold(steps.map(({ event }) => event))).toEqual(steps.at(-1)?.after ?? fold([]));
    }),
    { numRuns: 200 },
  );
});
