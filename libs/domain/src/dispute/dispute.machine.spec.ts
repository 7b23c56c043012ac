import { describe, expect, test } from '@jest/globals';
import { completeDossier } from '../../../../test/support/dispute-events.ts';
import { sampledTypes, samplesOf } from '../../../../test/support/dispute-samples.ts';
import { type Attempt, type Place, walk } from '../../../../test/support/dispute-walk.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { disputeCommands } from './dispute.commands.ts';
import { deadlineOfClock } from './dispute.deadlines.ts';
import { disputeMachine } from './dispute.machine.ts';
import { mustPapers } from './dispute.requirements.ts';
import { advance, eventsNow } from './dispute.snapshot.ts';
import { type DisputeState, disputeStates, isOpen, stateMeta } from './dispute.states.ts';
import { eventLabels } from './event.labels.ts';

const { places, attempts } = walk();
const accepted = attempts.filter((attempt) => attempt.led !== null);
const stateOf = (place: Place): DisputeState => place.snapshot.value;
const isEnded = (place: Place): boolean => ['resolved', 'closed'].includes(stateMeta[stateOf(place)].stage);
const open = places.filter((place) => isOpen(stateOf(place)));
const ended = places.filter(isEnded);
const accepting = (type: Attempt['event']['type']): ReadonlySet<string> =>
  new Set(accepted.filter(({ event }) => event.type === type).map(({ from }) => from.key));
const keys = (some: readonly Place[]): readonly string[] => some.map(({ key }) => key);

/** The places from which a chain of accepted events leads to one of these. */
function leadingTo(goals: readonly Place[]): ReadonlySet<string> {
  const comingFrom = new Map<string, string[]>();
  for (const { from, led } of accepted) {
    if (led) comingFrom.set(led.to.key, [...(comingFrom.get(led.to.key) ?? []), from.key]);
  }
  const found = new Set(keys(goals));
  for (const key of found) for (const before of comingFrom.get(key) ?? []) found.add(before);
  return found;
}

describe('the walk over the whole graph', () => {
  test(`meets ${places.length} situations and tries ${attempts.length} events at them`, () => {
    // Counted on the machine as it is: whoever changes the law of the graph changes this line knowingly.
    expect([places.length, attempts.length, accepted.length]).toEqual([3_544, 295_718, 98_544]);
  });

  test('tries every event that has a name, and every command', () => {
    // A retraction is no way of the machine: it goes back on those that were taken.
    expect(new Set<string>([...sampledTypes, 'RETRACT'])).toEqual(new Set(Object.keys(eventLabels)));
    expect(sampledTypes).toEqual(expect.arrayContaining(Object.keys(disputeCommands)));
  });
});

describe('1. the graph', () => {
  test('reaches every state', () => {
    expect(new Set(places.map(stateOf))).toEqual(new Set(disputeStates));
  });

  test('leads from every open situation to an ending, and to a resolved one', () => {
    const resolved = ended.filter((place) => stateMeta[stateOf(place)].stage === 'resolved');
    const endable = leadingTo(ended);
    const solvable = leadingTo(resolved);
    expect(keys(open).filter((key) => !endable.has(key))).toEqual([]);
    expect(keys(open).filter((key) => !solvable.has(key))).toEqual([]);
  });

  test('accepts every event somewhere, and whatever it says it accepts can be sent', () => {
    expect(new Set(accepted.map(({ event }) => event.type))).toEqual(new Set(sampledTypes));
    const sent = new Set(accepted.map(({ from, event }) => `${from.key} ${event.type}`));
    const promised = places.flatMap((place) => place.allowed.map((type) => `${place.key} ${type}`));
    expect(promised.filter((pair) => !sent.has(pair))).toEqual([]);
    expect(sent.size).toBe(promised.length);
  });

  test('waits for nothing that a restart would lose, and has no ending for ever', () => {
    const written = JSON.stringify(disputeMachine.config);
    expect(written).toContain('"DEADLINE_PASSED"');
    for (const word of ['"always"', '"after"', '"invoke"', '"delay"', '"final"'])
      expect(written).not.toContain(word);
  });

  test('says of every state what it means, who holds it and on which law it rests', () => {
    for (const state of disputeStates) {
      expect(disputeMachine.states[state]?.meta).toBe(stateMeta[state]);
      const { zh, en, meaningZh, meaningEn, source } = stateMeta[state];
      expect([zh, meaningZh].every((words) => /\p{Script=Han}/u.test(words))).toBe(true);
      expect([en, meaningEn, source].every((words) => /^[\x20-\x7e–]{3,}$/.test(words))).toBe(true);
    }
    expect(new Set(disputeStates.map((state) => stateMeta[state].zh)).size).toBe(disputeStates.length);
  });
});

describe('2. every open dispute', () => {
  test('has exactly one holder, and it is the lead unit once there is one', () => {
    for (const { snapshot } of open) {
      const { holderId, leadId } = snapshot.context;
      expect(holderId).toMatch(/^[0-9a-f-]{36}$/);
      if (leadId !== null) expect(holderId).toBe(leadId);
    }
  });

  test('that ended unresolved has none, one that is resolved stays with its lead unit', () => {
    for (const place of ended) {
      const { holderId, leadId } = place.snapshot.context;
      expect(holderId).toBe(stateMeta[stateOf(place)].stage === 'closed' ? null : leadId);
    }
  });

  test('has a clock that runs and does not stand still', () => {
    const timeless = open.filter(({ snapshot }) =>
      snapshot.context.clocks.every((clock) => clock.pausedOn !== undefined),
    );
    expect(keys(timeless)).toEqual([]);
  });

  test('runs each clock once, and each has a date', () => {
    const sets = accepted.map(({ led }) => led?.snapshot.context.clocks ?? []);
    expect(sets.filter((clocks) => new Set(clocks.map(({ key }) => key)).size < clocks.length)).toEqual([]);
    const different = new Map(sets.flat().map((clock) => [JSON.stringify(clock), clock]));
    expect(different.size).toBeGreaterThan(800);
    for (const clock of different.values()) {
      expect(deadlineOfClock(clock, publishedCalendar).deadline.dueOn).toMatch(/^20\d\d-/);
    }
  });

  test.each<[DisputeState, readonly string[]]>([
    ['registered', ['acceptance']],
    ['accepted', ['mediation', 'review']],
    ['dispatched', ['mediation', 'signFor']],
    ['assigned', ['firstSession', 'mediation']],
    ['underway', ['mediation']],
    ['suspended', ['mediation', 'resumeCheck']],
    ['failed', ['nextStep']],
    ['concluded', ['archive']],
    ['referred', ['referralAnswer']],
    ['declined', []],
    ['withdrawn', []],
    ['refused', []],
    ['terminated', []],
    ['merged', []],
  ])('%s runs %j, beside the clock of an offer', (state, rules) => {
    const here = places.filter(
      (place) => stateOf(place) === state && place.snapshot.context.dossier === 'open',
    );
    expect(here.length).toBeGreaterThan(0);
    for (const { snapshot } of here) {
      const running = snapshot.context.clocks.map(({ rule }) => rule).sort();
      // What the court has to do with an agreement that was broken runs on beside the new attempt.
      const isBroken = open.some((place) => place.snapshot === snapshot) && snapshot.context.brokenAgreement;
      const besides = ['handOver', ...(isBroken ? ['judicialConfirmation', 'enforcement'] : [])];
      expect(running.filter((rule) => !besides.includes(rule))).toEqual(rules);
      expect(running.includes('handOver')).toBe(snapshot.context.offer !== null);
    }
  });
});

describe('3. a party', () => {
  test('may withdraw in every open state in which nothing binds, and refuse in every one after acceptance', () => {
    const unbound = open.filter((place) => stateOf(place) !== 'agreed');
    expect(accepting('WITHDRAW')).toEqual(new Set(keys(unbound)));
    const afterAcceptance = unbound.filter((place) => stateOf(place) !== 'registered');
    expect(accepting('REFUSE')).toEqual(new Set(keys(afterAcceptance)));
  });

  test('needs no approval: the case has ended with the event itself', () => {
    const said = accepted.filter(({ event }) => event.type === 'WITHDRAW' || event.type === 'REFUSE');
    expect(new Set(said.map(({ led }) => led?.snapshot.value))).toEqual(new Set(['withdrawn', 'refused']));
  });

  test('sees only ended disputes archived and reopened', () => {
    expect([...accepting('REOPEN')]).toEqual(keys(ended));
    const shut = ended.filter(
      (place) => stateOf(place) !== 'followUp' && place.snapshot.context.dossier === 'open',
    );
    expect([...accepting('ARCHIVE')]).toEqual(keys(shut));
  });
});

describe('4. a red case', () => {
  const red = places.filter(({ snapshot }) => snapshot.context.risk === 'red');
  const waiting = red.filter((place) => ['registered', 'accepted'].includes(stateOf(place)));

  test('is acted on at once wherever it would wait for the meeting', () => {
    expect(waiting.length).toBeGreaterThan(0);
    expect([...accepting('ACT_AT_ONCE')]).toEqual(keys(waiting));
    const acted = accepted.filter(({ event }) => event.type === 'ACT_AT_ONCE');
    expect(acted.every(({ led }) => led?.snapshot.value === 'assigned')).toBe(true);
  });

  test('is due for review on the day on which it is accepted or turns red', () => {
    const arrivals = accepted.filter(
      ({ from, led }) =>
        led?.snapshot.value === 'accepted' &&
        led.snapshot.context.risk === 'red' &&
        (from.snapshot.value !== 'accepted' || from.snapshot.context.risk !== 'red'),
    );
    expect(arrivals.length).toBeGreaterThan(0);
    for (const { led, on } of arrivals) {
      const review = led?.snapshot.context.clocks.filter(({ rule }) => rule === 'review') ?? [];
      expect(review.map((clock) => deadlineOfClock(clock, publishedCalendar).deadline.dueOn)).toEqual([on]);
    }
  });

  test('hurries every clock, and only a red case does', () => {
    for (const { snapshot } of places) {
      for (const clock of snapshot.context.clocks) expect(clock.urgent).toBe(snapshot.context.risk === 'red');
    }
  });

  test('is never settled on the spot', () => {
    const spots = new Set(accepting('SETTLE_ON_SPOT'));
    expect(spots.size).toBeGreaterThan(0);
    expect(keys(red).filter((key) => spots.has(key))).toEqual([]);
  });
});

describe('5. no ending', () => {
  test('without agreement comes about but by an event that carries the remedies told', () => {
    const into = accepted.filter(({ from, led }) => {
      const to = led?.snapshot.value ?? '';
      return ['failed', 'terminated'].includes(to) && from.snapshot.value !== to;
    });
    const types = new Set(into.map(({ event }) => event.type));
    expect(types).toEqual(new Set(['IMPORT', 'FAIL', 'DEFAULT', 'TERMINATE']));
    for (const { from, event, on } of into) {
      if (event.type !== 'FAIL' && event.type !== 'DEFAULT' && event.type !== 'TERMINATE') continue;
      expect(event.remedies.ways.length).toBeGreaterThan(0);
      const onlyMeant = { ...event, remedies: { ...event.remedies, toldOn: '2099-01-01' } };
      expect(onlyMeant.remedies.toldOn > on).toBe(true);
      expect(() => advance(from.snapshot, onlyMeant)).toThrow(
        expect.objectContaining({
          code: 'requirements-not-met',
          errors: [expect.objectContaining({ pointer: '/remedies/toldOn' })],
        }),
      );
    }
  });

  test.each([
    ['FAIL', { ground: '分歧过大' }],
    ['DEFAULT', { obligationId: '1', facts: '逾期未付' }],
    ['TERMINATE', { ground: 'expired', reason: '期限届满' }],
  ] as const)('%s without a remedy that was told is no such command', (type, rest) => {
    const isCommand = (more: object) => disputeCommands[type].safeParse({ ...rest, ...more }).success;
    expect(isCommand({ remedies: { toldOn: '2026-03-02', ways: ['court'] } })).toBe(true);
    expect(isCommand({ remedies: { toldOn: '2026-03-02', ways: [] } })).toBe(false);
    expect(isCommand({})).toBe(false);
  });

  test('is archived while a must-paper is neither there nor explained', () => {
    for (const place of ended.filter(({ allowed }) => allowed.includes('ARCHIVE'))) {
      const { context } = place.snapshot;
      const [complete] = samplesOf('ARCHIVE', context, place.on);
      for (const missing of mustPapers(context)) {
        const others = completeDossier(context).filter(({ paper }) => paper !== missing);
        for (const papers of [others, [...others, { paper: missing, present: false }]]) {
          expect(() => advance(place.snapshot, { ...complete, papers } as Attempt['event'])).toThrow(
            expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/papers' })] }),
          );
        }
      }
    }
  });

  test('resolves a case but by a promise kept, a visit, or a row of a register', () => {
    const into = (state: DisputeState) =>
      new Set(
        accepted
          .filter(({ from, led }) => led?.snapshot.value === state && from.snapshot.value !== state)
          .map(({ event }) => event.type),
      );
    expect(into('followUp')).toEqual(new Set(['IMPORT', 'SETTLE_ON_SPOT', 'RECORD_PERFORMANCE']));
    expect(into('concluded')).toEqual(new Set(['IMPORT', 'VISIT']));
  });
});

describe('8. an event that a state does not accept', () => {
  const refused = attempts.filter(({ refusal }) => refusal !== null);

  test('is refused with the list of those that it does', () => {
    const illegal = refused.filter(({ from, event }) => !from.allowed.includes(event.type));
    expect(illegal.length).toBeGreaterThan(40_000);
    const unclear = illegal.filter(
      ({ from, refusal }) =>
        refusal?.kind !== 'conflict' ||
        refusal.code !== 'illegal-transition' ||
        refusal.allowedEvents?.join() !== from.allowed.join() ||
        !refusal.messageZh.includes(stateMeta[stateOf(from)].zh),
    );
    expect(unclear).toEqual([]);
  });

  test('leaves the snapshot as it was', () => {
    // The walk froze every snapshot: writing into one would have thrown. What it accepts has not changed either.
    for (const { key, snapshot, allowed } of places) {
      expect([key, Object.isFrozen(snapshot.context.clocks)]).toEqual([key, true]);
      expect(eventsNow(snapshot)).toEqual(allowed);
    }
  });

  test('is otherwise refused only for what it lacks, and each lack has a pointer', () => {
    const lacking = refused.filter(
      ({ from, event }) => from.allowed.includes(event.type) && event.type !== 'IMPORT',
    );
    expect(lacking.length).toBeGreaterThan(0);
    for (const { refusal } of lacking) {
      expect(refusal).toMatchObject({ kind: 'invalid', code: 'requirements-not-met' });
      for (const { pointer } of refusal?.errors ?? []) expect(pointer).toMatch(/^\//);
    }
  });

  test('of the clock is refused when that clock does not run', () => {
    for (const { snapshot, on } of places) {
      const event = { type: 'DEADLINE_PASSED', key: 'stopped', step: 'due', escalation: 'raised' } as const;
      expect(() => advance(snapshot, { ...event, at: `${on}T01:00:00.000Z`, on, by: null })).toThrow(
        expect.objectContaining({ code: 'illegal-transition' }),
      );
    }
  });
});
