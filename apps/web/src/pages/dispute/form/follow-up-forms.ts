import { commandLabels } from '#domain';
import type { Forms } from './field.ts';
import { consenting, day, note, obligations, reason, remedies, terms, zhEn } from './shared-fields.ts';

/** After the mediation: what was promised is kept or not, the case is referred, visited, archived, reopened. */
export const followUpForms: Forms = {
  RECORD_PERFORMANCE: [
    { kind: 'obligation', name: 'obligationId', label: zhEn('履行的是哪一项', 'Which obligation') },
    day('performedOn', '履行日期', 'Performed on'),
    {
      kind: 'yuan',
      name: 'amountFen',
      label: zhEn('收到金额（元）', 'Amount received (yuan)'),
      hint: zhEn(
        '付钱的义务：填写实际收到的金额，或勾选“全部履行”；不是付钱的不填',
        'Of money: what was received, or tick that it was the whole; of anything else leave it empty',
      ),
      optional: true,
    },
    {
      kind: 'confirm',
      name: 'whole',
      label: zhEn('全部履行（尚欠的已全部付清）', 'The whole: all that was still owed was paid'),
      optional: true,
    },
    {
      kind: 'confirm',
      name: 'partly',
      label: zhEn('只完成了一部分（不是付钱的义务）', 'Done in part only (of what is no money)'),
      optional: true,
    },
    { kind: 'line', name: 'proof', label: zhEn('凭证', 'Proof') },
    {
      kind: 'attachments',
      name: 'attachmentIds',
      label: zhEn('收条、转账截图等附件', 'Files that prove it'),
      hint: zhEn('先在本案“附件”中上传', 'Upload them to the case first'),
      optional: true,
    },
  ],
  AMEND_AGREEMENT: [day('amendedOn', '变更日期', 'Amended on'), terms, obligations, consenting, reason],
  DEFAULT: [
    { kind: 'obligation', name: 'obligationId', label: zhEn('未履行的是哪一项', 'Which obligation') },
    {
      kind: 'choice',
      name: 'conduct',
      label: zhEn('怎样违约', 'How it was broken'),
      options: commandLabels.breachConduct,
      optional: true,
    },
    { kind: 'paragraph', name: 'facts', label: zhEn('未履行情况', 'What was not kept') },
    {
      kind: 'choice',
      name: 'next',
      label: zhEn('接下来', 'What follows'),
      options: commandLabels.afterBreach,
    },
    remedies,
  ],
  RECORD_CONFIRMATION: [
    { kind: 'choice', name: 'step', label: zhEn('进度', 'Step'), options: commandLabels.confirmationStep },
    day('datedOn', '申请或裁定日期', 'Date of application or ruling'),
    {
      kind: 'parties',
      name: 'applyingPartyIds',
      label: zhEn('申请人', 'Who applies'),
      hint: zhEn('申请司法确认须由各方当事人共同提出', 'The confirmation is asked for by all together'),
      only: { name: 'step', is: ['applied'] },
    },
    {
      kind: 'line',
      name: 'courtNumber',
      label: zhEn('法院案号', 'Court number'),
      hint: zhEn('如：（2026）豫0822诉前调确1号', 'E.g. （2026）豫0822诉前调确1号'),
      optional: true,
    },
    note,
  ],
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
};
