import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agreedIn,
  imported,
  promise,
  reported,
  sent,
  settledOnSpot,
} from '../../../../test/support/dispute-events.ts';
import { histories } from '../../../../test/support/dispute-history.ts';
import { aDispute, due, monday } from '../../../../test/support/dispute-samples.ts';
import type { IsoDate } from '../calendar/iso-date.ts';
import type { DisputeEvent } from '../dispute/dispute.events.ts';
import { advance, type DisputeSnapshot, unreported } from '../dispute/dispute.snapshot.ts';
import { countedUntil, type Milestones, milestonesAfter, noMilestones } from './milestones.ts';

const startedBy = (before: DisputeSnapshot, after: DisputeSnapshot) => {
  const had = new Set(Object.keys(due(before)));
  return Object.entries(due(after))
    .filter(([key]) => !had.has(key))
    .map(([key, dueOn]) => ({ key, dueOn }));
};

/** The milestones after some more events. */
function along(from: DisputeSnapshot, ...events: readonly DisputeEvent[]): Milestones {
  let [snapshot, milestones] = [from, noMilestones];
  for (const event of events) {
    const after = advance(snapshot, event);
    milestones = milestonesAfter(milestones, event, after.context, startedBy(snapshot, after));
    snapshot = after;
  }
  return milestones;
}

const underway = aDispute('underway', monday);
const twoParts = { obligations: [promise('1', '2026-04-01', 100_00), promise('2', '2026-05-01', 200_00)] };
const paid = (obligationId: string, on: IsoDate) =>
  sent('RECORD_PERFORMANCE', { obligationId, performedOn: on, whole: true, proof: '收条' }, on);

describe('the milestones of a case', () => {
  test('tell of an agreement: its form, its money, by when all must be kept, and when it was', () => {
    const agreed = along(underway, agreedIn('2026-03-09', { ...twoParts, totalFen: 300_00 }));
    expect(agreed).toMatchObject({
      agreementForm: 'written',
      agreedFen: 300_00,
      performBy: '2026-05-01',
      performedOn: null,
      mediatedOn: '2026-03-09',
    });
    const events = [agreedIn('2026-03-09', { ...twoParts, totalFen: 300_00 }), paid('1', '2026-04-01')];
    expect(along(underway, ...events).performedOn).toBeNull();
    expect(along(underway, ...events, paid('2', '2026-04-20'))).toMatchObject({ performedOn: '2026-04-20' });
  });

  test('of what was settled and kept on the spot say that it was due and kept that day', () => {
    const settled = settledOnSpot('2026-03-02', { performedAtOnce: true });
    expect(along(aDispute('registered', monday), settled)).toMatchObject({
      agreementForm: 'oral',
      mediatedOn: '2026-03-02',
      performBy: '2026-03-02',
      performedOn: '2026-03-02',
      visitDueOn: expect.any(String),
    });
  });

  test('keep that an agreement was not kept, whatever is agreed after it', () => {
    const broken = along(
      underway,
      agreedIn('2026-03-09', { ...twoParts, totalFen: 300_00 }),
      sent(
        'DEFAULT',
        {
          obligationId: '1',
          facts: '到期未付',
          remedies: { toldOn: '2026-04-02', ways: ['court'] },
        },
        '2026-04-02',
      ),
    );
    expect(broken).toMatchObject({ defaultedOn: '2026-04-02', performBy: '2026-05-01', performedOn: null });
  });

  test('of a register know neither promise nor visit, and mediation only where it says so', () => {
    expect(along(unreported(), imported('2026-03-02', 'concluded'))).toMatchObject({
      mediatedOn: expect.any(String),
      performBy: null,
      performedOn: null,
      visitedOn: null,
    });
    expect(along(unreported(), imported('2026-03-02', 'withdrawn')).mediatedOn).toBeNull();
    const words = { agreedAmountFen: '350000' };
    expect(along(unreported(), imported('2026-03-02', 'concluded', { words })).agreedFen).toBe(350_000);
  });

  test('are none after a report', () => {
    expect(along(unreported(), reported(monday))).toEqual(noMilestones);
  });

  test('are what a slow reading of any history says', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        let milestones = noMilestones;
        for (const { event, before, after } of steps)
          milestones = milestonesAfter(milestones, event, after.context, startedBy(before, after));
        const events = steps.map(({ event }) => event);
        const all = <T extends DisputeEvent['type']>(type: T) =>
          events.filter((event): event is Extract<DisputeEvent, { type: T }> => event.type === type);
        const entered = steps.find(({ after }) => after.context.acceptedOn !== null)?.after.context
          .acceptedOn;
        const [session] = all('HOLD_SESSION');
        const isMediated = session ?? all('REACH_AGREEMENT')[0] ?? all('SETTLE_ON_SPOT')[0];
        const registered = all('IMPORT').some(({ state }) => !['withdrawn', 'referred'].includes(state));
        expect(milestones.mediatedOn !== null).toBe(isMediated !== undefined || registered);
        if (milestones.mediatedOn !== null) expect(milestones.mediatedOn >= (entered ?? '')).toBe(true);
        expect(milestones.visitedOn).toBe(all('VISIT')[0]?.visitedOn ?? null);
        expect(milestones.satisfaction).toBe(all('VISIT').at(-1)?.satisfaction ?? null);
        expect(milestones.reopenedOn).toBe(all('REOPEN')[0]?.on ?? null);
        if (milestones.performedOn !== null) expect(milestones.performBy).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe('the last day whose period may count a case', () => {
  test.each([
    ['never, before it was accepted', null, null, {}, null],
    ['every day, while it has no result', '2026-01-05', null, {}, 'infinity'],
    ['the day of its result', '2026-01-05', '2026-02-01', {}, '2026-02-01'],
    ['the day of its last promise', '2026-01-05', '2026-02-01', { performBy: '2027-01-01' }, '2027-01-01'],
    ['the day of its visit', '2026-01-05', '2026-02-01', { visitedOn: '2026-03-01' }, '2026-03-01'],
  ])('is %s', (_, acceptedOn, outcomeOn, over, expected) => {
    expect(countedUntil(acceptedOn, outcomeOn, { ...noMilestones, ...over })).toBe(expected);
  });
});
