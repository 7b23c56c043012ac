import {
  commandLabels,
  interestTieLabels,
  moodLabels,
  observationSourceLabels,
  preventionKindLabels,
  riskFactorLabels,
  riskLabels,
  signLabels,
  whereaboutsLabels,
} from '#domain';
import type { Forms } from './field.ts';
import { day, interestReason, mediators, party, reason, words, zhEn } from './shared-fields.ts';

/** At any stage: about the case rather than a step of it. */
export const anyTimeForms: Forms = {
  REPORT_TO_POLICE: [
    { kind: 'paragraph', name: 'facts', label: zhEn('情况', 'Facts') },
    { kind: 'moment', name: 'reportedAt', label: zhEn('报告时间', 'Reported at') },
  ],
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
  REASSIGN: [mediators, interestReason, reason],
  CALL_IN: [{ kind: 'unit', name: 'unitId', label: zhEn('协助单位', 'Unit') }, reason],
  STAND_DOWN: [{ kind: 'assisting', name: 'unitId', label: zhEn('协助单位', 'Unit') }, reason],
  ACKNOWLEDGE: [
    { kind: 'paragraph', name: 'note', label: zhEn('办理打算', 'What will be done'), optional: true },
  ],
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
  OBSERVE: [
    { kind: 'party', name: 'partyId', label: zhEn('关于哪一方', 'About which party'), optional: true },
    day('observedOn', '日期', 'Day'),
    {
      kind: 'choice',
      name: 'source',
      label: zhEn('信息来源', 'Source'),
      options: observationSourceLabels,
    },
    { kind: 'choice', name: 'mood', label: zhEn('情绪', 'Mood'), options: moodLabels },
    { kind: 'choice', name: 'whereabouts', label: zhEn('去向', 'Whereabouts'), options: whereaboutsLabels },
    {
      kind: 'choices',
      name: 'signs',
      label: zhEn('苗头', 'Signs'),
      hint: zhEn(
        '有伤人、轻生、凶器、家暴苗头的，案件即为红色，并立即通知综治中心和司法所',
        'Violence, self-harm or a weapon makes the case red, and centre and office are told at once',
      ),
      options: signLabels,
      optional: true,
    },
    { kind: 'paragraph', name: 'words', label: zhEn('情况', 'What was seen or heard'), optional: true },
  ],
  RECORD_PREVENTION: [
    {
      kind: 'choice',
      name: 'kind',
      label: zhEn('防止了什么', 'What was prevented'),
      options: preventionKindLabels,
    },
    { kind: 'count', name: 'persons', label: zhEn('涉及人数', 'Persons') },
    day('preventedOn', '日期', 'Day'),
    { kind: 'paragraph', name: 'facts', label: zhEn('经过', 'What happened') },
    {
      kind: 'attachments',
      name: 'attachmentIds',
      label: zhEn('证据：本案附件', 'Evidence: files of this case'),
      hint: zhEn(
        '以下三项证据至少填写一项；没有证据的不能计入统计',
        'At least one of these three: without evidence it counts in no figure',
      ),
      optional: true,
    },
    {
      kind: 'lines',
      name: 'recordNumbers',
      label: zhEn(
        '证据：公安机关等单位的记录编号（每行一个）',
        'Evidence: numbers of police or other records, one a line',
      ),
      optional: true,
    },
    {
      kind: 'lines',
      name: 'witnesses',
      label: zhEn('证据：见证人（每行一人）', 'Evidence: witnesses, one a line'),
      optional: true,
    },
  ],
  RETRACT_PREVENTION: [
    { kind: 'prevention', name: 'preventionId', label: zhEn('撤销哪一条', 'Which record') },
    reason,
  ],
  DECLARE_INTEREST: [
    { kind: 'mediator', name: 'mediatorId', label: zhEn('哪名调解员', 'Which mediator') },
    {
      kind: 'choice',
      name: 'saidBy',
      label: zhEn('由谁提出', 'Who says so'),
      options: commandLabels.interestSaidBy,
    },
    {
      kind: 'choice',
      name: 'tie',
      label: zhEn('与当事人的关系', 'How they are tied to the party'),
      options: interestTieLabels,
    },
    { ...party, optional: true },
    day('saidOn', '提出日期', 'Day'),
    words,
  ],
  NOTE: [
    {
      kind: 'choice',
      name: 'kind',
      label: zhEn('类别', 'Kind'),
      hint: zhEn(
        '当事人的情绪、去向和苗头请用“当事人动态”记录',
        'Mood, whereabouts and signs of danger are news of a party',
      ),
      options: commandLabels.noteKind,
      former: commandLabels.formerNoteKind,
    },
    { kind: 'paragraph', name: 'text', label: zhEn('内容', 'Text') },
  ],
};
