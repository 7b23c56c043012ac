import { commandLabels } from '#domain';
import type { Forms } from './field.ts';
import {
  consenting,
  day,
  interestReason,
  mediators,
  note,
  obligations,
  party,
  reason,
  remedies,
  terms,
  words,
  zhEn,
} from './shared-fields.ts';

/** From the first session to its end, with an agreement or without one. */
export const mediationForms: Forms = {
  HOLD_SESSION: [
    day('heldOn', '调解日期', 'Held on'),
    { kind: 'line', name: 'place', label: zhEn('地点', 'Place') },
    { kind: 'parties', name: 'attendingPartyIds', label: zhEn('到场当事人', 'Parties present') },
    {
      kind: 'invited',
      name: 'invited',
      label: zhEn('受邀参加人（已征得当事人同意）', 'Invited, by consent of the parties'),
      optional: true,
    },
    { kind: 'paragraph', name: 'record', label: zhEn('调解记录', 'Record') },
    { kind: 'yesNo', name: 'open', label: zhEn('公开调解', 'Open session') },
    { ...day('nextAppointmentOn', '下次调解日期', 'Next appointment'), optional: true },
    {
      kind: 'time',
      name: 'nextAppointmentTime',
      label: zhEn('下次调解时间', 'Time of the next appointment'),
      optional: true,
    },
  ],
  SUSPEND: [
    {
      kind: 'choice',
      name: 'ground',
      label: zhEn('中止事由', 'Ground'),
      options: commandLabels.suspendGround,
    },
    reason,
  ],
  RESUME: [note],
  EXTEND: [
    day('newDueOn', '延长至', 'Extended to'),
    consenting,
    { kind: 'head', name: 'approvedBy', label: zhEn('批准人', 'Approved by') },
    reason,
  ],
  SETTLE_ON_SPOT: [
    day('settledOn', '化解日期', 'Settled on'),
    terms,
    consenting,
    { kind: 'yesNo', name: 'performedAtOnce', label: zhEn('已当场履行', 'Performed at once') },
    { ...day('performBy', '履行期限', 'To be performed by'), optional: true },
    { kind: 'yuan', name: 'amountFen', label: zhEn('金额（元）', 'Amount (yuan)'), optional: true },
    mediators,
    interestReason,
  ],
  REACH_AGREEMENT: [
    { kind: 'choice', name: 'form', label: zhEn('协议形式', 'Form'), options: commandLabels.agreementForm },
    terms,
    obligations,
    { kind: 'signatures', name: 'signatures', label: zhEn('当事人签名', 'Signatures') },
    day('mediatorSignedOn', '调解员签名日期', 'Mediator signed on'),
    {
      ...day('sealedOn', '调委会盖章日期', 'Sealed on'),
      optional: true,
      hint: zhEn('书面协议须盖章', 'A written agreement needs the seal'),
    },
    {
      kind: 'count',
      name: 'copies',
      label: zhEn('协议书份数', 'Copies'),
      hint: zhEn(
        '当事人各执一份，调委会留存一份；不填按此计',
        'One for each party and one for the committee, unless another number is given',
      ),
      optional: true,
    },
    {
      kind: 'parties',
      name: 'writtenAskedBy',
      label: zhEn('要求书面协议的当事人', 'Parties who ask for a written agreement'),
      optional: true,
    },
  ],
  FAIL: [{ kind: 'paragraph', name: 'ground', label: zhEn('调解不成的原因', 'Ground') }, remedies],
  RETRY: [
    { kind: 'choice', name: 'level', label: zhEn('调解层级', 'Level'), options: commandLabels.retryLevel },
    { kind: 'unit', name: 'leadId', label: zhEn('改由单位', 'Another lead unit'), optional: true },
    mediators,
    interestReason,
    reason,
  ],
  TERMINATE: [
    {
      kind: 'choice',
      name: 'ground',
      label: zhEn('终止事由', 'Ground'),
      options: commandLabels.terminateGround,
    },
    reason,
    remedies,
  ],
  REFUSE: [party, day('refusedOn', '拒绝日期', 'Refused on'), words],
  WITHDRAW: [party, day('withdrawnOn', '撤回日期', 'Withdrawn on'), words],
};
