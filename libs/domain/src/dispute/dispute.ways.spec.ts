import { describe, expect, test } from '@jest/globals';
import { getNextTransitions, transition } from 'xstate';
import { walk } from '../../../../test/support/dispute-walk.ts';
import type { DisputeEvent, DisputeEventType } from './dispute.events.ts';
import { proceed } from './dispute.fold.ts';
import { disputeMachine } from './dispute.machine.ts';
import { type DisputeSnapshot, eventsNow } from './dispute.snapshot.ts';

/** Whether the machine accepts these depends on what they carry. */
const asked = (type: DisputeEventType): boolean =>
  !['IMPORT', 'RELEASE', 'RECOMPUTE', 'DEADLINE_PASSED'].includes(type);

/** What was agreed binds: the machine keeps these ways for histories of before, and nobody is offered them. @source decision 0073 */
const isKept = ({ value }: DisputeSnapshot, type: DisputeEventType): boolean =>
  value === 'agreed' && (type === 'REFUSE' || type === 'WITHDRAW');

describe('the tables that are read from the machine', () => {
  const { attempts } = walk();

  test('accept and lead where the machine does, at every event of every situation of the graph', () => {
    const parted = attempts.filter(({ from: { snapshot }, event }) => {
      const now = disputeMachine.resolveState(snapshot);
      const [next] = transition(disputeMachine, now, event);
      const byMachine = now.can(event) ? { value: next.value, context: next.context } : 'refused';
      return JSON.stringify(byMachine) !== JSON.stringify(byTables(snapshot, event));
    });
    expect(parted).toEqual([]);
  });

  test('offer the events that the machine does and nothing forbids, in its order, in every situation of the graph', () => {
    const situations = [...new Set(attempts.map(({ from: { snapshot } }) => snapshot))];
    const parted = situations.filter((snapshot) => {
      const now = disputeMachine.resolveState(snapshot);
      const types = new Set(getNextTransitions(now).map(({ eventType }) => eventType as DisputeEventType));
      const byMachine = [...types]
        .filter((type) => asked(type) && now.can({ type } as DisputeEvent))
        .filter((type) => !isKept(snapshot, type));
      return JSON.stringify(byMachine) !== JSON.stringify(eventsNow(snapshot).filter(asked));
    });
    expect(situations.length).toBeGreaterThan(100);
    expect(parted).toEqual([]);
  });
});

function byTables(snapshot: DisputeSnapshot, event: DisputeEvent) {
  try {
    const { value, context } = proceed({ seq: 0, snapshot, standing: null }, event).snapshot;
    return { value, context };
  } catch {
    return 'refused';
  }
}
