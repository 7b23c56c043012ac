import { describe, expect, test } from '@jest/globals';
import {
  aDispute,
  agreedIn,
  analysed,
  continued,
  imported,
  parties,
  reported,
  sent,
  settledOnSpot,
  staff,
  units,
} from '../../../../test/support/dispute-events.ts';
import { RuleError } from '../errors.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { latestExtension, mustPapers } from './dispute.requirements.ts';
import { advance, type DisputeSnapshot, unreported } from './dispute.snapshot.ts';

const today = '2026-03-10';
const tomorrow = '2026-03-11';
const stranger = '00000000-0000-4000-8000-000000000099';
const both = [parties.applicant, parties.respondent];
const remedies = { toldOn: tomorrow, ways: ['court' as const] };
const promise = { id: '1', kind: 'build' as const, what: '清理排水沟', dueOn: today };

const registered = aDispute('registered', today);
const accepted = aDispute('accepted', today);
const underway = aDispute('underway', today);
const agreed = aDispute('agreed', today);
const failed = aDispute('failed', today);
const followUp = aDispute('followUp', today);
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
const session = { heldOn: today, place: '村委会', attendingPartyIds: both, record: '…', open: true };
const extension = {
  newDueOn: '2026-04-01',
  consentingPartyIds: both,
  approvedBy: staff.head,
  reason: '双方愿意',
};
const amendment = {
  terms: '延期',
  obligations: [promise],
  consentingPartyIds: both,
  amendedOn: today,
  reason: '困难',
};
const paid = { obligationId: '1', performedOn: today, proof: '收条' };
const firstKept = continued(agreed, sent('RECORD_PERFORMANCE', paid, today));
const applied = continued(agreed, sent('RECORD_CONFIRMATION', { step: 'applied', datedOn: today }, today));

/** Pointer and Chinese sentence of every fault that the event has. */
function faults(dispute: DisputeSnapshot, event: DisputeEvent): readonly (readonly [string, string])[] {
  try {
    advance(dispute, event);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError) || error.code !== 'requirements-not-met') throw error;
    for (const { message } of error.errors ?? []) expect(message).toMatch(/^[A-Z][\x20-\x7e’]+$/);
    return (error.errors ?? []).map(({ pointer, messageZh }) => [pointer, messageZh] as const);
  }
}

test.each<[string, DisputeSnapshot, DisputeEvent, string, string]>([
  [
    'a report from tomorrow',
    unreported(),
    reported(today, { reportedOn: tomorrow }),
    '/reportedOn',
    '晚于今天',
  ],
  [
    'a register row from tomorrow',
    unreported(),
    imported(today, 'underway', { reportedOn: tomorrow }),
    '/reportedOn',
    '晚于今天',
  ],
  [
    'a register row due in two centuries',
    unreported(),
    imported(today, 'underway', { dueOn: '2206-01-01' }),
    '/dueOn',
    '50年',
  ],
  [
    'a row that awaits performance of nothing',
    unreported(),
    imported(today, 'agreed', { agreement: null }),
    '/agreement',
    '尚未履行的义务',
  ],
  [
    'a review that decides a past day',
    accepted,
    analysed(today, { dueOn: '2026-03-09' }),
    '/dueOn',
    '早于今天',
  ],
  [
    'a review that extends the period alone',
    accepted,
    analysed(today, { dueOn: '2026-04-10' }),
    '/dueOn',
    '最迟为 2026-04-09',
  ],
  [
    'a lead unit that assists itself',
    accepted,
    analysed(today, { assistingIds: [units.village] }),
    '/assistingIds',
    '协办单位',
  ],
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
    'a session of tomorrow',
    underway,
    sent('HOLD_SESSION', { ...session, heldOn: tomorrow }, today),
    '/heldOn',
    '晚于今天',
  ],
  [
    'a session with a stranger',
    underway,
    sent('HOLD_SESSION', { ...session, attendingPartyIds: [stranger] }, today),
    '/attendingPartyIds',
    '不是本案当事人',
  ],
  [
    'an extension by one side',
    underway,
    sent('EXTEND', { ...extension, consentingPartyIds: [parties.respondent] }, today),
    '/consentingPartyIds',
    '全部当事人',
  ],
  [
    'an extension that is none',
    underway,
    sent('EXTEND', { ...extension, newDueOn: '2026-03-13' }, today),
    '/newDueOn',
    '晚于今天和原期限',
  ],
  [
    'an extension beyond thirty days',
    underway,
    sent('EXTEND', { ...extension, newDueOn: '2026-04-13' }, today),
    '/newDueOn',
    '2026-04-12',
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
    agreedIn(today, { form: 'oral' }),
    '/form',
    '书面协议',
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
    sent('RECORD_PERFORMANCE', paid, today),
    '/obligationId',
    '已经履行',
  ],
  [
    'performance of tomorrow',
    agreed,
    sent('RECORD_PERFORMANCE', { ...paid, performedOn: tomorrow }, today),
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
    'an amendment by one side',
    agreed,
    sent('AMEND_AGREEMENT', { ...amendment, consentingPartyIds: [] }, today),
    '/consentingPartyIds',
    '全部当事人',
  ],
  [
    'an amendment of tomorrow',
    agreed,
    sent('AMEND_AGREEMENT', { ...amendment, amendedOn: tomorrow }, today),
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
    'a failure without remedies told yet',
    underway,
    sent('FAIL', { ground: '…', remedies }, today),
    '/remedies/toldOn',
    '晚于今天',
  ],
  [
    'a termination without remedies told yet',
    underway,
    sent('TERMINATE', { ground: 'expired', reason: '…', remedies }, today),
    '/remedies/toldOn',
    '晚于今天',
  ],
  [
    'a case pushed to another unit by its lead',
    failed,
    sent(
      'RETRY',
      { level: 'township', leadId: units.office, mediatorIds: [staff.mediator], reason: '…' },
      today,
      {
        by: { staffId: staff.mediator, organisationId: units.village },
      },
    ),
    '/leadId',
    '综治中心决定或办理移交',
  ],
  [
    'a ruling before the application',
    agreed,
    sent('RECORD_CONFIRMATION', { step: 'granted', datedOn: today, courtNumber: '调确1号' }, today),
    '/step',
    '须先申请',
  ],
  [
    'a second application',
    applied,
    sent('RECORD_CONFIRMATION', { step: 'applied', datedOn: today }, today),
    '/step',
    '须先申请',
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
    sent('RECORD_CONFIRMATION', { step: 'refused', datedOn: tomorrow, courtNumber: '调确1号' }, today),
    '/datedOn',
    '晚于今天',
  ],
  ['a refusal by nobody', accepted, sent('REFUSE', { refusedOn: today }, today), '/partyId', '哪一方'],
  [
    'a refusal of tomorrow',
    accepted,
    sent('REFUSE', { partyId: parties.applicant, refusedOn: tomorrow }, today),
    '/refusedOn',
    '晚于今天',
  ],
  [
    'a withdrawal by a stranger',
    registered,
    sent('WITHDRAW', { partyId: stranger, withdrawnOn: today }, today),
    '/partyId',
    '不是本案当事人',
  ],
  [
    'a withdrawal of tomorrow',
    registered,
    sent('WITHDRAW', { partyId: parties.applicant, withdrawnOn: tomorrow }, today),
    '/withdrawnOn',
    '晚于今天',
  ],
  [
    'a report to the police in the future',
    registered,
    sent('REPORT_TO_POLICE', { facts: '…', reportedAt: '2026-03-10T23:59:00+08:00' }, today),
    '/reportedAt',
    '晚于现在',
  ],
  [
    'a hand-over to the holder',
    accepted,
    sent('HAND_OVER', { toId: units.centre, reason: '…' }, today),
    '/toId',
    '已由该单位承办',
  ],
  [
    'an offer that has lapsed already',
    accepted,
    sent('HAND_OVER', { toId: units.office, acceptByOn: '2026-03-09', reason: '…' }, today),
    '/acceptByOn',
    '早于今天',
  ],
  [
    'an offer until 2099',
    accepted,
    sent('HAND_OVER', { toId: units.office, acceptByOn: '2099-01-01', reason: '…' }, today),
    '/acceptByOn',
    '50年',
  ],
  [
    'a visit of tomorrow',
    followUp,
    sent(
      'VISIT',
      { visitedOn: tomorrow, performed: true, satisfaction: 'satisfied', dangerLeft: false },
      today,
    ),
    '/visitedOn',
    '晚于今天',
  ],
])('%s is refused', (_, dispute, event, pointer, words) => {
  expect(faults(dispute, event)).toEqual([[pointer, expect.stringContaining(words)]]);
});

test('every fault is named at once, not one after the other', () => {
  const wrong = sent('EXTEND', { ...extension, newDueOn: '2027-01-01', consentingPartyIds: [] }, today);
  expect(faults(underway, wrong).map(([pointer]) => pointer)).toEqual(['/consentingPartyIds', '/newDueOn']);
});

describe('what a case asks for itself', () => {
  test('a case without known parties may still be withdrawn, by whoever told of it', () => {
    expect(faults(oneParty, sent('WITHDRAW', { withdrawnOn: today }, today))).toEqual([]);
  });

  test('a representative need not sign, a third party must', () => {
    const withGuardian = (role: 'guardian' | 'other') =>
      continued(
        underway,
        sent('NOTE', { text: '补录' }, today, { addedParty: { id: parties.guardian, role } }),
      );
    expect(faults(withGuardian('guardian'), agreedIn(today, {}))).toEqual([]);
    expect(faults(withGuardian('other'), agreedIn(today, {})).map(([pointer]) => pointer)).toEqual([
      '/signatures',
    ]);
  });

  test('a review that comes too late may still decide a day, within a period from today', () => {
    const late = '2026-05-20';
    const inWindow = analysed(late, { dueOn: '2026-06-19' });
    expect(faults(accepted, inWindow)).toEqual([]);
    expect(faults(accepted, analysed(late, { dueOn: '2026-06-20' }))).toEqual([
      ['/dueOn', expect.stringContaining('2026-06-19')],
    ]);
  });

  test('the latest extension is thirty days after the end that the review decided', () => {
    expect(latestExtension(accepted.context)).toBe('2026-05-09');
    expect(latestExtension(underway.context)).toBe('2026-04-12');
    expect(latestExtension(registered.context)).toBe('2026-05-09');
  });

  test('the last word of the leader may be that the case stays where it is', () => {
    const twice = { ...accepted, context: { ...accepted.context, refusals: 2 } };
    expect(faults(twice, sent('HAND_OVER', { toId: units.centre, reason: '…' }, today))).toEqual([]);
  });

  test('must-papers follow what happened in the case', () => {
    const always = ['registration', 'rightsNotice', 'identity'];
    expect(mustPapers(accepted.context)).toEqual(always);
    expect(mustPapers(failed.context)).toEqual([...always, 'record']);
    expect(mustPapers(followUp.context)).toEqual([...always, 'record', 'agreement']);
  });

  test('a missing must-paper is named in Chinese, an explained one passes', () => {
    const declined = continued(registered, sent('DECLINE', { ground: '…', guidedTo: '县人民法院' }, today));
    const dossier = (identity: object) =>
      sent(
        'ARCHIVE',
        {
          papers: [
            { paper: 'registration', present: true },
            { paper: 'rightsNotice', present: true },
            { paper: 'identity', present: false, ...identity },
          ],
        },
        today,
      );
    expect(faults(declined, dossier({}))).toEqual([['/papers', expect.stringContaining('当事人身份证明')]]);
    expect(faults(declined, dossier({ whyMissing: '当事人未提供' }))).toEqual([]);
  });
});
