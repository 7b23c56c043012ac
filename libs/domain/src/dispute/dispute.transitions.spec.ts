import { describe, expect, test } from '@jest/globals';
import { sampledTypes } from '../../../../test/support/dispute-samples.ts';
import { walk } from '../../../../test/support/dispute-walk.ts';
import type { DisputeEventType } from './dispute.events.ts';
import type { DisputeState } from './dispute.states.ts';

type Moves = Readonly<Partial<Record<DisputeState, readonly DisputeState[]>>>;

const afterAcceptance = [
  'accepted',
  'dispatched',
  'assigned',
  'underway',
  'suspended',
  'agreed',
  'failed',
] as const;
const open = ['registered', ...afterAcceptance] as const;
const led = afterAcceptance.filter((state) => state !== 'accepted');
const closed = ['declined', 'withdrawn', 'refused', 'terminated', 'referred', 'merged'] as const;
/** Where a case may stand while a new attempt is made over what was broken. */
const attempted = ['assigned', 'underway', 'suspended', 'failed'] as const;
/** A dispatch is an offer itself; beside it there is no other. */
const offerable = open.filter((state) => state !== 'dispatched');
/** Where a case may stand that was acted on before the review looked at it. */
const unratified = [
  'assigned',
  'underway',
  'suspended',
  'agreed',
  'failed',
  'followUp',
  'concluded',
  'withdrawn',
  'refused',
  'terminated',
  'referred',
  'merged',
] as const;

const unbound = (states: readonly DisputeState[]) => states.filter((state) => state !== 'agreed');
const to = (target: DisputeState, from: readonly DisputeState[]): Moves =>
  Object.fromEntries(from.map((state) => [state, [target]]));
const stays = (from: readonly DisputeState[]): Moves =>
  Object.fromEntries(from.map((state) => [state, [state]]));

/** The table of events as the law of the office has it, written by hand: event → from → to. */
const table: Readonly<Record<DisputeEventType, Moves>> = {
  REPORT: { unreported: ['registered'] },
  IMPORT: {
    unreported: ['agreed', 'concluded', 'followUp', 'referred', 'terminated', 'underway', 'withdrawn'],
  },
  ACCEPT: { registered: ['accepted'] },
  DECLINE: { registered: ['declined'] },
  SETTLE_ON_SPOT: { registered: ['agreed', 'followUp'], accepted: ['agreed', 'followUp'] },
  ANALYZE: { accepted: ['dispatched'] },
  ACT_AT_ONCE: { registered: ['assigned'], accepted: ['assigned'] },
  SIGN_FOR: { ...stays(offerable), dispatched: ['assigned'] },
  OBJECT: { ...stays(offerable), dispatched: ['accepted'] },
  HOLD_SESSION: { assigned: ['underway'], underway: ['underway'] },
  SUSPEND: { underway: ['suspended'] },
  RESUME: { suspended: ['underway'] },
  EXTEND: stays(['underway']),
  REACH_AGREEMENT: { underway: ['agreed'] },
  FAIL: { underway: ['failed'] },
  RETRY: { failed: ['assigned'] },
  TERMINATE: to('terminated', ['underway', 'suspended', 'failed']),
  // What was agreed binds.
  REFUSE: to('refused', unbound(afterAcceptance)),
  WITHDRAW: to('withdrawn', unbound(open)),
  REFER: to('referred', open),
  REPORT_TO_POLICE: stays(open),
  // What was broken is owed while a new attempt is made over it.
  RECORD_PERFORMANCE: {
    agreed: ['agreed', 'followUp'],
    ...Object.fromEntries(attempted.map((state) => [state, [state, 'followUp'].sort()])),
    // It is owed also where the case has ended over it.
    ...stays(['withdrawn', 'refused', 'terminated', 'referred']),
  },
  AMEND_AGREEMENT: stays(['agreed']),
  DEFAULT: { agreed: ['agreed', 'failed'] },
  RECORD_CONFIRMATION: stays([...attempted, 'agreed', 'followUp']),
  VISIT: { followUp: ['concluded', 'followUp'] },
  ARCHIVE: stays(['concluded', ...closed]),
  REOPEN: to('accepted', ['followUp', 'concluded', ...closed]),
  HAND_OVER: stays(offerable),
  REGRADE: stays(open),
  REASSIGN: stays([...led, 'followUp']),
  CALL_IN: stays(open),
  STAND_DOWN: stays(open),
  SUPERVISE: stays(open),
  LINK: stays(open),
  ATTACH: stays([...open, 'followUp', 'concluded', ...closed]),
  DETACH: stays([...open, 'followUp', 'concluded', ...closed]),
  UNLINK: stays(open),
  MERGE_INTO: to('merged', open),
  ABSORB: stays(open),
  // Whatever became of the case that went on for both.
  RELEASE: stays([...open, 'followUp', 'concluded', ...closed]),
  // A case that was merged goes on as another, which is told the news.
  OBSERVE: stays([...open, 'followUp', 'concluded', ...closed.filter((state) => state !== 'merged')]),
  RECORD_PREVENTION: stays([
    ...open,
    'followUp',
    'concluded',
    ...closed.filter((state) => state !== 'merged'),
  ]),
  RETRACT_PREVENTION: stays([...open, 'followUp', 'concluded', ...closed]),
  DECLARE_INTEREST: stays(open),
  SEAL_NOTE: stays([...open, 'followUp', 'concluded', ...closed.filter((state) => state !== 'merged')]),
  ASK_TO_UNSEAL: stays([...open, 'followUp', 'concluded', ...closed]),
  UNSEAL_NOTE: stays([...open, 'followUp', 'concluded', ...closed]),
  NOTE: stays(open),
  RATIFY: stays(unratified),
  ACKNOWLEDGE: stays([...open, 'followUp', 'concluded', 'referred']),
  RECOMPUTE: stays([...open, 'followUp', 'concluded', 'referred']),
  DEADLINE_PASSED: stays([...open, 'followUp', 'concluded', 'referred']),
};

const { places, attempts } = walk();

/** What the walk over the whole graph has seen of an event. */
function seen(type: DisputeEventType): Moves {
  const moves = new Map<DisputeState, Set<DisputeState>>();
  for (const { event, from, led: reached } of attempts) {
    if (event.type !== type || !reached) continue;
    const { value } = from.snapshot;
    moves.set(value, (moves.get(value) ?? new Set()).add(reached.snapshot.value));
  }
  return Object.fromEntries([...moves].map(([from, targets]) => [from, [...targets].sort()]));
}

describe('the table of events', () => {
  test.each(sampledTypes)('%s leads from these states to these, and from no other', (type) => {
    expect(seen(type)).toEqual(table[type]);
  });
});

describe('the clocks of an agreement', () => {
  const clocksIn = (state: DisputeState) =>
    places
      .filter(({ snapshot }) => snapshot.value === state)
      .map(({ snapshot }) => ({
        rules: snapshot.context.clocks.map(({ rule }) => rule),
        left: snapshot.context.agreement?.obligations.filter(({ performed }) => !performed).length,
      }));

  test('watch every promise that is not kept, the window of the court, and mediation no more', () => {
    const agreed = clocksIn('agreed');
    expect(new Set(agreed.flatMap(({ rules }) => rules))).toEqual(
      new Set(['performance', 'guidance', 'judicialConfirmation', 'enforcement', 'handOver']),
    );
    for (const { rules, left } of agreed) {
      expect(left).toBeGreaterThan(0);
      const watching = rules.filter((rule) => rule === 'performance' || rule === 'guidance');
      expect(watching).toHaveLength(left ?? 0);
    }
  });

  test('once all is kept leave the visits, and the window of the court while it is open', () => {
    const visited = clocksIn('followUp');
    expect(new Set(visited.flatMap(({ rules }) => rules))).toEqual(
      new Set(['followUpVisit', 'judicialConfirmation']),
    );
    for (const { rules } of visited) expect(rules).toContain('followUpVisit');
  });
});
