import { describe, expect, test } from '@jest/globals';
import {
  agreedIn,
  both,
  imported,
  promise,
  remedies,
  sent,
} from '../../../../test/support/dispute-events.ts';
import { monday } from '../../../../test/support/dispute-samples.ts';
import type { DisputeEvent } from '../dispute/dispute.events.ts';
import { agreementIn } from './account.reading.ts';
import { accountFaults } from './account.requirements.ts';

const signed = '2026-03-02';
const today = '2026-03-20';
const court = (step: 'applied' | 'granted' | 'enforcement', datedOn: string): DisputeEvent =>
  sent(
    'RECORD_CONFIRMATION',
    { step, datedOn, applyingPartyIds: both, courtNumber: '（2026）豫0822诉前调确1号' },
    today,
  );
const amended = (amendedOn: string, dueOn = '2026-04-20'): DisputeEvent =>
  sent(
    'AMEND_AGREEMENT',
    {
      terms: '延期',
      obligations: [promise('b', dueOn, 500_00)],
      consentingPartyIds: both,
      amendedOn,
      reason: '困难',
    },
    today,
  );
const paid = (performedOn: string): DisputeEvent =>
  sent('RECORD_PERFORMANCE', { obligationId: '1', performedOn, proof: '收条' }, today);
const broken = (toldOn: string): DisputeEvent =>
  sent(
    'DEFAULT',
    { obligationId: '1', facts: '未付', conduct: 'refused', remedies: remedies(toldOn) },
    today,
  );
/** Signed on Monday, sealed three days later. */
const begun = [
  imported(signed, 'underway'),
  agreedIn('2026-03-05', {
    signatures: both.map((partyId) => ({ partyId, on: signed })),
    mediatorSignedOn: signed,
    sealedOn: '2026-03-05',
  }),
];
const pointersOf = (before: readonly DisputeEvent[], event: DisputeEvent) => {
  const account = agreementIn(before.map((one, at) => ({ seq: at + 1, event: one })));
  if (account === null) throw new Error('no agreement stands');
  return accountFaults(account, event).map(({ pointer }) => pointer);
};

describe('the account of an agreement', () => {
  const applied = [...begun, court('applied', '2026-03-09')];
  const granted = [...applied, court('granted', '2026-03-12')];
  test.each<[string, readonly DisputeEvent[], DisputeEvent, string]>([
    ['a payment before anybody signed', begun, paid('2026-03-01'), '/performedOn'],
    ['a new term before anybody signed', begun, amended(today, '2026-03-01'), '/obligations/0/dueOn'],
    [
      'an amendment before the last one',
      [...begun, amended('2026-03-10')],
      amended('2026-03-09'),
      '/amendedOn',
    ],
    ['remedies told before anybody signed', begun, broken('2026-03-01'), '/remedies/toldOn'],
    ['a ruling before the application', applied, court('granted', '2026-03-08'), '/datedOn'],
    ['an enforcement before the ruling', granted, court('enforcement', '2026-03-11'), '/datedOn'],
  ])('refuses %s', (_, before, event, pointer) => {
    expect(pointersOf(before, event)).toEqual([pointer]);
  });

  test.each<[string, readonly DisputeEvent[], DisputeEvent]>([
    ['a payment between the signatures and the seal', begun, paid('2026-03-03')],
    ['a ruling on the day of the application', applied, court('granted', '2026-03-09')],
    ['an amendment on the day of the last', [...begun, amended('2026-03-10')], amended('2026-03-10')],
    [
      'an old payment under an agreement of which a register says no day of signing',
      [imported(monday, 'agreed')],
      paid('2020-01-01'),
    ],
  ])('takes %s', (_, before, event) => {
    expect(pointersOf(before, event)).toEqual([]);
  });
});
