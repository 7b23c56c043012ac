import type { Label } from '../label.ts';
import type { Stage } from './dispute.codes.ts';

/** What a state means to the people: its stage, its names, who holds the case, and the law it rests on. */
export interface StateMeta extends Label {
  readonly stage: Stage | 'none';
  readonly meaningZh: string;
  readonly meaningEn: string;
  readonly holder: 'centre' | 'lead' | 'none';
  readonly source: string;
}

const at = (
  stage: StateMeta['stage'],
  holder: StateMeta['holder'],
  zh: string,
  en: string,
  meaningZh: string,
  meaningEn: string,
  source: string,
): StateMeta => ({ stage, holder, zh, en, meaningZh, meaningEn, source });

const act = (articles: string) => `Mediation Act (2010), ${articles}`;

/** One line per state. Several states make a stage; the stage is what every list and statistic shows. */
export const stateMeta = {
  unreported: at('none', 'none', '未上报', 'unreported', '尚未上报', 'Nothing was told yet', act('art. 17')),
  registered: at(
    'reported',
    'centre',
    '已登记',
    'registered',
    '已登记，待审查受理',
    'Entered, not yet examined',
    act('art. 17'),
  ),
  accepted: at(
    'reported',
    'centre',
    '已受理',
    'accepted',
    '已受理，列入下一次研判会',
    'On the agenda of the next weekly review',
    act('arts. 17–18'),
  ),
  dispatched: at(
    'analyzed',
    'lead',
    '已交办',
    'dispatched',
    '研判会已确定主办单位，待签收',
    'The review named the lead unit, which has not signed for it',
    act('art. 19'),
  ),
  assigned: at(
    'analyzed',
    'lead',
    '已签收',
    'assigned',
    '主办单位已签收并指定调解员，待首次调解',
    'Mediator named, first session awaited',
    act('art. 19'),
  ),
  underway: at(
    'mediated',
    'lead',
    '调解中',
    'underway',
    '正在调解',
    'The present attempt is being mediated',
    act('arts. 20–23'),
  ),
  suspended: at(
    'mediated',
    'lead',
    '中止',
    'suspended',
    '中止调解，期限停止计算',
    'The mediation clock stands still',
    'decision 0003',
  ),
  agreed: at(
    'mediated',
    'lead',
    '已达成协议',
    'agreed',
    '协议已生效，待履行',
    'Agreement effective, performance awaited',
    act('arts. 28–31, 33'),
  ),
  failed: at(
    'mediated',
    'lead',
    '调解不成',
    'failed',
    '本次调解不成，待确定下一步',
    'The attempt ended without agreement, next step awaited',
    act('art. 26'),
  ),
  followUp: at(
    'resolved',
    'lead',
    '待回访',
    'follow-up',
    '已履行，待回访',
    'Performed, visit awaited',
    act('art. 31'),
  ),
  concluded: at(
    'resolved',
    'lead',
    '已了结',
    'concluded',
    '已回访，无遗留问题',
    'Visited, nothing left to do',
    act('arts. 27, 31'),
  ),
  declined: at(
    'closed',
    'none',
    '不予受理',
    'declined',
    '不予受理，已告知去处',
    'Not accepted, guided elsewhere',
    act('art. 17'),
  ),
  withdrawn: at(
    'closed',
    'none',
    '撤回',
    'withdrawn',
    '当事人撤回',
    'Withdrawn by a party',
    act('arts. 17, 23'),
  ),
  refused: at(
    'closed',
    'none',
    '拒绝调解',
    'refused',
    '当事人拒绝调解',
    'A party refused mediation',
    act('arts. 3, 17, 23'),
  ),
  terminated: at(
    'closed',
    'none',
    '终止',
    'terminated',
    '调解终止，已告知其他救济途径',
    'Ended without agreement, other ways told',
    act('art. 26'),
  ),
  referred: at(
    'closed',
    'none',
    '移送',
    'referred',
    '已移送其他机关，待其答复',
    'Handed to another body, its answer awaited',
    act('arts. 25–26'),
  ),
  merged: at(
    'closed',
    'none',
    '并案',
    'merged',
    '已并入另一案件，由该案继续办理',
    'Goes on as part of another case',
    'decision 0015',
  ),
} as const satisfies Readonly<Record<string, StateMeta>>;

/** The states of a dispute; `unreported` is never stored. */
export type DisputeState = keyof typeof stateMeta;
export const disputeStates = Object.keys(stateMeta) as readonly DisputeState[];

/** The stage that every screen, list and statistic shows. */
export function stageOf(state: DisputeState): Stage {
  const { stage } = stateMeta[state];
  return stage === 'none' ? 'reported' : stage;
}

/** Open means reported, analysed or mediated; everything else has ended. */
export function isOpen(state: DisputeState): boolean {
  return ['reported', 'analyzed', 'mediated'].includes(stateMeta[state].stage);
}

/** Is there work left to do: open, or performed and not visited yet? What has ended awaits its dossier only. */
export const hasWorkLeft = (state: DisputeState): boolean => isOpen(state) || state === 'followUp';
