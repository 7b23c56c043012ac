import { describe, expect, test } from '@jest/globals';
import {
  agreedIn,
  analysed,
  both,
  imported,
  sent,
  staff,
  stampOn,
  visited,
} from '../../../../test/support/dispute-events.ts';
import {
  aDispute,
  continued,
  done,
  due,
  monday,
  samplesOf,
} from '../../../../test/support/dispute-samples.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { deadlineOfClock } from './dispute.deadlines.ts';
import type { DisputeEvent, EventOf } from './dispute.events.ts';
import { latestExtension } from './dispute.requirements.ts';
import { eventsNow, unreported } from './dispute.snapshot.ts';

const paid = (on: string, amountFen?: number): DisputeEvent =>
  sent(
    'RECORD_PERFORMANCE',
    {
      obligationId: '1',
      performedOn: on,
      proof: '收条',
      ...(amountFen === undefined ? { whole: true } : { amountFen }),
    },
    on,
  );
const confirmed = (step: 'applied' | 'granted' | 'refused', on: string): DisputeEvent =>
  sent(
    'RECORD_CONFIRMATION',
    { step, datedOn: on, applyingPartyIds: both, courtNumber: '（2026）豫0822诉前调确1号' },
    on,
  );

describe('the window of the court', () => {
  const agreed = aDispute('agreed', monday);

  test('is open for thirty days after a written agreement, until somebody applies', () => {
    expect(due(agreed).judicialConfirmation).toBe('2026-04-01');
    expect(due(continued(agreed, confirmed('applied', monday)))).not.toHaveProperty('judicialConfirmation');
    const oral = continued(
      aDispute('underway', monday),
      agreedIn(monday, {
        form: 'oral',
        obligations: [{ id: '1', kind: 'do', what: '道歉', dueOn: monday }],
        totalFen: 0,
      }),
    );
    expect(due(oral)).not.toHaveProperty('judicialConfirmation');
    expect(eventsNow(oral)).not.toContain('RECORD_CONFIRMATION');
  });

  test('stays open while the agreement is being kept, and after', () => {
    const kept = done('RECORD_PERFORMANCE', continued(agreed, paid('2026-03-04')), '2026-03-20');
    expect(kept.value).toBe('followUp');
    expect(due(kept).judicialConfirmation).toBe('2026-04-01');
  });

  test('that ends on a holiday stays open until the next working day, also when all was kept meanwhile', () => {
    const signed = agreedIn('2026-09-01', {
      obligations: [{ id: '1', kind: 'build', what: '清理排水沟', dueOn: '2026-10-09' }],
      totalFen: 0,
    });
    const reached = continued(aDispute('underway', '2026-09-01'), signed);
    const kept = continued(reached, paid('2026-10-04'));
    expect(kept.value).toBe('followUp');
    expect(due(kept).judicialConfirmation).toBe('2026-10-08');
  });

  test('of a register row is open up to its thirtieth day, and shut by a refusal', () => {
    const written = (effectiveOn: string) =>
      continued(
        unreported(),
        imported(monday, 'agreed', {
          agreement: {
            form: 'written',
            effectiveOn,
            confirmation: 'none',
            obligations: [{ id: '1', performedFen: 0, performed: false }],
          },
        }),
      );
    expect(due(written('2026-01-31')).judicialConfirmation).toBe(monday);
    expect(due(written('2026-01-30'))).not.toHaveProperty('judicialConfirmation');
    const refused = continued(agreed, confirmed('applied', monday), confirmed('refused', monday));
    expect(Object.keys(due(refused))).toEqual(['performance:1', 'performance:2']);
  });

  test('is not opened again for an agreement that is older', () => {
    const old = imported(monday, 'agreed', {
      agreement: {
        form: 'written',
        effectiveOn: '2025-12-01',
        confirmation: 'none',
        obligations: [{ id: '1', performedFen: 0, performed: false }],
      },
    });
    const dispute = continued(unreported(), old);
    // The row says no date: a month after the agreement is asked for.
    expect(due(dispute)).toEqual({ 'performance:1': '2025-12-31' });
  });

  test('once it granted, leaves two years from the last day that is still to be kept', () => {
    const granted = continued(agreed, confirmed('applied', monday), confirmed('granted', '2026-03-05'));
    expect(due(granted).enforcement).toBe('2028-03-22');
    // The works of the 22nd are done early: what is left is the payment of the 9th.
    const works = { obligationId: '2', performedOn: '2026-03-06', proof: '现场照片' };
    const half = continued(granted, sent('RECORD_PERFORMANCE', works, '2026-03-06'));
    expect(due(half).enforcement).toBe('2028-03-09');
  });

  test('opens anew when the terms are amended after the ruling, which covers and enforces nothing of them', () => {
    const granted = continued(agreed, confirmed('applied', monday), confirmed('granted', '2026-03-05'));
    const amended = done('AMEND_AGREEMENT', granted, '2026-03-06');
    expect(amended.context.agreement).toMatchObject({ confirmation: 'none', renewedOn: '2026-03-06' });
    expect(due(amended)).toMatchObject({ judicialConfirmation: '2026-04-07' });
    expect(due(amended)).not.toHaveProperty('enforcement');
    const again = continued(amended, confirmed('applied', '2026-03-09'), confirmed('granted', '2026-03-12'));
    expect(due(again).enforcement).toBe('2028-04-17');
    const { outdatesRuling: _, ...before } = samplesOf(
      'AMEND_AGREEMENT',
      granted.context,
      '2026-03-06',
    )[0] as EventOf<'AMEND_AGREEMENT'>;
    // As it was recorded before rulings were told apart.
    expect(due(continued(granted, before)).enforcement).toBe('2028-04-17');
  });

  test('once it granted, enforces what is broken; the rest keeps its clocks', () => {
    const granted = continued(agreed, confirmed('applied', monday), confirmed('granted', '2026-03-05'));
    // The payment of the 9th is not kept; the works are due on the 22nd.
    const enforcement = samplesOf('RECORD_CONFIRMATION', granted.context, '2026-03-12').at(
      -1,
    ) as DisputeEvent;
    const enforced = continued(granted, enforcement);
    expect(new Set(Object.keys(due(enforced)))).toEqual(
      new Set(['enforcement', 'guidance:1', 'performance:2']),
    );
    expect(due(enforced).enforcement).toBe('2028-03-22');
    expect(enforced.context.agreement?.obligations.map(({ enforcedOn }) => enforcedOn)).toEqual([
      '2026-03-12',
      undefined,
    ]);
    const { enforcedIds: _, ...before } = enforcement as EventOf<'RECORD_CONFIRMATION'>;
    // As it was recorded before: all that is owed.
    expect(new Set(Object.keys(due(continued(granted, before))))).toEqual(
      new Set(['guidance:1', 'guidance:2']),
    );
  });
});

describe('the period of mediation', () => {
  test('ends thirty days after acceptance, or earlier where the review says so', () => {
    const accepted = aDispute('accepted', monday);
    expect(due(accepted).mediation).toBe('2026-04-01');
    expect(due(continued(accepted, analysed(monday, { dueOn: '2026-03-20' }))).mediation).toBe('2026-03-20');
    const late = continued(accepted, analysed('2026-05-04', { dueOn: '2026-05-20' }));
    expect(due(late).mediation).toBe('2026-04-01');
  });

  test('stands still while suspended, an extension with it, and the sheet says both', () => {
    const on = '2026-03-04';
    const extended = continued(
      aDispute('underway', monday),
      sent(
        'EXTEND',
        { newDueOn: '2026-03-25', consentingPartyIds: both, approvedBy: staff.head, reason: '双方愿意' },
        on,
      ),
    );
    expect(due(extended).mediation).toBe('2026-03-25');
    const suspended = done('SUSPEND', extended, '2026-03-10');
    const resumed = done('RESUME', suspended, '2026-03-22');
    expect(due(resumed).mediation).toBe('2026-04-06');
    const again = done('RESUME', done('SUSPEND', resumed, '2026-03-23'), '2026-03-24');
    expect(due(again).mediation).toBe('2026-04-07');
    const [clock] = again.context.clocks;
    if (!clock) throw new Error('the mediation clock runs');
    const steps = deadlineOfClock(clock, publishedCalendar).deadline.steps.map(({ kind }) => kind);
    expect(steps).toEqual(['start', 'days', 'pausedSpan', 'pausedSpan', 'broughtForward', 'extended']);
    const [still] = suspended.context.clocks;
    expect(still && deadlineOfClock(still, publishedCalendar).ladder).toEqual([]);
  });

  test('of a register row runs from its report, to the day that the row names', () => {
    const row = (dueOn: string | null) =>
      due(continued(unreported(), imported(monday, 'underway', { reportedOn: '2026-02-10', dueOn })));
    expect(row(null).mediation).toBe('2026-03-12');
    expect(row('2026-02-20').mediation).toBe('2026-02-20');
  });

  test('keeps its end when the case turns red, and so does the decision on acceptance', () => {
    for (const state of ['registered', 'underway'] as const) {
      const before = aDispute(state, monday);
      expect(due(done('REGRADE', before, '2026-03-03'))).toEqual(due(before));
    }
  });

  test('may be extended by thirty days after an end that a suspension moved', () => {
    const resumed = done('RESUME', done('SUSPEND', aDispute('underway', monday)), '2026-03-12');
    expect(due(resumed).mediation).toBe('2026-03-15');
    expect(latestExtension(resumed.context)).toBe('2026-04-14');
  });

  test('begins anew with another attempt and another round', () => {
    const retried = done('RETRY', aDispute('failed', monday), '2026-03-10');
    expect(due(retried).mediation).toBe('2026-04-09');
    const reopened = done(
      'REOPEN',
      done('TERMINATE', aDispute('failed', monday), '2026-03-10'),
      '2026-05-04',
    );
    expect(due(reopened).mediation).toBe('2026-06-03');
  });
});

describe('what a clock has passed', () => {
  const passed = (key: string, on: string): DisputeEvent => ({
    ...stampOn(on),
    by: null,
    type: 'DEADLINE_PASSED',
    key,
    step: 'due',
    escalation: 'overdue',
  });
  const heights = (dispute: ReturnType<typeof continued>) =>
    Object.fromEntries(dispute.context.clocks.map((clock) => [clock.key, clock.passed]));

  test('is its own: no other clock climbs with it, and another promise kept does not lower it', () => {
    const late = continued(aDispute('agreed', monday), passed('performance:1', '2026-03-10'));
    expect(heights(late)).toMatchObject({ 'performance:1': 'overdue', 'performance:2': 'none' });
    const works = { obligationId: '2', performedOn: '2026-03-12', proof: '现场照片' };
    const half = continued(late, sent('RECORD_PERFORMANCE', works, '2026-03-12'));
    expect(heights(half)).toMatchObject({ 'performance:1': 'overdue' });
  });

  test('counts no more once the parties amend the day of a promise', () => {
    const late = continued(aDispute('agreed', monday), passed('performance:1', '2026-03-10'));
    const amended = sent(
      'AMEND_AGREEMENT',
      {
        terms: '延期支付',
        obligations: [{ id: '1', kind: 'pay', what: '赔偿', amountFen: 500_00, dueOn: '2026-04-20' }],
        consentingPartyIds: both,
        amendedOn: '2026-03-11',
        reason: '乙方困难',
      },
      '2026-03-11',
    );
    expect(due(continued(late, amended))).toMatchObject({ 'performance:1': '2026-04-20' });
    expect(heights(continued(late, amended))).toMatchObject({ 'performance:1': 'none' });
  });

  test('counts no more when the review or the parties set another end of mediation', () => {
    const waiting = continued(aDispute('accepted', monday), passed('mediation', '2026-03-20'));
    expect(heights(continued(waiting, analysed('2026-03-21', { dueOn: '2026-03-28' })))).toMatchObject({
      mediation: 'none',
    });
    const late = continued(aDispute('underway', monday), passed('mediation', '2026-03-10'));
    expect(heights(done('EXTEND', late, '2026-03-11'))).toMatchObject({ mediation: 'none' });
  });
});

describe('follow-up', () => {
  const row = (risk: 'green' | 'yellow' | 'red') =>
    continued(unreported(), imported(monday, 'followUp', { risk }));

  test('asks for one visit of a green case, two of a yellow, three of a red', () => {
    const visits = (risk: 'green' | 'yellow' | 'red') =>
      Object.entries(due(row(risk))).filter(([key]) => key.startsWith('followUpVisit'));
    expect(visits('green')).toEqual([['followUpVisit:1', '2026-03-09']]);
    expect(visits('yellow').map(([, on]) => on)).toEqual(['2026-03-09', '2026-04-01']);
    expect(visits('red').map(([, on]) => on)).toEqual(['2026-03-09', '2026-04-01', '2026-05-31']);
  });

  test('is over with the last visit, unless danger is left or a promise was not kept', () => {
    const yellow = row('yellow');
    const first = continued(yellow, visited('2026-03-06', true, true));
    expect(first.value).toBe('followUp');
    for (const left of [visited('2026-03-30', true, true), visited('2026-03-30', false, false)]) {
      const again = continued(first, left);
      expect(again.value).toBe('followUp');
      expect(due(again)).toMatchObject({ 'followUpVisit:extra': '2026-04-06' });
      expect(continued(again, visited('2026-04-02', true, false)).value).toBe('concluded');
    }
    expect(continued(first, visited('2026-03-30', true, false)).value).toBe('concluded');
  });
});
