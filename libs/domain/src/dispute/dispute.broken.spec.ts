/** An agreement that was not kept, while a new attempt is made over it. @source Mediation Act, art. 31; decision 0071 */
import { describe, expect, test } from '@jest/globals';
import { agreedIn, both, promise, sent } from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, done, due, monday } from '../../../../test/support/dispute-samples.ts';
import { agreementsIn } from '../agreement/account.reading.ts';
import { promiseSums } from '../agreement/agreement.account.ts';
import { addDays } from '../calendar/iso-date.ts';
import { suppliedByAgreement } from './agreement.supplied.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { type DisputeSnapshot, eventsNow } from './dispute.snapshot.ts';

const day = (n: number) => addDays(monday, n);
const courtNumber = '（2026）豫0822诉前调确1号';

const received = (obligationId: string, on: string, amountFen?: number) =>
  sent(
    'RECORD_PERFORMANCE',
    {
      obligationId,
      performedOn: on,
      proof: '收条',
      ...(amountFen === undefined ? { whole: true } : { amountFen }),
    },
    on,
  );
const court = (step: 'applied' | 'granted' | 'enforcement', on: string, { context }: DisputeSnapshot) =>
  sent(
    'RECORD_CONFIRMATION',
    { step, datedOn: on, ...(step === 'applied' ? { applyingPartyIds: both } : { courtNumber }) },
    on,
    suppliedByAgreement({ type: 'RECORD_CONFIRMATION', step, datedOn: on }, context),
  );
const breach = (on: string, extra: object = { stillOwed: true }) =>
  sent(
    'DEFAULT',
    {
      obligationId: '1',
      facts: '未付',
      remedies: { toldOn: on, ways: ['court'] },
      conduct: 'refused',
      next: 'attempt',
    },
    on,
    extra,
  );
const reached = agreedIn(monday, {
  obligations: [promise('1', day(10), 100_00), promise('2', day(20), 200_00)],
  totalFen: 300_00,
});

const agreed = continued(aDispute('underway', monday), reached);
const confirmed = ((applied) => continued(applied, court('granted', day(5), applied)))(
  continued(agreed, court('applied', day(2), agreed)),
);
const broken = continued(agreed, breach(day(11)));
/** The states of the new attempt, one after the other. */
const retried = done('RETRY', broken, day(12));
const underway = done('HOLD_SESSION', retried, day(13));
const suspended = done('SUSPEND', underway, day(14));

describe('what was broken is owed while a new attempt is made over it', () => {
  test('DEFAULT as it is sent says so, and none with which the agreement stands', () => {
    const { context } = agreed;
    expect(suppliedByAgreement({ type: 'DEFAULT', next: 'attempt' }, context)).toEqual({ stillOwed: true });
    expect(suppliedByAgreement({ type: 'DEFAULT' }, context)).toEqual({ stillOwed: true });
    expect(suppliedByAgreement({ type: 'DEFAULT', next: 'guidance' }, context)).toEqual({});
  });

  test.each([
    ['failed', broken],
    ['assigned', retried],
    ['underway', underway],
    ['suspended', suspended],
  ])(
    '%s: a part is taken, more than is owed is not, and with the last the case goes on to the visit',
    (state, before) => {
      const part = continued(before, received('1', day(15), 40_00));
      expect([part.value, part.context.agreement]).toEqual([state, null]);
      expect(part.context.brokenAgreement?.obligations[0]).toMatchObject({
        performedFen: 40_00,
        performed: false,
        broken: { on: day(11), conduct: 'refused' },
      });
      expect(() => continued(part, received('1', day(16), 60_01))).toThrow(
        expect.objectContaining({ code: 'requirements-not-met' }),
      );
      const kept = continued(part, received('1', day(16), 60_00), received('2', day(17)));
      expect(kept.value).toBe('followUp');
      expect(kept.context.agreement?.obligations.map(({ performed }) => performed)).toEqual([true, true]);
      expect(kept.context.brokenAgreement).toBeNull();
      // The result of the round is the one that it had.
      expect(kept.context.results).toEqual(agreed.context.results);
      expect(kept.context.clocks.map(({ rule }) => rule)).toContain('followUpVisit');
      expect(kept.context.clocks.map(({ rule }) => rule)).not.toContain('mediation');
    },
  );

  test('the window of the court runs on through the new attempt and its failure, as it was', () => {
    const failedAgain = done('FAIL', underway, day(15));
    for (const dispute of [broken, retried, underway, suspended, failedAgain])
      expect(due(dispute).judicialConfirmation).toBe(due(agreed).judicialConfirmation);
    const applied = continued(underway, court('applied', day(14), underway));
    expect(due(applied)).not.toHaveProperty('judicialConfirmation');
    expect(applied.context.brokenAgreement?.confirmation).toBe('applied');
  });

  test('what the court has confirmed is enforced meanwhile, and its two years run on', () => {
    const attempted = done('RETRY', continued(confirmed, breach(day(11))), day(12));
    expect(due(attempted).enforcement).toBe(due(confirmed).enforcement);
    const enforced = continued(attempted, court('enforcement', day(13), attempted));
    expect(enforced.value).toBe('assigned');
    expect(enforced.context.brokenAgreement?.obligations.map(({ enforcedOn }) => enforcedOn)).toEqual([
      day(13),
      undefined,
    ]);
  });

  test('another agreement takes its place: nothing of the former is paid, and the court is asked of the new one', () => {
    const anew = continued(
      underway,
      agreedIn(day(15), { obligations: [promise('n1', day(40), 90_00)], totalFen: 90_00 }),
    );
    expect(anew.context.brokenAgreement).toBeNull();
    expect(() => continued(anew, received('2', day(16)))).toThrow(
      expect.objectContaining({ code: 'requirements-not-met' }),
    );
    expect(due(anew).judicialConfirmation).toBe(addDays(String(due(agreed).judicialConfirmation), 15));
  });

  test.each(['TERMINATE', 'REFUSE', 'WITHDRAW', 'REFER'] as const)(
    '%s ends the case, and until its dossier is shut what is paid is taken all the same',
    (type) => {
      const ended = done(type, underway, day(15));
      const part = continued(ended, received('1', day(16), 40_00));
      expect([part.value, part.context.clocks]).toEqual([ended.value, ended.context.clocks]);
      expect(part.context.brokenAgreement?.obligations[0]).toMatchObject({ performedFen: 40_00 });
      const kept = continued(part, received('1', day(17), 60_00), received('2', day(18)));
      expect([kept.value, kept.context.results]).toEqual([ended.value, ended.context.results]);
      expect(eventsNow(done('ARCHIVE', part, day(20)))).not.toContain('RECORD_PERFORMANCE');
    },
  );

  test('the court is asked, and enforces, also where the case ended over it', () => {
    const ended = done('TERMINATE', continued(confirmed, breach(day(11))), day(12));
    const enforced = continued(ended, court('enforcement', day(13), ended));
    expect(enforced.value).toBe('terminated');
    expect(enforced.context.brokenAgreement?.obligations[0]?.enforcedOn).toBe(day(13));
  });

  test('a new round knows nothing of it', () => {
    const reopened = done('REOPEN', done('TERMINATE', broken, day(12)), day(20));
    expect(reopened.context.brokenAgreement).toBeNull();
    expect(eventsNow(reopened)).not.toContain('RECORD_PERFORMANCE');
  });

  test('what was recorded before this was told folds to what it was', () => {
    const before = continued(agreed, breach(day(11), {}));
    expect(before.context).not.toHaveProperty('brokenAgreement');
    expect(Object.keys(due(before))).toEqual(['nextStep']);
    expect(eventsNow(before)).not.toContain('RECORD_PERFORMANCE');
    expect(eventsNow(before)).not.toContain('RECORD_CONFIRMATION');
  });

  test('the account goes on with it: receipts count, and once all is kept it stands again', () => {
    const accountAfter = (...events: readonly DisputeEvent[]) => {
      const [account] = agreementsIn([reached, ...events].map((event, seq) => ({ seq, event })));
      if (account === undefined) throw new Error('no agreement in the history');
      return { ...promiseSums(account), endedBy: account.endedBy?.type ?? null };
    };
    const [part, rest, other] = [
      received('1', day(15), 40_00),
      received('1', day(16), 60_00),
      received('2', day(17)),
    ];
    expect(accountAfter(breach(day(11)), part)).toEqual({
      promisedFen: 300_00,
      performedFen: 40_00,
      leftFen: 260_00,
      endedBy: 'DEFAULT',
    });
    expect(accountAfter(breach(day(11)), part, rest, other)).toMatchObject({
      performedFen: 300_00,
      leftFen: 0,
      endedBy: null,
    });
  });
});
