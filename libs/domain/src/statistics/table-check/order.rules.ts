import type { FindingSeverity } from './finding.ts';
import type { MeasureId } from './measures.ts';

/** One part that cannot be more than its whole. */
export interface Order {
  readonly part: MeasureId;
  /** Any of these sums may be the whole; the first that is stated counts. */
  readonly wholes: readonly (readonly MeasureId[])[];
  readonly severity?: FindingSeverity;
  readonly zh: string;
  readonly en: string;
}

const allAccepted: Order['wholes'] = [['carriedIn', 'accepted'], ['accepted']];
const allMet: Order['wholes'] = [...allAccepted, ['found'], ['occurred'], ['assigned'], ['cases']];

/** What is never more than what, with the reason in half a sentence. */
export const orders: readonly Order[] = [
  {
    part: 'settled',
    wholes: [['mediated']],
    zh: '调解成功不会多于调解',
    en: 'cannot be more than were mediated',
  },
  {
    part: 'settled',
    wholes: allMet,
    zh: '调解成功不会多于受理（含上期结转）',
    en: 'cannot be more than were accepted and carried in',
  },
  {
    part: 'resolved',
    wholes: [['found'], ['occurred'], ...allAccepted, ['assigned'], ['mediated'], ['cases']],
    zh: '化解不会多于发现、受理',
    en: 'cannot be more than were found or accepted',
  },
  {
    part: 'notSettled',
    wholes: [['mediated'], ...allMet],
    zh: '调解不成不会多于受理',
    en: 'cannot be more than were accepted',
  },
  {
    part: 'mediated',
    wholes: allAccepted,
    zh: '调解不会多于受理（含上期结转）',
    en: 'cannot be more than were accepted and carried in',
  },
  { part: 'open', wholes: allMet, zh: '在办不会多于受理', en: 'cannot be more than were accepted' },
  {
    part: 'closed',
    wholes: allAccepted,
    zh: '结案不会多于上期结转与受理之和；有上期结转的请列出',
    en: 'cannot be more than carried in and accepted: list what was carried in',
  },
  {
    part: 'settled',
    wholes: [['closed']],
    zh: '调解成功不会多于结案',
    en: 'cannot be more than were closed',
  },
  {
    part: 'closedOnTime',
    wholes: [['closed'], ['accepted']],
    zh: '按期结案不会多于结案',
    en: 'cannot be more than were closed',
  },
  {
    part: 'closedLate',
    wholes: [['closed']],
    zh: '逾期结案不会多于结案',
    en: 'cannot be more than were closed',
  },
  {
    part: 'overdue',
    wholes: [['open'], ['accepted']],
    zh: '逾期在办不会多于在办',
    en: 'cannot be more than are open',
  },
  {
    part: 'written',
    wholes: [['agreements']],
    zh: '书面协议不会多于达成协议',
    en: 'cannot be more than all agreements',
  },
  {
    part: 'oral',
    wholes: [['agreements']],
    zh: '口头协议不会多于达成协议',
    en: 'cannot be more than all agreements',
  },
  {
    part: 'agreements',
    wholes: [['settled'], ['resolved']],
    severity: 'warning',
    zh: '达成协议的即为调解成功',
    en: 'cannot well be more than were settled',
  },
  {
    part: 'confirmed',
    wholes: [['written'], ['agreements']],
    zh: '司法确认须有书面协议',
    en: 'cannot be more than there are written agreements to confirm',
  },
  {
    part: 'confirmed',
    wholes: [['confirmationApplied']],
    zh: '确认不会多于申请',
    en: 'cannot be more than were applied for',
  },
  {
    part: 'confirmationApplied',
    wholes: [['written'], ['agreements']],
    zh: '申请司法确认须有书面协议',
    en: 'cannot be more than there are written agreements',
  },
  {
    part: 'performed',
    wholes: [['agreements'], ['written', 'oral'], ['settled'], ['resolved']],
    zh: '履行的协议不会多于达成的协议',
    en: 'cannot be more than were agreed',
  },
  {
    part: 'performed',
    wholes: [['performanceDue']],
    severity: 'warning',
    zh: '已履行多于应履行，可能含未到期的',
    en: 'more than were due: some may have been performed early',
  },
  {
    part: 'notPerformed',
    wholes: [['performanceDue'], ['agreements'], ['written', 'oral'], ['settled']],
    zh: '未履行的协议不会多于达成的协议',
    en: 'cannot be more than were agreed',
  },
  {
    part: 'followedUp',
    wholes: [['followUpDue']],
    severity: 'warning',
    zh: '回访多于应回访，请核对是件数还是次数',
    en: 'more than were due: visits may have been counted, not cases',
  },
  {
    part: 'satisfied',
    wholes: [['answered'], ['followedUp']],
    zh: '满意不会多于参评',
    en: 'cannot be more than answered',
  },
  {
    part: 'unsatisfied',
    wholes: [['answered'], ['followedUp']],
    zh: '不满意不会多于参评',
    en: 'cannot be more than answered',
  },
  {
    part: 'transferred',
    wholes: allMet,
    severity: 'warning',
    zh: '移送不会多于受理',
    en: 'cannot well be more than were accepted',
  },
  { part: 'withdrawn', wholes: allMet, zh: '撤回不会多于受理', en: 'cannot be more than were accepted' },
  {
    part: 'amountAgreed',
    wholes: [['amountInvolved']],
    severity: 'warning',
    zh: '协议金额多于涉及金额，请核对',
    en: 'more was agreed than was at stake',
  },
];
