import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { histories, type Step } from '../../../../test/support/dispute-history.ts';
import { addDays, daysBetween } from '../calendar/iso-date.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { type DisputeContext, escalationOf, escalations, type RunningClock } from './dispute.context.ts';
import { deadlineOfClock } from './dispute.deadlines.ts';
import { fold } from './dispute.fold.ts';
import { type DisputeSnapshot, restore, summaryOf } from './dispute.snapshot.ts';
import { isOpen, stageOf } from './dispute.states.ts';
import { goneOver } from './passing.clocks.ts';

const eventsOf = (steps: readonly Step[]) => steps.map(({ event }) => event);
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const dueDays = (snapshot: DisputeSnapshot): ReadonlyMap<string, string> =>
  new Map(
    snapshot.context.clocks.map((clock) => [
      clock.key,
      deadlineOfClock(clock, publishedCalendar).deadline.dueOn,
    ]),
  );
const mediation = (context: DisputeContext) => context.clocks.find(({ rule }) => rule === 'mediation');

/** Proves a law over random histories: 200 runs, each up to 40 events over up to years. */
function always(law: (steps: readonly Step[], last: Step) => void): void {
  fc.assert(
    fc.property(histories, (steps) => {
      const last = steps.at(-1);
      if (last) law(steps, last);
    }),
    { numRuns: 200 },
  );
}
/** Proves a law of every single event of random histories. */
const eachTime = (law: (step: Step) => void): void => always((steps) => steps.forEach(law));

describe('6. the history of a dispute', () => {
  test('folds into exactly its stored snapshot and its open clocks', () => {
    always((steps, { after }) => {
      const folded = fold(stored(eventsOf(steps)));
      expect(folded).toStrictEqual(after);
      expect(dueDays(folded)).toEqual(dueDays(restore(stored(after))));
    });
  });

  test('leaves snapshots that are plain JSON and lose nothing on the way to the table and back', () => {
    eachTime(({ after }) => expect(stored(after)).toStrictEqual(after));
  });

  test('cannot be folded with an event missing that the next one needs', () => {
    always((steps) => {
      const [first, ...rest] = eventsOf(steps);
      expect(first?.type === 'REPORT' || first?.type === 'IMPORT').toBe(true);
      if (rest.length > 0) {
        expect(() => fold(rest)).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
      }
    });
  });

  test('gives every clock a date, however long things take', () => {
    eachTime(({ after }) => {
      for (const dueOn of dueDays(after).values()) expect(dueOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    });
  });
});

describe('whatever happens to a dispute', () => {
  test('it has one holder while it is open, and none once it ended unresolved', () => {
    eachTime(({ after }) => {
      expect(after.context.holderId === null).toBe(stageOf(after.value) === 'closed');
    });
  });

  test('one unit leads it from the dispatch on, the one that holds it; before that nobody does', () => {
    eachTime(({ after: { value, context } }) => {
      const stage = stageOf(value);
      if (stage === 'reported') expect(context.leadId).toBeNull();
      else if (stage !== 'closed') expect(context.leadId).toBe(context.holderId);
      expect(context.assistingIds).not.toContain(context.leadId ?? 'nobody');
      expect(context.assistingIds).not.toContain(context.holderId ?? 'nobody');
      expect(new Set(context.assistingIds).size).toBe(context.assistingIds.length);
    });
  });

  test('its number never changes once it is given, and it has one from acceptance on', () => {
    eachTime(({ before, after }) => {
      if (before.context.number !== null) expect(after.context.number).toBe(before.context.number);
      expect(after.context.number === null).toBe(after.context.acceptedOn === null);
      if (before.context.acceptedOn !== null)
        expect(after.context.acceptedOn).toBe(before.context.acceptedOn);
    });
  });

  test('the result of a round is written once and never before the acceptance', () => {
    eachTime(({ before, after, event }) => {
      const { results, acceptedOn } = after.context;
      // A merger was no end: reopened, the case has no result of it.
      const standing = before.context.results.filter(
        ({ kind }) => !(event.type === 'REOPEN' && kind === 'merged'),
      );
      expect(results.slice(0, standing.length)).toEqual(standing);
      expect(new Set(results.map(({ round }) => round)).size).toBe(results.length);
      for (const { on, kind } of results.slice(standing.length)) {
        expect(on <= event.on).toBe(true);
        if (kind !== 'declined') expect(acceptedOn !== null && acceptedOn <= on).toBe(true);
      }
    });
  });

  test('it climbs no higher than what a clock that still runs has passed, or an order', () => {
    always((steps, { after }) => {
      const { context } = after;
      const running = new Set(context.clocks.map(({ key }) => key));
      const reasons = steps.flatMap(({ event }) => {
        if (event.type === 'SUPERVISE') return ['supervised' as const];
        return event.type === 'DEADLINE_PASSED' && running.has(event.key) ? [event.escalation] : [];
      });
      const highest = Math.max(0, ...reasons.map((level) => escalations.indexOf(level)));
      expect(escalations.indexOf(escalationOf(context))).toBeLessThanOrEqual(highest);
      expect(summaryOf(after).escalation).toBe(escalationOf(context));
    });
  });

  test('a step of a ladder raises it at least to that step, and nothing else raises it but an order', () => {
    eachTime(({ before, after, event }) => {
      const [was, is] = [before, after].map(({ context }) => escalations.indexOf(escalationOf(context)));
      if (event.type === 'DEADLINE_PASSED') {
        expect(is).toBe(Math.max(was ?? 0, escalations.indexOf(event.escalation)));
      } else if (event.type !== 'SUPERVISE') expect(is).toBeLessThanOrEqual(was ?? 0);
    });
  });

  test('an offer lapses with the holder, the dispatch and the end, and its clock with it', () => {
    eachTime(({ after, event }) => {
      const { offer, holderId, clocks, refusals } = after.context;
      expect(clocks.some(({ rule }) => rule === 'handOver')).toBe(offer !== null);
      if (offer === null) return;
      expect(isOpen(after.value)).toBe(true);
      expect(offer.toId).not.toBe(holderId);
      expect([offer.fromId, after.value === 'dispatched', event.type === 'ANALYZE']).toEqual([
        holderId,
        false,
        false,
      ]);
      expect(refusals).toBeLessThan(2);
    });
  });

  test('computing its deadlines again by the rules that it has changes no date, and twice no more than once', () => {
    eachTime(({ after: { context } }) => {
      const { rules } = context;
      if (rules === undefined) return;
      for (const clock of context.clocks) {
        const once = goneOver(context, clock, { rules, passed: clock.passed });
        expect(deadlineOfClock(once, publishedCalendar).deadline.dueOn).toBe(
          deadlineOfClock(clock, publishedCalendar).deadline.dueOn,
        );
        expect(goneOver(context, once, { rules, passed: clock.passed })).toEqual(once);
      }
    });
  });

  test('only the parties put the end of its mediation off', () => {
    const dueOf = (clock: RunningClock) => deadlineOfClock(clock, publishedCalendar).deadline.dueOn;
    eachTime(({ before, after, event }) => {
      const [was, is] = [mediation(before.context), mediation(after.context)];
      // A register brings its own date.
      if (!is || event.type === 'IMPORT') return;
      const period = addDays(is.startedOn, 30);
      if (was?.startedOn !== is.startedOn) expect(dueOf(is)).toBe(period);
      else if (event.type === 'EXTEND') expect(dueOf(is)).toBe(event.newDueOn);
      else if (event.type === 'ANALYZE') expect(dueOf(is) <= period).toBe(true);
      else if (event.type === 'RESUME') {
        const moved = addDays(dueOf(was), daysBetween(was.pausedOn ?? '', event.on));
        // What had passed before the pause began is not undone by it.
        const isLate = is.rules !== undefined && (was.pausedOn ?? '') >= dueOf(was);
        expect(dueOf(is)).toBe(isLate ? dueOf(was) : moved);
      } else expect(dueOf(is)).toBe(dueOf(was));
    });
  });
});
