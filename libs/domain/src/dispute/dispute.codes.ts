/**
 * The code lists of a dispute. A code is stored and exchanged, a label is shown; a code is never
 * deleted or given another meaning, because closed cases keep it.
 * Roles, kinds of organisation and the codes of parties stand with their own concepts and are passed on here,
 * so that whoever writes about disputes needs one import.
 */
import type { Label } from '../label.ts';
import type { Role } from '../organisation/organisation.codes.ts';

export {
  type OrganisationKind,
  organisationKindLabels,
  organisationKinds,
  type Role,
  roleLabels,
  roles,
} from '../organisation/organisation.codes.ts';
export {
  type PartyKind,
  type PartyRole,
  partyKindLabels,
  partyKinds,
  partyRoleLabels,
  partyRoles,
} from '../party/party.codes.ts';

/** The four stages of the life of a dispute, and `closed` for one that ended without being resolved. */
export const stages = ['reported', 'analyzed', 'mediated', 'resolved', 'closed'] as const;
export type Stage = (typeof stages)[number];
export const stageLabels: Readonly<Record<Stage, Label>> = {
  reported: { zh: '上报', en: 'reported' },
  analyzed: { zh: '研判', en: 'analysed' },
  mediated: { zh: '调解', en: 'mediated' },
  resolved: { zh: '化解', en: 'resolved' },
  closed: { zh: '其他终结', en: 'closed without resolution' },
};

/** The fifteen reporting classes of the ministry's monthly form. Local classes map onto these. */
export const disputeTypes = [
  'MAR',
  'NEI',
  'HOU',
  'CON',
  'BUS',
  'DAM',
  'LAN',
  'EXP',
  'ENV',
  'LAB',
  'CNS',
  'MED',
  'TRA',
  'PRO',
  'OTH',
] as const;
export type DisputeType = (typeof disputeTypes)[number];
export const disputeTypeLabels: Readonly<Record<DisputeType, Label>> = {
  MAR: { zh: '婚姻家庭', en: 'marriage and family' },
  NEI: { zh: '邻里', en: 'neighbours' },
  HOU: { zh: '房屋、宅基地', en: 'house and homestead' },
  CON: { zh: '合同', en: 'contract, including loans' },
  BUS: { zh: '生产经营', en: 'production and business' },
  DAM: { zh: '损害赔偿', en: 'damages' },
  LAN: { zh: '山林、土地', en: 'forest and land' },
  EXP: { zh: '征地拆迁', en: 'land taking and demolition' },
  ENV: { zh: '环境污染', en: 'environment' },
  LAB: { zh: '劳动争议', en: 'labour' },
  CNS: { zh: '消费', en: 'consumer' },
  MED: { zh: '医疗', en: 'medical' },
  TRA: { zh: '道路交通事故', en: 'traffic accident' },
  PRO: { zh: '物业', en: 'property management' },
  OTH: { zh: '其他', en: 'other' },
};

/** Classes in which origins are reported; the three must add up to the accepted cases. */
export const originClasses = ['active', 'applied', 'referred'] as const;
export type OriginClass = (typeof originClasses)[number];
export const originClassLabels: Readonly<Record<OriginClass, Label>> = {
  active: { zh: '主动调解', en: 'on own initiative' },
  applied: { zh: '依申请', en: 'on application' },
  referred: { zh: '接受委托移送', en: 'referred or entrusted' },
};

interface OriginFacts extends Label {
  readonly class: OriginClass;
}

/** How the case came to the township. @source Mediation Act, arts. 17 and 18 (application, own initiative, referral) */
export const origins = [
  'application',
  'oral_application',
  'written_application',
  'visit',
  'grid',
  'village',
  'screening',
  'online',
  'police',
  'hotline_12345',
  'petition',
  'court_referral',
  'court_entrustment',
  'superior',
  'other_dept',
] as const;
export type Origin = (typeof origins)[number];
export const originLabels: Readonly<Record<Origin, OriginFacts>> = {
  application: { zh: '当事人申请', en: 'application by a party', class: 'applied' },
  oral_application: { zh: '口头申请', en: 'oral application', class: 'applied' },
  written_application: { zh: '书面申请', en: 'written application', class: 'applied' },
  visit: { zh: '群众来访', en: 'visit to the centre', class: 'applied' },
  grid: { zh: '网格员上报', en: 'reported by a grid worker', class: 'active' },
  village: { zh: '村(社区)上报', en: 'reported by the village', class: 'active' },
  screening: { zh: '排查发现', en: 'found in a screening', class: 'active' },
  online: { zh: '网络舆情', en: 'public opinion online', class: 'active' },
  police: { zh: '公安移交', en: 'handed over by the police', class: 'referred' },
  hotline_12345: { zh: '12345转办', en: 'referred by hotline 12345', class: 'referred' },
  petition: { zh: '信访转办', en: 'referred by the petition office', class: 'referred' },
  court_referral: { zh: '法院委派', en: 'referred by the court before filing', class: 'referred' },
  court_entrustment: { zh: '法院委托', en: 'entrusted by the court after filing', class: 'referred' },
  superior: { zh: '上级交办', en: 'assigned by a superior body', class: 'referred' },
  other_dept: { zh: '其他部门移送', en: 'referred by another department', class: 'referred' },
};

/** The reporting class of an origin. */
export function originClass(origin: Origin): OriginClass {
  return originLabels[origin].class;
}

/** How a case came that somebody of these roles tells, unless they say otherwise: a grid worker met it on the round. */
export const usualOrigin = (roles: readonly Role[]): Origin =>
  roles.includes('reporter') ? 'grid' : 'visit';

/** By which door the report came in; the origin says who brought it. */
export const channels = ['visit', 'phone', 'app', 'register', 'referral', 'online'] as const;
export type Channel = (typeof channels)[number];
export const channelLabels: Readonly<Record<Channel, Label>> = {
  visit: { zh: '来访', en: 'visit' },
  phone: { zh: '电话', en: 'telephone' },
  app: { zh: '手机应用', en: 'mobile application' },
  register: { zh: '台账导入', en: 'imported register' },
  referral: { zh: '移送转办', en: 'referral' },
  online: { zh: '网上', en: 'online' },
};

/** Risk grades, from low to high. */
export const risks = ['green', 'yellow', 'red'] as const;
export type Risk = (typeof risks)[number];
export const riskLabels: Readonly<Record<Risk, Label>> = {
  green: { zh: '绿色', en: 'green' },
  yellow: { zh: '黄色', en: 'yellow' },
  red: { zh: '红色', en: 'red' },
};

/** Grades of complexity, from low to high; they decide the subsidy and the time tier. */
export const complexities = ['simple', 'ordinary', 'difficult', 'major'] as const;
export type Complexity = (typeof complexities)[number];
export const complexityLabels: Readonly<Record<Complexity, Label>> = {
  simple: { zh: '简易', en: 'simple' },
  ordinary: { zh: '一般', en: 'ordinary' },
  difficult: { zh: '疑难', en: 'difficult' },
  major: { zh: '重大', en: 'major' },
};

/**
 * What became of an accepted case, as the annual figures count it. Refusal by a party, expiry and termination
 * are `not_settled`; the states of the machine tell them apart. `merged`: another case counts for it. A declined report was never accepted and has none.
 */
export const outcomes = ['open', 'settled', 'not_settled', 'withdrawn', 'transferred', 'merged'] as const;
export type Outcome = (typeof outcomes)[number];
/** What a row of a register may prove: of a merged case it does not say into which one. */
export type ProvableOutcome = Exclude<Outcome, 'merged'>;
export const outcomeLabels: Readonly<Record<Outcome, Label>> = {
  open: { zh: '在办', en: 'open' },
  settled: { zh: '调解成功', en: 'settled' },
  not_settled: { zh: '调解不成', en: 'not settled' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  transferred: { zh: '移送', en: 'transferred' },
  merged: { zh: '并案', en: 'merged' },
};

/** Whether the dossier of a case still takes papers, or is shut. */
export const dossierStates = ['open', 'archived'] as const;
export type DossierState = (typeof dossierStates)[number];
export const dossierStateLabels: Readonly<Record<DossierState, Label>> = {
  open: { zh: '未归档', en: 'not shut yet' },
  archived: { zh: '已归档', en: 'archived' },
};
