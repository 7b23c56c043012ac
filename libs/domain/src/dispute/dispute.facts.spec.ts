import { describe, expect, test } from '@jest/globals';
import {
  agreedIn,
  analysed,
  imported,
  observed,
  parties,
  remedies,
  reported,
  sent,
  settledOnSpot,
  staff,
  units,
} from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, done, due, monday } from '../../../../test/support/dispute-samples.ts';
import { escalationOf } from './dispute.context.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { advance, eventsNow, unreported } from './dispute.snapshot.ts';

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
    const atOnce = { obligations: [{ id: '1', kind: 'do', what: '道歉', dueOn: '2026-03-05' }], totalFen: 0 };
    expect(reach('oral', atOnce)).toBe('2026-03-05');
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
    const reopened = done('REOPEN', done('REFER', retried, '2026-05-01'), '2026-05-02');
    expect(reopened.context).toMatchObject({ round: 2, attempt: 1, agreement: null, results: settled });
    expect(retried.context).toMatchObject({
      assistingIds: [units.department],
      mediatorIds: [staff.successor],
    });
    expect(reopened.context).toMatchObject({ leadId: null, assistingIds: [], mediatorIds: [], refusals: 0 });
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

  test('goes up with a sign that somebody saw, and no news takes it down again', () => {
    const told = continued(aDispute('accepted', monday), observed(monday, ['petition', 'gathering']));
    expect(told.context).toMatchObject({ risk: 'yellow', riskFactors: ['petition', 'many_people'] });
    const grave = continued(told, observed(monday, ['self_harm']));
    expect(grave.context).toMatchObject({ risk: 'red', riskFactors: ['petition', 'many_people', 'threat'] });
    expect(continued(grave, observed(monday, [])).context).toEqual(grave.context);
    const calmed = sent('REGRADE', { risk: 'green', factors: [], reason: '已做通思想工作' }, monday);
    expect(continued(grave, calmed).context).toMatchObject({ risk: 'green', riskFactors: [] });
  });

  test('of a case that has ended is told until its dossier is shut', () => {
    const ended = done('TERMINATE', aDispute('failed', monday));
    expect(continued(ended, observed(monday, ['petition'])).context.risk).toBe('yellow');
    expect(eventsNow(done('ARCHIVE', ended))).not.toContain('OBSERVE');
    expect(eventsNow(done('MERGE_INTO', aDispute('accepted', monday)))).not.toContain('OBSERVE');
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
      agreement: { form: 'oral', effectiveOn: '2026-03-03' },
      results: [{ round: 1, kind: 'settled', on: '2026-03-03' }],
    });
    const promised = settledOnSpot('2026-03-06', {
      settledOn: '2026-03-03',
      performedAtOnce: false,
      performBy: '2026-03-13',
    });
    expect(due(continued(told, promised))).toEqual({ 'performance:1': '2026-03-13' });
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

describe('a case', () => {
  test('remembers who reported it and how many sessions were held', () => {
    const underway = aDispute('underway', monday);
    expect(underway.context).toMatchObject({ reporterId: staff.clerk, sessions: 1 });
    expect(done('HOLD_SESSION', underway).context.sessions).toBe(2);
  });

  test('of a register was accepted when it was reported, and is held by its unit until it ends', () => {
    const row = (state: 'underway' | 'withdrawn') => continued(unreported(), imported(monday, state)).context;
    expect(row('underway')).toMatchObject({ acceptedOn: '2026-01-21', holderId: units.office });
    expect(row('withdrawn')).toMatchObject({ acceptedOn: '2026-01-21', holderId: null });
  });

  test('that is reopened has its dossier open again', () => {
    const archived = done('ARCHIVE', done('WITHDRAW', aDispute('accepted', monday)));
    expect(archived.context.dossier).toBe('archived');
    expect(done('REOPEN', archived).context.dossier).toBe('open');
  });
});

describe('an order of supervision', () => {
  const ordered = done('SUPERVISE', aDispute('dispatched', monday));

  test('stands at the third step of the ladder until the work goes on', () => {
    expect(escalationOf(ordered.context)).toBe('supervised');
    for (const type of [
      'NOTE',
      'SEAL_NOTE',
      'UNSEAL_NOTE',
      'OBSERVE',
      'ATTACH',
      'DETACH',
      'REGRADE',
      'LINK',
      'REASSIGN',
      'CALL_IN',
      'OBJECT',
    ] as const) {
      expect([type, escalationOf(done(type, ordered).context)]).toEqual([type, 'supervised']);
    }
    expect(escalationOf(done('SIGN_FOR', ordered).context)).toBe('none');
  });

  test('is not shaken off by a suspension or a later date, but by a session', () => {
    const underway = done('SUPERVISE', aDispute('underway', monday));
    for (const type of ['SUSPEND', 'EXTEND'] as const) {
      expect([type, escalationOf(done(type, underway).context)]).toEqual([type, 'supervised']);
    }
    expect(escalationOf(done('HOLD_SESSION', underway).context)).toBe('none');
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
    const other = sent('FAIL', { ground: '…', remedies: remedies(monday) }, monday);
    expect(() => advance(ratified, other)).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
  });
});
