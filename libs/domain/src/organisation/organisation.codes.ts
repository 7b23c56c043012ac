import type { Label } from '../label.ts';

/** What a person is to the work. One person may hold several roles, each in one organisation and for a term. */
export const roles = [
  'reporter',
  'mediator',
  'office',
  'centre',
  'leader',
  'assisting',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];
export const roleLabels: Readonly<Record<Role, Label>> = {
  reporter: { zh: '网格员', en: 'grid worker' },
  mediator: { zh: '人民调解员', en: "people's mediator" },
  office: { zh: '司法所', en: 'justice office' },
  centre: { zh: '综治中心', en: 'comprehensive governance centre' },
  leader: { zh: '镇政法委员', en: 'township political-legal commissioner' },
  assisting: { zh: '协办单位', en: 'assisting unit' },
  auditor: { zh: '审计员', en: 'auditor' },
  administrator: { zh: '管理员', en: 'administrator' },
};

/** Kinds of organisation in the tree county → township → centre, office, villages, departments. */
export const organisationKinds = ['county', 'township', 'centre', 'office', 'village', 'department'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
export const organisationKindLabels: Readonly<Record<OrganisationKind, Label>> = {
  county: { zh: '县（市、区）', en: 'county' },
  township: { zh: '乡镇（街道）', en: 'township' },
  centre: { zh: '综治中心', en: 'comprehensive governance centre' },
  office: { zh: '司法所', en: 'justice office' },
  village: { zh: '村（社区）', en: 'village' },
  department: { zh: '部门', en: 'department' },
};
/** What stands under what; a county stands under nothing. */
export const parentKinds: Readonly<Record<OrganisationKind, OrganisationKind | null>> = {
  county: null,
  township: 'county',
  centre: 'township',
  office: 'township',
  village: 'township',
  department: 'township',
};

/** County and township are the tree itself: they see and oversee, and a case is never in their hands. */
export const mayHoldCases = (kind: OrganisationKind): boolean => kind !== 'county' && kind !== 'township';

/** A dispute lies in a village or, where the village is not known, in the township. */
export const mayBePlaceOfDispute = (kind: OrganisationKind): boolean =>
  kind === 'village' || kind === 'township';
