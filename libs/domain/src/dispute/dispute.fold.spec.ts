import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { transition } from 'xstate';
import { histories } from '../../../../test/support/dispute-history.ts';
import { walk } from '../../../../test/support/dispute-walk.ts';
import { fold, proceed } from './dispute.fold.ts';
import { disputeMachine } from './dispute.machine.ts';

describe('a fold by tables', () => {
  test('accepts and leads where the machine does, at every event of every situation of the graph', () => {
    const parted = walk().attempts.filter(({ from: { snapshot }, event }) => {
      const now = disputeMachine.resolveState(snapshot);
      const [next] = transition(disputeMachine, now, event);
      const byMachine = now.can(event) ? { value: next.value, context: next.context } : 'refused';
      return JSON.stringify(byMachine) !== JSON.stringify(byTables(snapshot, event));
    });
    expect(parted).toEqual([]);
  });

  test('gives what was stored after every event of any history', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        expect(fold(steps.map(({ event }) => event))).toEqual(steps.at(-1)?.after ?? fold([]));
      }),
      { numRuns: 200 },
    );
  });
});

function byTables(...args: Parameters<typeof proceed>) {
  try {
    const { value, context } = proceed(...args);
    return { value, context };
  } catch {
    return 'refused';
  }
}
