import { describe, expect, test } from '@jest/globals';
import {
  aDispute,
  agreedIn,
  analysed,
  continued,
  imported,
  parties,
  reported,
  samplesOf,
  sent,
  settledOnSpot,
  staff,
  units,
  visited,
} from '../../../../test/support/dispute-events.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { escalationOf } from './dispute.context.ts';
import { deadlineOfClock } from './dispute.deadlines.ts';
import type { DisputeEvent, DisputeEventType } from './dispute.events.ts';
import { advance, type DisputeSnapshot, eventsNow, unreported } from './dispute.snapshot.ts';

const monday = '2026-03-02';
const both = [parties.applicant, parties.respondent];
const remedies = { toldOn: monday, ways: ['court' as const] };
const done = (type: DisputeEventType, dispute: DisputeSnapshot, on = monday): DisputeSnapshot => {
  const [event] = samplesOf(type, dispute.context, on);
  if (!event) throw new Error(`no sample of ${type}`);
  return advance(dispute, event);
};
const due = (dispute: DisputeSnapshot): Record<string, string> =>
  Object.fromEntries(
    dispute.context.clocks.map((clock) => [
      clock.key,
      deadlineOfClock(clock, publishedCalendar).deadline.dueOn,
    ]),
  );
const paid = (on: string, amountFen?: number): DisputeEvent =>
  sent(
    'RECORD_PERFORMANCE',
    { obligationId: '1', performedOn: on, proof: '收条', ...(amountFen === undefined ? {} : { amountFen }) },
    on,
  );
const confirmed = (step: 'applied' | 'granted', on: string): DisputeEvent =>
  sent('RECORD_CONFIRMATION', { step, datedOn: on, courtNumber: '调确1号' }, on);

describe('an agreement', () => {
  const signed = {
    signatures: [
      { partyId: parties.applicant, on: '2026-03-03' },
      { partyId: parties.respondent, on: '2026-03-05' },
    ],
    mediatorSignedOn: '2026-03-06',
    sealedOn: '2026-03-04',
  };
  const reach = (form: 'written' | 'oral', over: object = {}) =>
    continued(aDispute('underway', monday), agreedIn('2026-03-09', { ...signed, form, ...over })).context
      .agreement?.effectiveOn;

  test('in writing takes effect with the last of signatures, mediator and seal', () => {
    expect(reach('written')).toBe('2026-03-06');
    expect(reach('written', { sealedOn: '2026-03-08' })).toBe('2026-03-08');
  });

  test('by word of mouth takes effect on the day on which the last party agreed', () => {
    expect(reach('oral')).toBe('2026-03-05');
  });

  test('is kept by instalments: the parts add up, and the rest closes it', () => {
    const agreed = aDispute('agreed', monday);
    const part = continued(agreed, paid('2026-03-04', 200_00));
    expect(part.context.agreement?.obligations[0]).toMatchObject({ performedFen: 200_00, performed: false });
    const whole = continued(part, paid('2026-03-05', 300_00));
    expect(whole.context.agreement?.obligations[0]).toMatchObject({ performedFen: 500_00, performed: true });
    expect(continued(agreed, paid('2026-03-04')).context.agreement?.obligations[0]).toEqual(
      whole.context.agreement?.obligations[0],
    );
    expect(due(agreed)).toHaveProperty('performance:1', '2026-03-09');
    expect(due(whole)).not.toHaveProperty('performance:1');
    expect(whole.value).toBe('agreed');
  });

  test('that is amended keeps what was kept, and watches the new promises instead of the old', () => {
    const half = continued(aDispute('agreed', monday), paid('2026-03-04'));
    const amended = done('AMEND_AGREEMENT', half, '2026-03-10');
    expect(amended.context.agreement?.obligations.map(({ id, performed }) => [id, performed])).toEqual([
      ['1', true],
      ['a2', false],
    ]);
    expect(Object.keys(due(amended)).filter((key) => key.startsWith('performance'))).toEqual([
      'performance:a2',
    ]);
  });

  test('that is broken was still a settlement; a later one of the round adds none', () => {
    const broken = done('DEFAULT', aDispute('agreed', monday), '2026-04-01');
    expect(broken.value).toBe('failed');
    expect(broken.context.agreement).toBeNull();
    const settled = [{ round: 1, kind: 'settled', on: monday }];
    expect(broken.context.results).toEqual(settled);
    const again = ['RETRY', 'HOLD_SESSION', 'REACH_AGREEMENT'] as const;
    const retried = again.reduce((dispute, type) => done(type, dispute, '2026-04-02'), broken);
    expect(retried.context.results).toEqual(settled);
    expect(retried.context.attempt).toBe(2);
    const reopened = done('REOPEN', done('WITHDRAW', retried, '2026-05-01'), '2026-05-02');
    expect(reopened.context).toMatchObject({ round: 2, attempt: 1, agreement: null, results: settled });
  });
});

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
    const amended = done('AMEND_AGREEMENT', granted, '2026-03-06');
    expect(due(amended).enforcement).toBe('2028-04-17');
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
    expect(steps).toEqual(['start', 'given', 'paused', 'extended']);
    const [still] = suspended.context.clocks;
    expect(still && deadlineOfClock(still, publishedCalendar).ladder).toEqual([]);
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

describe('risk', () => {
  const armed = continued(
    unreported(),
    reported(monday, { riskFactors: ['weapon'] }),
    sent('ACCEPT', {}, monday, { number: '（2026）月人调字第001号' }),
  );

  test('of a weapon is red, and no review and no grade without a look at the factors takes it away', () => {
    expect(armed.context.risk).toBe('red');
    expect(continued(armed, analysed(monday, { risk: 'green' })).context.risk).toBe('red');
    const graded = continued(armed, sent('REGRADE', { risk: 'green', reason: '情绪平复' }, monday));
    expect(graded.context).toMatchObject({ risk: 'red', riskFactors: ['weapon'] });
    const looked = sent('REGRADE', { risk: 'yellow', factors: ['alcohol'], reason: '刀具已收缴' }, monday);
    expect(continued(armed, looked).context).toMatchObject({ risk: 'yellow', riskFactors: ['alcohol'] });
  });

  test('goes up with a report to the police', () => {
    const told = done('REPORT_TO_POLICE', aDispute('accepted', monday));
    expect(told.context).toMatchObject({ risk: 'red', riskFactors: ['possible_offence'] });
    expect(done('REPORT_TO_POLICE', told).context.riskFactors).toEqual(['possible_offence']);
  });

  test('that turns red during the wait makes the review due that day, not in arrears', () => {
    const accepted = aDispute('accepted', monday);
    expect(due(accepted).review).toBe('2026-03-09');
    const grave = sent('REGRADE', { risk: 'red', reason: '扬言报复' }, '2026-03-05');
    const red = continued(accepted, grave);
    expect(due(red).review).toBe('2026-03-05');
    const calm = sent('REGRADE', { risk: 'yellow', factors: [], reason: '情绪平复' }, '2026-03-06');
    expect(due(continued(red, calm)).review).toBe('2026-03-09');
    expect(due(continued(accepted, { ...grave, on: '2026-03-20' })).review).toBe('2026-03-09');
  });
});

describe('a result', () => {
  test('counts only what was accepted', () => {
    const withdrawn = done('WITHDRAW', aDispute('registered', monday));
    expect(withdrawn.context).toMatchObject({ results: [], acceptedOn: null, number: null });
    expect(done('REFER', aDispute('registered', monday)).context.results).toEqual([]);
    const reopened = done('REOPEN', withdrawn, '2026-04-01');
    expect(reopened.context).toMatchObject({ acceptedOn: '2026-04-01', round: 2 });
    expect(done('WITHDRAW', reopened, '2026-04-02').context.results).toEqual([
      { round: 2, kind: 'withdrawn', on: '2026-04-02' },
    ]);
  });

  test('of a settlement on the spot counts from the day of the settlement, and so does the acceptance', () => {
    const told = continued(unreported(), reported('2026-03-02'));
    const entered = settledOnSpot('2026-03-06', { settledOn: '2026-03-03' });
    expect(continued(told, entered).context).toMatchObject({
      acceptedOn: '2026-03-03',
      ratification: 'pending',
      leadId: units.village,
      holderId: units.village,
      results: [{ round: 1, kind: 'settled', on: '2026-03-03' }],
    });
    const accepted = continued(told, sent('ACCEPT', {}, '2026-03-05', { number: '第1号' }));
    expect(continued(accepted, entered).context).toMatchObject({
      acceptedOn: '2026-03-05',
      results: [{ kind: 'settled', on: '2026-03-05' }],
    });
  });

  test.each(['TERMINATE', 'REFUSE', 'WITHDRAW', 'REFER'] as const)('is written by %s', (type) => {
    const kinds = {
      TERMINATE: 'not_settled',
      REFUSE: 'not_settled',
      WITHDRAW: 'withdrawn',
      REFER: 'transferred',
    };
    expect(done(type, aDispute('underway', monday)).context).toMatchObject({
      holderId: null,
      results: [{ round: 1, kind: kinds[type], on: monday }],
    });
  });
});

describe('a hand-over', () => {
  const assigned = aDispute('assigned', monday);
  const offer = (toId: string, over: object = {}) =>
    sent('HAND_OVER', { toId, reason: '属其职责', ...over }, monday);
  const signature = sent(
    'SIGN_FOR',
    { mediatorIds: [staff.successor], noConflictOfInterest: true },
    '2026-03-03',
  );

  test('leaves the case with the giver until the receiver signs', () => {
    const offered = continued(assigned, offer(units.office));
    expect(offered.context).toMatchObject({
      holderId: units.village,
      offer: { toId: units.office, fromId: units.village },
    });
    expect(due(offered).handOver).toBe('2026-03-03');
    expect(continued(offered, signature).context).toMatchObject({
      holderId: units.office,
      leadId: units.office,
      mediatorIds: [staff.successor],
      offer: null,
    });
    expect(eventsNow(offered)).not.toContain('HAND_OVER');
  });

  test('before the dispatch moves the holder and names no lead', () => {
    const offered = continued(aDispute('accepted', monday), offer(units.office));
    expect(continued(offered, signature).context).toMatchObject({
      holderId: units.office,
      leadId: null,
      mediatorIds: [],
    });
  });

  test('runs to the day that the giver named', () => {
    expect(due(continued(assigned, offer(units.office, { acceptByOn: '2026-03-06' }))).handOver).toBe(
      '2026-03-06',
    );
  });

  test('refused twice goes to the leader, whose word moves it without an offer', () => {
    const refused = [1, 2].reduce((dispute) => {
      const offered = continued(dispute, offer(units.office));
      return done('OBJECT', offered);
    }, assigned);
    expect(refused.context).toMatchObject({ refusals: 2, offer: null, holderId: units.village });
    expect(continued(refused, offer(units.department)).context).toMatchObject({
      holderId: units.department,
      leadId: units.department,
      refusals: 0,
      offer: null,
    });
  });

  test('that waits is over with the dispatch, also when the centre keeps the case itself', () => {
    const offered = continued(aDispute('accepted', monday), offer(units.office));
    const dispatched = continued(offered, analysed(monday, { leadId: units.centre }));
    expect(dispatched.context).toMatchObject({ offer: null, holderId: units.centre });
    expect(continued(dispatched, signature).context.holderId).toBe(units.centre);
  });

  test('a dispatch refused twice cannot be refused again', () => {
    const refused = [1, 2].reduce(
      (dispute) => done('OBJECT', done('ANALYZE', dispute)),
      aDispute('accepted', monday),
    );
    expect(refused).toMatchObject({ value: 'accepted', context: { refusals: 2, leadId: null } });
    const final = done('ANALYZE', refused);
    expect(eventsNow(final)).not.toContain('OBJECT');
    expect(continued(final, signature)).toMatchObject({ value: 'assigned', context: { refusals: 0 } });
  });
});

describe('an order of supervision', () => {
  const ordered = done('SUPERVISE', aDispute('dispatched', monday));

  test('stands at the third step of the ladder until the work goes on', () => {
    expect(escalationOf(ordered.context)).toBe('supervised');
    for (const type of ['NOTE', 'REGRADE', 'LINK', 'REASSIGN', 'OBJECT'] as const) {
      expect([type, escalationOf(done(type, ordered).context)]).toEqual([type, 'supervised']);
    }
    expect(escalationOf(done('SIGN_FOR', ordered).context)).toBe('none');
  });

  test('does not lower what a clock has passed', () => {
    const [clock] = ordered.context.clocks;
    const passed = advance(ordered, {
      type: 'DEADLINE_PASSED',
      at: '2026-03-09T01:00:00.000Z',
      on: '2026-03-09',
      by: null,
      key: clock?.key ?? '',
      step: 'leader',
      escalation: 'raised',
    });
    expect(escalationOf(passed.context)).toBe('raised');
    expect(escalationOf(done('SUPERVISE', passed).context)).toBe('raised');
    const lower = {
      type: 'DEADLINE_PASSED',
      key: clock?.key ?? '',
      step: 'due',
      escalation: 'overdue',
    } as const;
    const late = { ...lower, at: '2026-03-10T01:00:00.000Z', on: '2026-03-10', by: null };
    expect(advance(passed, late).context).toEqual(passed.context);
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

describe('what was acted on without the review', () => {
  test('awaits ratification, also when it has ended meanwhile', () => {
    const red = continued(unreported(), reported(monday, { riskFactors: ['threat'] }));
    const acted = done('ACT_AT_ONCE', red);
    expect(acted).toMatchObject({
      value: 'assigned',
      context: { ratification: 'pending', acceptedOn: monday },
    });
    const ended = done('WITHDRAW', acted);
    expect(eventsNow(ended)).toContain('RATIFY');
    const ratified = done('RATIFY', ended);
    expect(ratified.context.ratification).toBe('done');
    expect(eventsNow(ratified)).not.toContain('RATIFY');
    const other = sent('FAIL', { ground: '…', remedies }, monday);
    expect(() => advance(ratified, other)).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
  });
});
