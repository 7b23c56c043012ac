import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  histories,
  type RecordedStep,
  retractedHistories,
} from '../../../../test/support/dispute-history.ts';
import type { DisputeState } from './dispute.states.ts';
import {
  charged,
  chargeOf,
  emptyLedger,
  type LedgerEvent,
  ledgerOf,
  minuteOf,
  waitedUntil,
  waitingClasses,
  waitingClassOf,
} from './waiting.ts';

const told = ({ event, after }: RecordedStep): LedgerEvent => ({
  type: event.type,
  at: event.at,
  state: after.value,
  holderId: after.context.holderId,
  ...(event.type === 'RETRACT' ? { refusals: event.refusals } : {}),
});
const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const sumOf = (lines: readonly { readonly minutes: number }[]): number =>
  lines.reduce((sum, { minutes }) => sum + minutes, 0);

/** Histories whose instants lie anywhere within a minute, and how long after the last event one looks. */
const cases = fc
  .tuple(
    fc.oneof(histories, retractedHistories),
    fc.array(fc.nat(59_999), { minLength: 40, maxLength: 40 }),
    fc.nat(100 * 86_400_000),
  )
  .filter(([steps]) => steps.length > 0)
  .map(([steps, offsets, ms]) => {
    const events = steps.map((step, n) => {
      const event = told(step);
      // Two events of the same minute keep their order.
      const before = steps[n - 1]?.event.at === event.at ? (offsets[n - 1] ?? 0) : 0;
      offsets[n] = Math.max(before, offsets[n] ?? 0);
      return { ...event, at: later(event.at, offsets[n] ?? 0) };
    });
    return { steps, events, until: later(events.at(-1)?.at ?? '', ms) };
  });

type Case = {
  readonly steps: readonly RecordedStep[];
  readonly events: readonly LedgerEvent[];
  readonly until: string;
};
const always = (law: (one: Case) => void): void => fc.assert(fc.property(cases, law), { numRuns: 200 });

describe('7. the waiting time of a case', () => {
  test('leaves no gap and charges nothing twice: its lines and the time after its ends are its age', () => {
    always(({ events, until }) => {
      const unheld = events.map(({ at, state }, n) => {
        const isOver = chargeOf(state, null, 0) === null;
        return isOver ? minuteOf(events[n + 1]?.at ?? until) - minuteOf(at) : 0;
      });
      const lines = waitedUntil(ledgerOf(events), until);
      const age = minuteOf(until) - minuteOf(events[0]?.at ?? until);
      expect(sumOf(lines) + unheld.reduce((sum, minutes) => sum + minutes, 0)).toBe(age);
      for (const { minutes } of lines) expect(minutes).toBeGreaterThan(0);
      expect(new Set(lines.map(({ to, organisationId }) => `${to} ${organisationId}`)).size).toBe(
        lines.length,
      );
    });
  });

  test('is charged to whoever the machine says must act, after every event', () => {
    always(({ steps }) => {
      let ledger = emptyLedger;
      for (const step of steps) {
        ledger = charged(ledger, told(step));
        const { value, context } = step.after;
        expect(ledger.refusals).toBe(context.refusals);
        expect(ledger.running).toEqual(chargeOf(value, context.holderId, context.refusals));
      }
    });
  });

  test('is the same event by event as from the beginning, and wherever one stops to look in between', () => {
    always(({ events, until }) => {
      const whole = waitedUntil(ledgerOf(events), until);
      events.forEach((_, n) => {
        const rest = events.slice(n).reduce(charged, ledgerOf(events.slice(0, n)));
        expect(waitedUntil(rest, until)).toEqual(whole);
      });
      const split = events.flatMap((event, n) => {
        const end = Date.parse(events[n + 1]?.at ?? until);
        const at = new Date(Math.floor((Date.parse(event.at) + end) / 2)).toISOString();
        return [event, { ...event, type: 'NOTE' as const, at }];
      });
      expect(waitedUntil(ledgerOf(split), until)).toEqual(whole);
    });
  });

  const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
  const event = (
    day: number,
    state: DisputeState,
    holderId: string | null,
    type: LedgerEvent['type'] = 'NOTE',
  ) => ({
    type,
    at: at(day),
    state,
    holderId,
  });
  const days = (events: readonly LedgerEvent[], until: string) =>
    waitedUntil(ledgerOf(events), until).map(({ to, organisationId, minutes }) => [
      to,
      organisationId,
      minutes / 1440,
    ]);

  test('goes through the hands of centre, unit, mediator and parties, stands still, and ends', () => {
    const story = [
      event(1, 'registered', 'centre', 'REPORT'),
      event(3, 'dispatched', 'village'),
      event(4, 'assigned', 'village'),
      event(5, 'underway', 'village'),
      event(8, 'suspended', 'village'),
      event(10, 'underway', 'village'),
      event(11, 'agreed', 'village'),
      event(20, 'followUp', 'village'),
      event(22, 'concluded', 'village'),
    ];
    expect(days(story, at(30))).toEqual([
      ['unit', 'centre', 2],
      ['unit', 'village', 3],
      ['mediator', 'village', 5],
      ['suspended', null, 2],
      ['party', null, 9],
    ]);
  });

  test('stays with the giver until the receiver signs, and goes to the leader after the second refusal', () => {
    const story = [
      event(1, 'accepted', 'centre', 'REPORT'),
      event(2, 'accepted', 'centre', 'HAND_OVER'),
      event(3, 'accepted', 'centre', 'OBJECT'),
      event(4, 'accepted', 'centre', 'HAND_OVER'),
      event(5, 'accepted', 'centre', 'OBJECT'),
      event(8, 'accepted', 'office', 'HAND_OVER'),
    ];
    expect(days(story, at(9))).toEqual([
      ['unit', 'centre', 4],
      ['leader', null, 3],
      ['unit', 'office', 1],
    ]);
  });

  test('is shown by class, units by their kind', () => {
    expect(waitingClassOf({ to: 'mediator', organisationId: 'a' }, 'village')).toBe('mediator');
    expect(waitingClassOf({ to: 'unit', organisationId: 'a' }, 'office')).toBe('office');
    expect(waitingClassOf({ to: 'unit', organisationId: 'a' }, 'township')).toBe('department');
    expect(waitingClasses).toHaveLength(8);
  });
});
