import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agreedIn, both, imported, parties, sent } from '../../../../test/support/dispute-events.ts';
import { histories, retractedHistories } from '../../../../test/support/dispute-history.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import { suppliedByAgreement } from '../dispute/agreement.supplied.ts';
import type { CommandInput } from '../dispute/dispute.commands.ts';
import { owedAgreement } from '../dispute/dispute.context.ts';
import type { DisputeEvent, RecordedEvent } from '../dispute/dispute.events.ts';
import { fold } from '../dispute/dispute.fold.ts';
import { advance, type DisputeSnapshot, unreported } from '../dispute/dispute.snapshot.ts';
import { RuleError } from '../errors.ts';
import { agreementIn, agreementsIn } from './account.reading.ts';
import { type AgreementAccount, keptOn, leftFenOf, promiseSums } from './agreement.account.ts';
import { plannedParts } from './instalments.ts';
import { statusOf } from './obligation.status.ts';

const numbered = (events: readonly RecordedEvent[]) => events.map((event, at) => ({ seq: at + 1, event }));
const begin: IsoDate = '2026-03-02';

/** A payment of so many fen in equal parts, month after month. */
const planned = (totalFen: number, count: number, firstDueOn: IsoDate, name: string) =>
  plannedParts({ totalFen, count, rhythm: 'monthly', firstDueOn }).map(({ number, ...part }) => ({
    ...part,
    id: `${name}${number}`,
    kind: 'pay' as const,
    what: `第${number}期`,
    fromPartyId: parties.respondent,
    toPartyId: parties.applicant,
    instalment: { plan: name, number, of: count, totalFen },
  }));

/** What somebody may try: nothing of it need be accepted. */
type Trial =
  | { readonly kind: 'pay'; readonly nth: number; readonly share: number }
  /** All that is owed of it, with or without saying so. */
  | { readonly kind: 'whole'; readonly nth: number; readonly isSaid: boolean }
  | { readonly kind: 'amend'; readonly count: number; readonly fen: number }
  | { readonly kind: 'break'; readonly nth: number; readonly conduct: 'late' | 'refused' }
  | { readonly kind: 'court' };
const trial: fc.Arbitrary<Trial> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      nth: fc.nat(9),
      share: fc.integer({ min: 1, max: 130 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('whole' as const), nth: fc.nat(9), isSaid: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('amend' as const),
      count: fc.integer({ min: 2, max: 6 }),
      fen: fc.integer({ min: 1_000, max: 900_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('break' as const),
      nth: fc.nat(9),
      conduct: fc.constantFrom('late' as const, 'refused' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'court' as const }) },
);

function eventOf(one: Trial, { context }: DisputeSnapshot, on: IsoDate, name: string): DisputeEvent | null {
  const owed = context.agreement?.obligations.filter(({ performed }) => !performed) ?? [];
  const promise = owed.at('nth' in one ? one.nth % Math.max(1, owed.length) : 0);
  if (promise === undefined) return null;
  if (one.kind === 'whole') {
    const body = { obligationId: promise.id, performedOn: on, proof: '收条' };
    return sent('RECORD_PERFORMANCE', one.isSaid ? { ...body, whole: true } : body, on);
  }
  if (one.kind === 'pay') {
    const left = (promise.amountFen ?? 0) - promise.performedFen;
    const amountFen = Math.max(1, Math.floor((left * one.share) / 100));
    return sent(
      'RECORD_PERFORMANCE',
      { obligationId: promise.id, performedOn: on, amountFen, proof: '收条' },
      on,
    );
  }
  if (one.kind === 'amend') {
    const obligations = planned(one.fen, one.count, addDays(on, 10), name);
    const body: CommandInput<'AMEND_AGREEMENT'> = {
      terms: '改期',
      obligations,
      totalFen: one.fen,
      consentingPartyIds: both,
      amendedOn: on,
      reason: '困难',
    };
    return sent('AMEND_AGREEMENT', body, on, suppliedByAgreement({ type: 'AMEND_AGREEMENT' }, context));
  }
  if (one.kind === 'break') {
    const remedies = { toldOn: on, ways: ['court' as const] };
    const body = {
      obligationId: promise.id,
      facts: '未付',
      remedies,
      conduct: one.conduct,
      next: 'guidance' as const,
    };
    return sent('DEFAULT', body, on);
  }
  const step = ({ none: 'applied', applied: 'granted', granted: 'enforcement', refused: 'applied' } as const)[
    context.agreement?.confirmation ?? 'none'
  ];
  return sent(
    'RECORD_CONFIRMATION',
    { step, datedOn: on, applyingPartyIds: both, courtNumber: '（2026）豫0822诉前调确1号' },
    on,
    suppliedByAgreement({ type: 'RECORD_CONFIRMATION', step, datedOn: on }, context),
  );
}

/** Accepted, or null where the case asks for something else. */
function accepted(snapshot: DisputeSnapshot, event: DisputeEvent): DisputeSnapshot | null {
  try {
    return advance(snapshot, event);
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

describe('the account of an agreement', () => {
  test('through any order of receipts, amendments, defaults and rulings: performed and left make up what was promised', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 5_000, max: 3_000_000 }),
        fc.array(fc.tuple(trial, fc.nat(20)), { maxLength: 40 }),
        (count, totalFen, trials) => {
          const events = [
            imported(begin, 'underway'),
            agreedIn(begin, { obligations: planned(totalFen, count, addDays(begin, 20), 'a'), totalFen }),
          ];
          let snapshot = events.reduce(advance, unreported());
          let on = begin;
          // Counted beside it: every fen that was paid, and what the terms in force still ask for.
          let paidFen = 0;
          let owedFen = totalFen;
          for (const [n, [one, days]] of trials.entries()) {
            on = addDays(on, days);
            if (snapshot.value !== 'agreed') break;
            const event = eventOf(one, snapshot, on, `b${n}-`);
            const after = event && accepted(snapshot, event);
            if (event === null || after === null) continue;
            if (event.type === 'RECORD_PERFORMANCE') {
              // Silence about the amount is never taken for an answer.
              expect(event.amountFen === undefined).toBe(event.whole === true);
              const promise = snapshot.context.agreement?.obligations.find(
                ({ id }) => id === event.obligationId,
              );
              const rest = (promise?.amountFen ?? 0) - (promise?.performedFen ?? 0);
              paidFen += event.amountFen ?? rest;
              owedFen -= event.amountFen ?? rest;
            }
            snapshot = after;
            events.push(event);
            if (event.type === 'AMEND_AGREEMENT') owedFen = event.totalFen ?? 0;
          }
          const account = agreementIn(numbered(events)) as AgreementAccount;
          expect(promiseSums(account)).toEqual({
            promisedFen: paidFen + owedFen,
            performedFen: paidFen,
            leftFen: owedFen,
          });
          const receipts = [
            ...account.promises,
            ...account.former.flatMap(({ promises }) => promises),
          ].flatMap((promise) => promise.receipts);
          expect(receipts.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)).toBe(paidFen);
          expect(fold(events)).toEqual(snapshot);
          agreesWith(account, snapshot);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('is of every history what the machine holds of it, and nothing where it holds nothing', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { value, context } = steps.at(-1)?.after ?? unreported();
        const account = agreementIn(numbered(steps.map(({ event }) => event)));
        if (owedAgreement(context) === null) expect(account).toBeNull();
        else agreesWith(account, { machineVersion: 3, value, context });
      }),
      { numRuns: 150 },
    );
  });

  test('knows nothing of what was taken back', () => {
    fc.assert(
      fc.property(retractedHistories, (steps) => {
        const { context } = steps.at(-1)?.after ?? unreported();
        const account = agreementIn(numbered(steps.map(({ event }) => event)));
        expect(account === null).toBe(owedAgreement(context) === null);
      }),
      { numRuns: 80 },
    );
  });
});

/** The account says of each promise in force what the machine says. */
function agreesWith(account: AgreementAccount | null, { context }: DisputeSnapshot): void {
  const agreement = owedAgreement(context);
  expect(account?.form).toBe(agreement?.form);
  expect(account?.effective.on).toBe(agreement?.effectiveOn);
  const told = account?.promises.map((promise) => [
    promise.id,
    promise.performed,
    leftFenOf(promise),
    promise.enforcedOn,
    promise.breaches.at(-1)?.on ?? null,
    promise.partly,
  ]);
  const held = agreement?.obligations.map((one) => [
    one.id,
    one.performed,
    one.performed ? 0 : (one.amountFen ?? 0) - one.performedFen,
    one.enforcedOn ?? null,
    one.broken?.on ?? null,
    one.partly ?? false,
  ]);
  expect(told).toEqual(held);
}

test('a payment of before the amount was asked for is still the whole of what was owed', () => {
  const said = { obligationId: 'a1', performedOn: '2026-04-02', proof: '收条' };
  const events = [
    imported(begin, 'underway'),
    agreedIn(begin, { obligations: planned(100_000, 2, '2026-04-01', 'a'), totalFen: 100_000 }),
    sent('RECORD_PERFORMANCE', { ...said, amountFen: 20_000 }, '2026-04-02'),
    sent('RECORD_PERFORMANCE', said, '2026-04-02'),
  ];
  const snapshot = fold(events);
  const account = agreementIn(numbered(events));
  expect(account?.promises[0]?.receipts.map(({ amountFen }) => amountFen)).toEqual([20_000, 30_000]);
  agreesWith(account, snapshot);
});

describe('a promise', () => {
  const on = '2026-04-01';
  const owed = { dueOn: on, performedFen: 0, performed: false };

  test.each([
    ['is not due until its day is over', owed, on, 'notDue'],
    ['is overdue from the next day on', owed, addDays(on, 1), 'overdue'],
    ['that was paid in part is so until its day', { ...owed, performedFen: 5 }, on, 'partly'],
    ['that was paid in part is overdue after it', { ...owed, performedFen: 5 }, addDays(on, 1), 'overdue'],
    ['that was done in part is so', { ...owed, partly: true }, on, 'partly'],
    [
      'that somebody refuses is refused before its day',
      { ...owed, broken: { on, conduct: 'refused' as const } },
      begin,
      'refused',
    ],
    ['that was kept late is overdue no more', { ...owed, performed: true }, addDays(on, 9), 'performed'],
    [
      'under enforcement is so',
      { ...owed, enforcedOn: on, broken: { on, conduct: 'refused' as const } },
      addDays(on, 9),
      'enforcement',
    ],
    ['without a day is never overdue', { performedFen: 0, performed: false }, '2099-01-01', 'notDue'],
  ])('%s', (_, promise, today, status) => {
    expect(statusOf(promise, today)).toBe(status);
  });

  test('keeps each receipt with its day, proof and files, and whether it was late', () => {
    const file = '00000000-0000-4000-8000-0000000000f1';
    const events = [
      imported(begin, 'underway'),
      agreedIn(begin, { obligations: planned(100_000, 2, '2026-04-01', 'a'), totalFen: 100_000 }),
      sent(
        'RECORD_PERFORMANCE',
        {
          obligationId: 'a1',
          performedOn: '2026-03-30',
          amountFen: 20_000,
          proof: '现金',
          attachmentIds: [file],
        },
        '2026-03-30',
      ),
      sent(
        'RECORD_PERFORMANCE',
        { obligationId: 'a1', performedOn: '2026-04-05', proof: '转账' },
        '2026-04-06',
      ),
    ];
    const [first] = agreementsIn(numbered(events))[0]?.promises ?? [];
    expect(first?.receipts).toEqual([
      { seq: 3, on: '2026-03-30', amountFen: 20_000, proof: '现金', attachmentIds: [file], isLate: false },
      { seq: 4, on: '2026-04-05', amountFen: 30_000, proof: '转账', attachmentIds: [], isLate: true },
    ]);
    expect(first && keptOn(first)).toBe('2026-04-05');
  });
});
