import type { Label } from '../label.ts';

/** What a party is. A household or a group has a head count of its own. */
export const partyKinds = ['person', 'household', 'group', 'organisation'] as const;
export type PartyKind = (typeof partyKinds)[number];
export const partyKindLabels: Readonly<Record<PartyKind, Label>> = {
  person: { zh: '个人', en: 'person' },
  household: { zh: '户', en: 'household' },
  group: { zh: '群体', en: 'group' },
  organisation: { zh: '单位', en: 'organisation' },
};

/** In which part a party stands in the case. */
export const partyRoles = ['applicant', 'respondent', 'representative', 'guardian', 'other'] as const;
export type PartyRole = (typeof partyRoles)[number];
export const partyRoleLabels: Readonly<Record<PartyRole, Label>> = {
  applicant: { zh: '申请人', en: 'applicant' },
  respondent: { zh: '被申请人', en: 'respondent' },
  representative: { zh: '代理人', en: 'representative' },
  guardian: { zh: '法定代理人', en: 'guardian' },
  other: { zh: '其他当事人', en: 'other party' },
};

/** By which document a party is known. Foreign and rarer papers are taken as they are. */
export const idTypes = ['resident', 'credit_code', 'passport', 'permit', 'other'] as const;
export type IdType = (typeof idTypes)[number];
export const idTypeLabels: Readonly<Record<IdType, Label>> = {
  resident: { zh: '居民身份证', en: 'resident identity card' },
  credit_code: { zh: '统一社会信用代码', en: 'unified social credit code' },
  passport: { zh: '护照', en: 'passport' },
  permit: { zh: '港澳台居民通行证', en: 'home return or residence permit' },
  other: { zh: '其他证件', en: 'other document' },
};
