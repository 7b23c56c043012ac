import type { Label } from '#domain';
import type { Field } from './field.ts';

/** A label in Chinese and English. */
export const zhEn = (zh: string, en: string): Label => ({ zh, en });

/** Fields that several forms have. */
export const reason: Field = { kind: 'paragraph', name: 'reason', label: zhEn('理由', 'Reason') };
export const note: Field = { kind: 'paragraph', name: 'note', label: zhEn('备注', 'Remark'), optional: true };
export const remedies: Field = {
  kind: 'remedies',
  name: 'remedies',
  label: zhEn('已告知的其他救济途径', 'Other ways that the parties were told of'),
};
export const mediators: Field = {
  kind: 'mediators',
  name: 'mediatorIds',
  label: zhEn('调解员', 'Mediators'),
};
/** Filled where the register warns, or a party has asked for another. */
export const interestReason: Field = {
  kind: 'paragraph',
  name: 'interestReason',
  label: zhEn('仍由其调解的理由', 'Why they mediate all the same'),
  hint: zhEn(
    '系统提示可能有关系，或当事人申请过回避时填写；写入案件记录',
    'Where the register hints at a tie, or a party asked for another; kept in the history',
  ),
  optional: true,
};
export const obligations: Field = {
  kind: 'obligations',
  name: 'obligations',
  label: zhEn('履行内容', 'Obligations'),
};
export const terms: Field = { kind: 'paragraph', name: 'terms', label: zhEn('协议内容', 'Terms') };
export const consenting: Field = {
  kind: 'parties',
  name: 'consentingPartyIds',
  label: zhEn('同意的当事人', 'Consenting parties'),
};
export const party: Field = {
  kind: 'party',
  name: 'partyId',
  label: zhEn('哪一方', 'Which party'),
};
export const words: Field = {
  kind: 'paragraph',
  name: 'words',
  label: zhEn('原话', 'In their words'),
  optional: true,
};

/** A field for a day. */
export const day = (name: string, zh: string, en: string): Field => ({
  kind: 'day',
  name,
  label: zhEn(zh, en),
});
