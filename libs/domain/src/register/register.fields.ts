/** What a column of a register can mean, and the codes that only registers use. */
import type { Label } from '../label.ts';

/** Every meaning that a column can have. A column with another meaning is kept as text beside the record. */
export const registerFields = [
  'seq',
  'case_number',
  'reported_on',
  'accepted_on',
  'occurred_on',
  'mediated_on',
  'village',
  'type',
  'title',
  'parties',
  'applicant',
  'respondent',
  'phones',
  'id_numbers',
  'summary',
  'origin',
  'persons',
  'amount',
  'agreed_amount',
  'grade',
  'lead_unit',
  'leader',
  'mediators',
  'due_on',
  'method',
  'status',
  'closed_on',
  'agreement',
  'confirmation',
  'performance',
  'follow_up',
  'remark',
] as const;
export type RegisterField = (typeof registerFields)[number];

export const registerFieldLabels: Readonly<Record<RegisterField, Label>> = {
  seq: { zh: '序号', en: 'number' },
  case_number: { zh: '案号', en: 'case number' },
  reported_on: { zh: '排查日期', en: 'date of report' },
  accepted_on: { zh: '受理日期', en: 'date of acceptance' },
  occurred_on: { zh: '发生日期', en: 'date of occurrence' },
  mediated_on: { zh: '调解日期', en: 'date of mediation' },
  village: { zh: '村(社区)', en: 'village' },
  type: { zh: '纠纷类型', en: 'type' },
  title: { zh: '案由', en: 'title' },
  parties: { zh: '当事人', en: 'parties' },
  applicant: { zh: '申请人', en: 'applicant' },
  respondent: { zh: '被申请人', en: 'respondent' },
  phones: { zh: '联系电话', en: 'telephone' },
  id_numbers: { zh: '身份证号', en: 'identity number' },
  summary: { zh: '纠纷简要情况', en: 'summary' },
  origin: { zh: '来源', en: 'origin' },
  persons: { zh: '涉及人数', en: 'people concerned' },
  amount: { zh: '涉及金额', en: 'amount involved' },
  agreed_amount: { zh: '协议金额', en: 'amount agreed' },
  grade: { zh: '风险等级', en: 'risk grade' },
  lead_unit: { zh: '责任单位', en: 'lead unit' },
  leader: { zh: '包案领导', en: 'leader in charge' },
  mediators: { zh: '调解员', en: 'mediators' },
  due_on: { zh: '化解时限', en: 'due date' },
  method: { zh: '调解方式', en: 'method' },
  status: { zh: '办理结果', en: 'result' },
  closed_on: { zh: '化解日期', en: 'closing date' },
  agreement: { zh: '是否签订协议', en: 'agreement' },
  confirmation: { zh: '是否司法确认', en: 'judicial confirmation' },
  performance: { zh: '履行情况', en: 'performance' },
  follow_up: { zh: '回访情况', en: 'follow-up' },
  remark: { zh: '备注', en: 'remark' },
};

/** Without these a row cannot become a case: it is held until a person corrects it. */
export const registerMustFields = ['reported_on', 'village', 'type', 'status'] as const;

/** How an agreement was made; `confirmed` = written and judicially confirmed. @source Mediation Act, arts. 28, 33 */
export const registerAgreements = ['written', 'oral', 'confirmed', 'none'] as const;
export type RegisterAgreement = (typeof registerAgreements)[number];

/** What has been done of an agreement. */
export const registerPerformances = ['performed', 'partial', 'not_due', 'not_performed'] as const;
export type RegisterPerformance = (typeof registerPerformances)[number];
