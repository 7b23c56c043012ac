import type { Label } from '../../label.ts';

/** What a count counts. `stock` is a state at one moment: periods of it do not add up. */
type MeasureNature = 'cases' | 'stock' | 'times' | 'persons' | 'money' | 'other';

interface Measure extends Label {
  readonly nature: MeasureNature;
}

const measure = (zh: string, en: string, nature: MeasureNature = 'cases'): Measure => ({ zh, en, nature });

/** Every count that tables of the field print, under the name the checks use. */
export const measures = {
  screened: measure('排查', 'screenings', 'times'),
  found: measure('发现', 'found'),
  occurred: measure('发生', 'occurred'),
  assigned: measure('交办', 'assigned'),
  carriedIn: measure('上期结转', 'carried in', 'stock'),
  accepted: measure('受理', 'accepted'),
  mediated: measure('调解（调处）', 'mediated'),
  settled: measure('调解成功', 'settled'),
  resolved: measure('化解', 'resolved'),
  notSettled: measure('调解不成', 'not settled'),
  withdrawn: measure('撤回', 'withdrawn'),
  transferred: measure('移送', 'transferred'),
  merged: measure('并案', 'merged'),
  closed: measure('结案', 'closed'),
  closedOnTime: measure('按期结案', 'closed on time'),
  closedLate: measure('逾期结案', 'closed late'),
  open: measure('在办', 'open', 'stock'),
  overdue: measure('逾期在办', 'open and overdue', 'stock'),
  agreements: measure('达成协议', 'agreements'),
  written: measure('书面协议', 'written agreements'),
  oral: measure('口头协议', 'oral agreements'),
  confirmationApplied: measure('申请司法确认', 'confirmations applied for'),
  confirmed: measure('司法确认', 'confirmed by a court'),
  performanceDue: measure('应履行', 'performance due'),
  performed: measure('已履行', 'performed'),
  notPerformed: measure('未履行', 'not performed'),
  followUpDue: measure('应回访', 'follow-ups due'),
  followedUp: measure('回访', 'followed up'),
  answered: measure('参评', 'answered'),
  satisfied: measure('满意', 'satisfied'),
  unsatisfied: measure('不满意', 'not satisfied'),
  repeated: measure('反复', 'repeated'),
  prevented: measure('防止', 'prevented'),
  persons: measure('涉及人数', 'persons involved', 'persons'),
  amountInvolved: measure('涉及金额', 'amount involved', 'money'),
  amountAgreed: measure('协议金额', 'amount agreed', 'money'),
  planTotal: measure('应付总额', 'total to be paid', 'money'),
  planShare: measure('每份金额', 'share of each', 'money'),
  planCount: measure('份数', 'number of shares', 'other'),
  planPart: measure('分担额', 'part of the plan', 'money'),
  mediators: measure('人民调解员', "people's mediators", 'persons'),
  committees: measure('调解组织', 'mediation committees', 'other'),
  publicity: measure('法治宣传', 'legal publicity', 'other'),
  cases: measure('件数', 'cases'),
} as const satisfies Readonly<Record<string, Measure>>;
export type MeasureId = keyof typeof measures;

/** The rates that tables of the field print. */
export const rateMeasures = {
  successRate: { zh: '调解成功率', en: 'success rate' },
  resolutionRate: { zh: '化解率', en: 'resolution rate' },
  mediationRate: { zh: '调解率', en: 'mediation rate' },
  acceptanceRate: { zh: '受理率', en: 'acceptance rate' },
  closingRate: { zh: '结案率', en: 'closing rate' },
  onTimeRate: { zh: '按期办结率', en: 'on-time rate' },
  overdueRate: { zh: '逾期率', en: 'overdue rate' },
  openRate: { zh: '在办率', en: 'open rate' },
  agreementRate: { zh: '协议率', en: 'rate of agreements' },
  performanceRate: { zh: '协议履行率', en: 'performance rate' },
  confirmationRate: { zh: '司法确认率', en: 'confirmation rate' },
  followUpRate: { zh: '回访率', en: 'follow-up rate' },
  satisfactionRate: { zh: '满意率', en: 'satisfaction rate' },
  repeatRate: { zh: '反复率', en: 'repeat rate' },
  otherRate: { zh: '其他百分率', en: 'another rate' },
} as const satisfies Readonly<Record<string, Label>>;
export type RateMeasureId = keyof typeof rateMeasures;
