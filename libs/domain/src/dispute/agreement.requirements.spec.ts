import { expect, test } from '@jest/globals';
import {
  agreedIn,
  analysed,
  both,
  parties,
  reported,
  sent,
  settledOnSpot,
  staff,
} from '../../../../test/support/dispute-events.ts';
import { faultsOf } from '../../../../test/support/dispute-faults.ts';
import { aDispute, continued } from '../../../../test/support/dispute-samples.ts';
import { addDays } from '../calendar/iso-date.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { type DisputeSnapshot, unreported } from './dispute.snapshot.ts';

const today = '2026-03-10';
const tomorrow = '2026-03-11';
const stranger = '00000000-0000-4000-8000-000000000099';
const remedies = { toldOn: tomorrow, ways: ['court' as const] };
const promise = { id: '1', kind: 'build' as const, what: '清理排水沟', dueOn: today };
const registered = aDispute('registered', today);
const accepted = aDispute('accepted', today);
const underway = aDispute('underway', today);
const agreed = aDispute('agreed', today);
const oneParty = continued(unreported(), reported(today, { partiesUnknown: true }));
const difficult = continued(
  accepted,
  analysed(today, { complexity: 'difficult' }),
  sent('SIGN_FOR', { mediatorIds: [staff.mediator], noConflictOfInterest: true }, today),
  sent(
    'HOLD_SESSION',
    { heldOn: today, place: '村委会', attendingPartyIds: both, record: '…', open: true },
    today,
  ),
);
const amendment = {
  terms: '延期',
  obligations: [promise],
  consentingPartyIds: both,
  amendedOn: today,
  reason: '困难',
};
const paid = { obligationId: '1', performedOn: today, proof: '收条' };
const firstKept = continued(agreed, sent('RECORD_PERFORMANCE', { ...paid, whole: true }, today));
const remediesToday = { ...remedies, toldOn: today };
const broken = { obligationId: '1', facts: '…', remedies: remediesToday, next: 'guidance' as const };
const refusedToday = continued(agreed, sent('DEFAULT', { ...broken, conduct: 'refused' }, today));
const asked = { step: 'applied' as const, datedOn: today, applyingPartyIds: both };
const applied = continued(agreed, sent('RECORD_CONFIRMATION', asked, today));
const ruled = { datedOn: today, courtNumber: '（2026）豫0822诉前调确1号' };
const granted = continued(applied, sent('RECORD_CONFIRMATION', { ...ruled, step: 'granted' }, today));
const yesterday = '2026-03-09';

test.each<[string, DisputeSnapshot, DisputeEvent, string, string]>([
  [
    'a spot settlement of tomorrow',
    registered,
    settledOnSpot(today, { settledOn: tomorrow }),
    '/settledOn',
    '晚于今天',
  ],
  [
    'a spot settlement before the report',
    registered,
    settledOnSpot(today, { settledOn: '2026-03-09' }),
    '/settledOn',
    '早于上报',
  ],
  [
    'a spot settlement by one side',
    registered,
    settledOnSpot(today, { consentingPartyIds: [parties.applicant] }),
    '/consentingPartyIds',
    '全部当事人',
  ],
  ['a spot settlement with nobody', oneParty, settledOnSpot(today, {}), '/consentingPartyIds', '双方当事人'],
  [
    'a spot settlement to be kept some day',
    registered,
    settledOnSpot(today, { performedAtOnce: false }),
    '/performBy',
    '履行期限',
  ],
  [
    'a spot settlement to be kept in 2099',
    registered,
    settledOnSpot(today, { performedAtOnce: false, performBy: '2099-01-01' }),
    '/performBy',
    '50年',
  ],
  [
    'an agreement that one side signed',
    underway,
    agreedIn(today, { signatures: [{ partyId: parties.applicant, on: today }] }),
    '/signatures',
    '全部当事人',
  ],
  [
    'an agreement that a stranger signed too',
    underway,
    agreedIn(today, { signatures: [...both, stranger].map((partyId) => ({ partyId, on: today })) }),
    '/signatures',
    '不是本案当事人',
  ],
  [
    'a signature of tomorrow',
    underway,
    agreedIn(today, {
      signatures: [
        { partyId: parties.applicant, on: today },
        { partyId: parties.respondent, on: tomorrow },
      ],
    }),
    '/signatures/1/on',
    '晚于今天',
  ],
  [
    'a mediator’s signature of tomorrow',
    underway,
    agreedIn(today, { mediatorSignedOn: tomorrow }),
    '/mediatorSignedOn',
    '晚于今天',
  ],
  ['a seal of tomorrow', underway, agreedIn(today, { sealedOn: tomorrow }), '/sealedOn', '晚于今天'],
  [
    'a promise of a stranger',
    underway,
    agreedIn(today, { obligations: [{ ...promise, fromPartyId: stranger }], totalFen: 0 }),
    '/obligations',
    '不是本案当事人',
  ],
  [
    'a promise for 2099',
    underway,
    agreedIn(today, { obligations: [promise, { ...promise, id: '2', dueOn: '2099-01-01' }], totalFen: 0 }),
    '/obligations/1/dueOn',
    '50年',
  ],
  [
    'an oral agreement in a difficult case',
    difficult,
    agreedIn(today, { form: 'oral', obligations: [promise], totalFen: 0 }),
    '/form',
    '疑难、重大纠纷须采用书面协议',
  ],
  [
    'an oral promise for tomorrow',
    underway,
    agreedIn(today, { form: 'oral', obligations: [{ ...promise, dueOn: addDays(today, 1) }], totalFen: 0 }),
    '/form',
    '不能即时履行',
  ],
  [
    'performance of what nobody promised',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, obligationId: '9' }, today),
    '/obligationId',
    '没有这项义务',
  ],
  [
    'performance of what was performed',
    firstKept,
    sent('RECORD_PERFORMANCE', { ...paid, whole: true }, today),
    '/obligationId',
    '已经履行',
  ],
  [
    'a payment that says neither how much nor that it is all',
    agreed,
    sent('RECORD_PERFORMANCE', paid, today),
    '/amountFen',
    '尚欠的500元已付清的，请勾选“全部履行”',
  ],
  [
    'a part that is called the whole',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, amountFen: 499_99, whole: true }, today),
    '/amountFen',
    '少于尚欠的500元',
  ],
  [
    'an amount for what is no money',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, obligationId: '2', amountFen: 500 }, today),
    '/amountFen',
    '不是付钱的义务',
  ],
  [
    'a ditch that was dug in part and as a whole',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, obligationId: '2', partly: true, whole: true }, today),
    '/whole',
    '只能选一项',
  ],
  [
    'a payment of a year before the case was reported',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, whole: true, performedOn: '2025-03-10' }, today),
    '/performedOn',
    '早了半年以上',
  ],
  [
    'a signature of a year before the case was reported',
    underway,
    agreedIn(today, {
      signatures: [
        { partyId: parties.applicant, on: '2025-03-10' },
        { partyId: parties.respondent, on: today },
      ],
    }),
    '/signatures/0/on',
    '上报之日',
  ],
  [
    'a promise for a day before it was signed',
    underway,
    agreedIn(today, { obligations: [{ ...promise, dueOn: '2025-12-31' }], totalFen: 0 }),
    '/obligations/0/dueOn',
    '不能早于签名之日',
  ],
  [
    'an amendment of before there was an agreement',
    agreed,
    sent('AMEND_AGREEMENT', { ...amendment, amendedOn: '2026-03-01' }, today),
    '/amendedOn',
    '不能早于协议生效之日',
  ],
  [
    'an amendment that promises for a day before it',
    agreed,
    sent('AMEND_AGREEMENT', { ...amendment, obligations: [{ ...promise, dueOn: yesterday }] }, today),
    '/obligations/0/dueOn',
    '不能早于变更之日',
  ],
  [
    'lateness before the day',
    agreed,
    sent('DEFAULT', { ...broken, conduct: 'late', next: 'attempt' }, today),
    '/obligationId',
    '尚未到期',
  ],
  [
    'the same default twice a day',
    refusedToday,
    sent('DEFAULT', { ...broken, conduct: 'refused' }, today),
    '/obligationId',
    '今天已经记录过',
  ],
  [
    'performance of tomorrow',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, whole: true, performedOn: tomorrow }, today),
    '/performedOn',
    '晚于今天',
  ],
  [
    'more paid than is owed',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, amountFen: 500_01 }, today),
    '/amountFen',
    '尚欠数额',
  ],
  [
    'more paid than is still owed',
    continued(agreed, sent('RECORD_PERFORMANCE', { ...paid, amountFen: 200_00 }, today)),
    sent('RECORD_PERFORMANCE', { ...paid, amountFen: 300_01 }, today),
    '/amountFen',
    '尚欠数额',
  ],
  [
    'an amendment by one side',
    agreed,
    sent('AMEND_AGREEMENT', { ...amendment, consentingPartyIds: [] }, today),
    '/consentingPartyIds',
    '全部当事人',
  ],
  [
    'an amendment of tomorrow',
    agreed,
    sent(
      'AMEND_AGREEMENT',
      { ...amendment, obligations: [{ ...promise, dueOn: tomorrow }], amendedOn: tomorrow },
      today,
    ),
    '/amendedOn',
    '晚于今天',
  ],
  [
    'an amendment of what was performed',
    firstKept,
    sent('AMEND_AGREEMENT', amendment, today),
    '/obligations',
    '已履行的义务',
  ],
  [
    'a default on nothing',
    agreed,
    sent('DEFAULT', { obligationId: '9', facts: '…', remedies: { ...remedies, toldOn: today } }, today),
    '/obligationId',
    '没有这项义务',
  ],
  [
    'a ruling before the application',
    agreed,
    sent(
      'RECORD_CONFIRMATION',
      { step: 'granted', datedOn: today, courtNumber: '（2026）豫0822诉前调确1号' },
      today,
    ),
    '/step',
    '须先申请',
  ],
  ['a second application', applied, sent('RECORD_CONFIRMATION', asked, today), '/step', '已经申请'],
  [
    'a second application without an amendment after the ruling',
    granted,
    sent('RECORD_CONFIRMATION', asked, today),
    '/step',
    '协议变更后',
  ],
  [
    'an application that names nobody',
    agreed,
    sent('RECORD_CONFIRMATION', { step: 'applied', datedOn: today }, today),
    '/applyingPartyIds',
    '全部当事人',
  ],
  [
    'an application by one side',
    agreed,
    sent('RECORD_CONFIRMATION', { ...asked, applyingPartyIds: [parties.applicant] }, today),
    '/applyingPartyIds',
    '全部当事人',
  ],
  [
    'an enforcement of what is not due',
    granted,
    sent('RECORD_CONFIRMATION', { step: 'enforcement', datedOn: today }, today),
    '/step',
    '没有到期未履行的义务',
  ],
  [
    'a default on what is not due, after which they try again',
    agreed,
    sent(
      'DEFAULT',
      { obligationId: '1', facts: '…', remedies: { ...remedies, toldOn: today }, next: 'attempt' },
      today,
    ),
    '/obligationId',
    '尚未到期',
  ],
  [
    'remedies told before the report',
    agreed,
    sent(
      'DEFAULT',
      { obligationId: '1', facts: '…', remedies: { ...remedies, toldOn: yesterday }, conduct: 'refused' },
      today,
    ),
    '/remedies/toldOn',
    '上报之日',
  ],
  [
    'a signature from before the report',
    underway,
    agreedIn(today, {
      signatures: [
        { partyId: parties.applicant, on: today },
        { partyId: parties.respondent, on: yesterday },
      ],
    }),
    '/signatures/1/on',
    '上报之日',
  ],
  [
    'a mediator’s signature from before the report',
    underway,
    agreedIn(today, { mediatorSignedOn: yesterday }),
    '/mediatorSignedOn',
    '上报之日',
  ],
  [
    'a seal from before the report',
    underway,
    agreedIn(today, { sealedOn: yesterday }),
    '/sealedOn',
    '上报之日',
  ],
  [
    'a promise of no money at all',
    underway,
    agreedIn(today, { obligations: [{ ...promise, amountFen: 0 }], totalFen: 0 }),
    '/obligations/0/amountFen',
    '大于零',
  ],
  [
    'a spot settlement over nothing',
    registered,
    settledOnSpot(today, { amountFen: 0 }),
    '/amountFen',
    '大于零',
  ],
  [
    'a ruling without its number',
    applied,
    sent('RECORD_CONFIRMATION', { step: 'granted', datedOn: today }, today),
    '/courtNumber',
    '裁定书文号',
  ],
  [
    'a ruling of tomorrow',
    applied,
    sent(
      'RECORD_CONFIRMATION',
      { step: 'refused', datedOn: tomorrow, courtNumber: '（2026）豫0822诉前调确1号' },
      today,
    ),
    '/datedOn',
    '晚于今天',
  ],
])('%s is refused', (_, dispute, event, pointer, words) => {
  expect(faultsOf(dispute, event)).toEqual([
    { pointer, messageZh: expect.stringContaining(words), message: expect.stringMatching(/^[A-Z][ -~’]+$/) },
  ]);
});

test('what was refused by the court may be amended and asked for again', () => {
  const courtNumber = '（2026）豫0822诉前调确1号';
  const refused = sent('RECORD_CONFIRMATION', { step: 'refused', datedOn: today, courtNumber }, today);
  const again = sent('RECORD_CONFIRMATION', asked, today);
  const amended = sent('AMEND_AGREEMENT', { ...amendment, obligations: [{ ...promise, id: '3' }] }, today);
  expect(faultsOf(continued(applied, refused, amended), again)).toEqual([]);
});

test('what is overdue may stand in an amendment, by the day that it had', () => {
  const due = agreed.context.agreement?.obligations[0];
  const late = addDays(due?.dueOn ?? today, 30);
  const amended = sent(
    'AMEND_AGREEMENT',
    {
      ...amendment,
      obligations: [{ ...promise, id: due?.id ?? '', dueOn: due?.dueOn ?? today }],
      amendedOn: late,
    },
    late,
  );
  expect(faultsOf(agreed, amended)).toEqual([]);
});

test('money that is said to be the whole may be counted as well', () => {
  const counted = sent('RECORD_PERFORMANCE', { ...paid, amountFen: 500_00, whole: true }, today);
  expect(faultsOf(agreed, counted)).toEqual([]);
});
