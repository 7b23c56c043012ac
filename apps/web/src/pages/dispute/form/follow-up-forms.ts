import { commandLabels } from '#domain';
import type { Forms } from './field.ts';
import { consenting, day, note, obligations, reason, remedies, terms, zhEn } from './shared-fields.ts';

/** After the mediation: what was promised is kept or not, the case is referred, visited, archived, reopened. */
export const followUpForms: Forms = {
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
