import { type CommandType, commandLabels, riskFactorLabels, riskLabels } from '#domain';
import type { Field } from './field.ts';

const zhEn = (zh: string, en: string) => ({ zh, en });
const reason: Field = { kind: 'paragraph', name: 'reason', label: zhEn('理由', 'Reason') };
const note: Field = { kind: 'paragraph', name: 'note', label: zhEn('备注', 'Remark'), optional: true };
const remedies: Field = {
  kind: 'remedies',
  name: 'remedies',
  label: zhEn('已告知的其他救济途径', 'Other ways that the parties were told of'),
};
const mediators: Field = { kind: 'mediators', name: 'mediatorIds', label: zhEn('调解员', 'Mediators') };
const obligations: Field = {
  kind: 'obligations',
  name: 'obligations',
  label: zhEn('履行内容', 'Obligations'),
};
const terms: Field = { kind: 'paragraph', name: 'terms', label: zhEn('协议内容', 'Terms') };
const consenting: Field = {
  kind: 'parties',
  name: 'consentingPartyIds',
  label: zhEn('同意的当事人', 'Consenting parties'),
};
const party: Field = { kind: 'party', name: 'partyId', label: zhEn('哪一方', 'Which party'), optional: true };
const words: Field = {
  kind: 'paragraph',
  name: 'words',
  label: zhEn('原话', 'In their words'),
  optional: true,
};
const day = (name: string, zh: string, en: string): Field => ({ kind: 'day', name, label: zhEn(zh, en) });

/**
 * The form of every command that a person sends from the case itself. The schema of the command decides what is
 * accepted; this says only how it is asked. Decisions of the review are made in the review.
 */
const eventForms: Readonly<Partial<Record<CommandType, readonly Field[]>>> = {
  ACCEPT: [note],
  DECLINE: [
    { kind: 'paragraph', name: 'ground', label: zhEn('不予受理的理由', 'Ground') },
    { kind: 'line', name: 'guidedTo', label: zhEn('告知去处', 'Guided to') },
  ],
  ACT_AT_ONCE: [
    { kind: 'unit', name: 'leadId', label: zhEn('主办单位', 'Lead unit') },
    { kind: 'units', name: 'assistingIds', label: zhEn('协办单位', 'Assisting units'), optional: true },
    mediators,
    { kind: 'paragraph', name: 'measure', label: zhEn('处置措施', 'Measure') },
    reason,
  ],
  SIGN_FOR: [
    mediators,
    {
      kind: 'confirm',
      name: 'noConflictOfInterest',
      label: zhEn('调解员与当事人无利害关系', 'The mediators have no conflict of interest'),
    },
    note,
  ],
  OBJECT: [reason],
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
  ],
  RECORD_PERFORMANCE: [
    { kind: 'obligation', name: 'obligationId', label: zhEn('履行的是哪一项', 'Which obligation') },
    day('performedOn', '履行日期', 'Performed on'),
    { kind: 'yuan', name: 'amountFen', label: zhEn('金额（元）', 'Amount (yuan)'), optional: true },
    { kind: 'line', name: 'proof', label: zhEn('凭证', 'Proof') },
  ],
  AMEND_AGREEMENT: [day('amendedOn', '变更日期', 'Amended on'), terms, obligations, consenting, reason],
  DEFAULT: [
    { kind: 'obligation', name: 'obligationId', label: zhEn('未履行的是哪一项', 'Which obligation') },
    { kind: 'paragraph', name: 'facts', label: zhEn('未履行情况', 'What was not kept') },
    remedies,
  ],
  RECORD_CONFIRMATION: [
    { kind: 'choice', name: 'step', label: zhEn('进度', 'Step'), options: commandLabels.confirmationStep },
    day('datedOn', '申请或裁定日期', 'Date of application or ruling'),
    { kind: 'line', name: 'courtNumber', label: zhEn('法院案号', 'Court number'), optional: true },
    note,
  ],
  FAIL: [{ kind: 'paragraph', name: 'ground', label: zhEn('调解不成的原因', 'Ground') }, remedies],
  RETRY: [
    { kind: 'choice', name: 'level', label: zhEn('调解层级', 'Level'), options: commandLabels.retryLevel },
    { kind: 'unit', name: 'leadId', label: zhEn('改由单位', 'Another lead unit'), optional: true },
    mediators,
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
  REFER: [
    {
      kind: 'choice',
      name: 'kind',
      label: zhEn('移送对象', 'Kind of body'),
      options: commandLabels.receivingBody,
    },
    { kind: 'line', name: 'receivingBody', label: zhEn('机构名称', 'Receiving body') },
    { kind: 'paragraph', name: 'ground', label: zhEn('移送理由', 'Ground') },
    {
      kind: 'lines',
      name: 'papers',
      label: zhEn('移交材料（一行一件）', 'Papers, one a line'),
      optional: true,
    },
  ],
  REPORT_TO_POLICE: [
    { kind: 'paragraph', name: 'facts', label: zhEn('情况', 'Facts') },
    { kind: 'moment', name: 'reportedAt', label: zhEn('报告时间', 'Reported at') },
  ],
  VISIT: [
    day('visitedOn', '回访日期', 'Visited on'),
    { kind: 'yesNo', name: 'performed', label: zhEn('协议已履行', 'Agreement kept') },
    {
      kind: 'choice',
      name: 'satisfaction',
      label: zhEn('当事人评价', 'Satisfaction'),
      options: commandLabels.satisfaction,
    },
    { kind: 'yesNo', name: 'dangerLeft', label: zhEn('仍有隐患', 'Danger left') },
    note,
  ],
  ARCHIVE: [
    { kind: 'papers', name: 'papers', label: zhEn('卷宗材料', 'Papers of the dossier') },
    {
      kind: 'choice',
      name: 'retention',
      label: zhEn('保管期限', 'Retention'),
      options: commandLabels.retention,
    },
  ],
  REOPEN: [reason],
  HAND_OVER: [
    { kind: 'unit', name: 'toId', label: zhEn('移交给', 'Hand over to') },
    { ...day('acceptByOn', '签收期限', 'To be signed for by'), optional: true },
    reason,
  ],
  REGRADE: [
    { kind: 'choice', name: 'risk', label: zhEn('风险等级', 'Risk'), options: riskLabels },
    {
      kind: 'choices',
      name: 'factors',
      label: zhEn('风险因素', 'Factors'),
      options: riskFactorLabels,
      optional: true,
    },
    reason,
  ],
  REASSIGN: [mediators, reason],
  SUPERVISE: [
    { kind: 'paragraph', name: 'order', label: zhEn('督办要求', 'Order') },
    { ...day('answerByOn', '答复期限', 'Answer by'), optional: true },
  ],
  LINK: [
    { kind: 'dispute', name: 'disputeId', label: zhEn('关联案件', 'Other case') },
    { kind: 'choice', name: 'kind', label: zhEn('关系', 'Relation'), options: commandLabels.linkKind },
    reason,
  ],
  UNLINK: [{ kind: 'linked', name: 'disputeId', label: zhEn('已关联的案件', 'The linked case') }, reason],
  MERGE_INTO: [
    {
      kind: 'dispute',
      name: 'disputeId',
      label: zhEn('并入的案件（继续办理）', 'The case that goes on for both'),
    },
    reason,
  ],
  NOTE: [
    { kind: 'choice', name: 'kind', label: zhEn('类别', 'Kind'), options: commandLabels.noteKind },
    { kind: 'paragraph', name: 'text', label: zhEn('内容', 'Text') },
  ],
};

/** The fields of a command's form. */
export const fieldsOf = (type: CommandType): readonly Field[] => eventForms[type] ?? [];

/** Is the command sent from the case itself? */
export const hasForm = (type: CommandType): boolean => eventForms[type] !== undefined;

/** Days of what is being recorded, most often today; all other days lie ahead. */
const alreadyHappened: ReadonlySet<string> = new Set([
  'heldOn',
  'settledOn',
  'performedOn',
  'visitedOn',
  'refusedOn',
  'withdrawnOn',
  'amendedOn',
  'datedOn',
  'mediatorSignedOn',
]);

/** What stands in a form before anybody writes. */
export function firstValues(
  type: CommandType,
  {
    today,
    partyIds,
    mustPapers,
    otherId,
  }: {
    readonly today: string;
    readonly partyIds: readonly string[];
    /** Papers without which the dossier is not shut, unless it says why. */
    readonly mustPapers: readonly string[];
    readonly otherId: string | null;
  },
): object {
  const firstValueOf = ({ kind, name }: Field) => {
    // Who was there is most often everybody; who consented, and what lies in the dossier, nobody has said yet.
    if (name === 'attendingPartyIds') return partyIds;
    if (kind === 'papers') return mustPapers.map((paper) => ({ paper, present: false }));
    if (kind === 'dispute' || kind === 'linked') return otherId ?? undefined;
    return kind === 'day' && alreadyHappened.has(name) ? today : undefined;
  };
  return Object.fromEntries(fieldsOf(type).map((field) => [field.name, firstValueOf(field)]));
}
