/**
 * The faults that the clocks of other systems are known for (helpdesks, ticket systems, queues), each tried by its name.
 * What a sweep can do wrong (first step only, repeated for ever, downtime, more overdue than one batch) is tried on a
 * database: test/deadlines.e2e-spec.ts, test/proof/sweep.e2e-spec.ts.
 */
import { describe, expect, test } from '@jest/globals';
import { agreedIn, analysed, imported, stampOn } from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, done, due } from '../../../../test/support/dispute-samples.ts';
import { withYear } from '../calendar/calendar.year.ts';
import { calendarInForce } from '../calendar/calendars.ts';
import { addDays } from '../calendar/iso-date.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { editedRules, type RuleBookEdit } from '../deadline/deadline.edit.ts';
import { learnEdition, productEdition } from '../deadline/deadline.editions.ts';
import { firesAt } from '../deadline/deadline.ladder.ts';
import type { RunningClock } from './dispute.context.ts';
import { deadlineOfClock } from './dispute.deadlines.ts';
import type { DisputeSnapshot } from './dispute.snapshot.ts';
import { unreported } from './dispute.snapshot.ts';

/** An edition that differs from the product's; content decides its name. */
function edition(id: string, rules: RuleBookEdit['rules']): string {
  learnEdition({ id, rules: editedRules(productEdition.rules, { reason: '测试', rules }) });
  return id;
}
const goesOver = (dispute: DisputeSnapshot, rules: string, on: string): DisputeSnapshot =>
  continued(dispute, {
    ...stampOn(on),
    type: 'RECOMPUTE',
    reason: '测试',
    rules,
    clocks: dispute.context.clocks.map(({ key, passed }) => ({ key, dueBefore: on, dueOn: on, passed })),
  });
/** Under way on the day on which it was accepted, with the whole period before it. */
const underway = (on: string, over: Parameters<typeof analysed>[1] = {}): DisputeSnapshot =>
  (['SIGN_FOR', 'HOLD_SESSION'] as const).reduce(
    (dispute, type) => done(type, dispute, on),
    continued(aDispute('accepted', on), analysed(on, { dueOn: addDays(on, 30), ...over })),
  );
const clock = (dispute: DisputeSnapshot, key: string): RunningClock => {
  const found = dispute.context.clocks.find((one) => one.key === key);
  if (!found) throw new Error(`no clock ${key} runs`);
  return found;
};

describe('faults that clocks of other systems have', () => {
  test('pause, then a change of the rule: the pause stays counted, under the new length', () => {
    const suspended = done('SUSPEND', underway('2026-03-02'), '2026-03-10');
    const resumed = done('RESUME', suspended, '2026-03-20');
    expect(due(resumed).mediation).toBe('2026-04-11');
    const shorter = edition('test-mediation-20', { mediation: { length: 20 } });
    expect(due(goesOver(resumed, shorter, '2026-03-21')).mediation).toBe('2026-04-01');
    // Also while it stands still: the days until it goes on are added to the new length.
    const changed = goesOver(suspended, shorter, '2026-03-15');
    expect(due(done('RESUME', changed, '2026-03-20')).mediation).toBe('2026-04-01');
  });

  test('a pause across a holiday takes no working day twice', () => {
    const medical = underway('2026-09-21', { typeCode: 'MED', dueOn: '2026-11-09' });
    expect(due(medical).mediation).toBe('2026-11-09');
    const resumed = done('RESUME', done('SUSPEND', medical, '2026-09-28'), '2026-10-09');
    // The decision of the review moves with the pause, as the parties' consent does.
    // From 29 September to 9 October only four days are worked: 29, 30, 8, 9. The tenth, a Saturday, is worked in lieu.
    expect(due(resumed).mediation).toBe('2026-11-13');
  });

  test('created while it would stand still: a case that is suspended on the day on which it came runs on in time', () => {
    const row = continued(unreported(), imported('2026-03-02', 'underway', { reportedOn: '2026-03-02' }));
    const suspended = done('SUSPEND', row, '2026-03-02');
    expect(deadlineOfClock(clock(suspended, 'mediation'), publishedCalendar).ladder).toEqual([]);
    expect(due(done('RESUME', suspended, '2026-03-12')).mediation).toBe(
      addDays(String(due(row).mediation), 10),
    );
  });

  test('reopened: the new round has a period of its own, nothing is left of the old', () => {
    const settled = done('VISIT', aDispute('followUp', '2026-03-02'), '2026-03-09');
    const reopened = done('REOPEN', settled, '2026-05-06');
    expect(due(reopened)).toEqual({ review: '2026-05-13', mediation: '2026-06-05' });
    expect(clock(reopened, 'mediation')).toMatchObject({
      pausedDays: 0,
      passed: 'none',
      startedOn: '2026-05-06',
    });
  });

  test('merged: what was given up has no clock, what goes on keeps its own', () => {
    const kept = underway('2026-03-02');
    const absorbed = done('ABSORB', kept, '2026-03-05');
    expect(due(absorbed)).toEqual(due(kept));
    expect(done('MERGE_INTO', aDispute('assigned', '2026-03-02'), '2026-03-05').context.clocks).toEqual([]);
  });

  test('a rule removed: a clock of a variant that is no longer there goes on by the variant that it names', () => {
    const tiers = edition('test-tiers', {
      mediation: {
        variants: [
          {
            id: 'localSimple',
            name: { zh: '简易', en: 'simple' },
            scope: { complexities: ['ordinary'] },
            unit: 'days',
            length: 7,
          },
        ],
      },
    });
    const short = goesOver(underway('2026-03-02'), tiers, '2026-03-03');
    expect(due(short).mediation).toBe('2026-03-09');
    // The next edition has no such variant: this case is asked only when it goes over.
    const without = edition('test-without', { mediation: { length: 30 } });
    expect(due(short).mediation).toBe('2026-03-09');
    expect(due(goesOver(short, without, '2026-03-04')).mediation).toBe('2026-04-01');
  });

  test('a calendar edited: what was computed stays until it is computed again, and then says by which calendar', () => {
    const reported = aDispute('registered', '2026-12-30');
    const year = {
      year: 2027,
      notice: '国办发明电〔2026〕9号',
      spans: [
        { from: '2027-01-01', to: '2027-01-05', kind: 'rest' as const, name: { zh: '元旦', en: 'New Year' } },
      ],
    };
    const calendar = withYear(calendarInForce(), year, 'test-2027');
    const acceptance = clock(reported, 'acceptance');
    const [before, after] = [publishedCalendar, calendar].map(
      (by) => deadlineOfClock(acceptance, by).deadline,
    );
    expect([before?.dueOn, before?.provisional]).toEqual(['2027-01-04', true]);
    expect([after?.dueOn, after?.provisional, after?.calendarVersion]).toEqual([
      '2027-01-07',
      false,
      'test-2027',
    ]);
  });

  test('days against hours: a rule that changes its unit counts from the instant of the fact, and back from its day', () => {
    const hours = edition('test-hours', { acceptance: { unit: 'hours', length: 24 } });
    const reported = aDispute('registered', '2026-03-06');
    const inHours = clock(goesOver(reported, hours, '2026-03-06'), 'acceptance');
    const { deadline } = deadlineOfClock(inHours, publishedCalendar);
    expect(deadline).toMatchObject({ dueOn: '2026-03-07', dueAt: expect.stringMatching(/^2026-03-07T/) });
    const back = goesOver(goesOver(reported, hours, '2026-03-06'), productEdition.id, '2026-03-06');
    expect(due(back).acceptance).toBe(due(reported).acceptance);
    expect(clock(back, 'acceptance')).not.toHaveProperty('startedAt');
  });

  test('midnight: the last day ends with its last minute, and the steps come after it', () => {
    const { deadline, ladder } = deadlineOfClock(
      clock(aDispute('dispatched', '2026-03-02'), 'signFor'),
      publishedCalendar,
    );
    expect(deadline.dueOn).toBe('2026-03-03');
    const overdue = ladder.find(({ step }) => step === 'due');
    expect(overdue?.on).toBe('2026-03-04');
    // Midnight of the fourth in Shanghai is four in the afternoon of the third in UTC.
    expect(firesAt('2026-03-04', 'red')).toBe('2026-03-03T16:00:00.000Z');
  });

  test('an agreement reached on the last day leaves no step of mediation behind', () => {
    const agreed = continued(underway('2026-03-02'), agreedIn('2026-04-01', {}));
    expect(Object.keys(due(agreed))).not.toContain('mediation');
  });
});
