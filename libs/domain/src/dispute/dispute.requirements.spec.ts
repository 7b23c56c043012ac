import { expect, test } from '@jest/globals';
import {
  analysed,
  both,
  imported,
  parties,
  reported,
  sent,
  staff,
  units,
} from '../../../../test/support/dispute-events.ts';
import { faultsOf } from '../../../../test/support/dispute-faults.ts';
import { aDispute, continued } from '../../../../test/support/dispute-samples.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { proceed } from './dispute.fold.ts';
import { type DisputeSnapshot, unreported } from './dispute.snapshot.ts';

const today = '2026-03-10';
const tomorrow = '2026-03-11';
const stranger = '00000000-0000-4000-8000-000000000099';
const remedies = { toldOn: tomorrow, ways: ['court' as const] };
const registered = aDispute('registered', today);
const accepted = aDispute('accepted', today);
const underway = aDispute('underway', today);
const failed = aDispute('failed', today);
const followUp = aDispute('followUp', today);
const session = { heldOn: today, place: '村委会', attendingPartyIds: both, record: '…', open: true };
const extension = {
  newDueOn: '2026-04-01',
  consentingPartyIds: both,
  approvedBy: staff.head,
  reason: '双方愿意',
};

const faults = (dispute: DisputeSnapshot, event: DisputeEvent) =>
  faultsOf(dispute, event).map(({ pointer, messageZh }) => [pointer, messageZh] as const);

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
    'a lead unit that assists itself at once',
    continued(registered, sent('REGRADE', { risk: 'red', reason: '持械' }, today)),
    sent(
      'ACT_AT_ONCE',
      {
        leadId: units.office,
        assistingIds: [units.office],
        mediatorIds: [staff.mediator],
        measure: '…',
        reason: '…',
      },
      today,
    ),
    '/assistingIds',
    '协办单位',
  ],
  [
    'an extension to a day that has passed',
    underway,
    sent('EXTEND', { ...extension, newDueOn: '2026-03-20' }, '2026-03-25'),
    '/newDueOn',
    '晚于今天和原期限',
  ],
  [
    'a refusal by a stranger',
    accepted,
    sent('REFUSE', { partyId: stranger, refusedOn: today }, today),
    '/partyId',
    '不是本案当事人',
  ],
  [
    'a withdrawal by nobody',
    registered,
    sent('WITHDRAW', { withdrawnOn: today }, today),
    '/partyId',
    '哪一方',
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
    'an order to be answered yesterday',
    accepted,
    sent('SUPERVISE', { order: '三日内答复', answerByOn: '2026-03-09' }, today),
    '/answerByOn',
    '早于今天',
  ],
  [
    'an order to be answered in 2099',
    accepted,
    sent('SUPERVISE', { order: '三日内答复', answerByOn: '2099-01-01' }, today),
    '/answerByOn',
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
  expect(faultsOf(dispute, event)).toEqual([
    { pointer, messageZh: expect.stringContaining(words), message: expect.stringMatching(/^[A-Z][ -~’]+$/) },
  ]);
});

test('every fault is named at once, not one after the other', () => {
  const wrong = sent('EXTEND', { ...extension, newDueOn: '2027-01-01', consentingPartyIds: [] }, today);
  expect(faults(underway, wrong).map(([pointer]) => pointer)).toEqual(['/consentingPartyIds', '/newDueOn']);
});

test('an order of long ago that was to be answered before it was given stays in its history', () => {
  const order = sent('SUPERVISE', { order: '三日内答复', answerByOn: '2026-03-09' }, today);
  expect(faults(accepted, order)).toHaveLength(1);
  const course = { seq: 0, snapshot: accepted, standing: null };
  expect(proceed(course, order).snapshot.context.ordered).toBe(true);
});
