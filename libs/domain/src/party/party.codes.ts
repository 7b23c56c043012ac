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
