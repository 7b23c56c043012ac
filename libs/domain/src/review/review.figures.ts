import type { Label } from '../label.ts';

/** What is counted of the cases as they stand at a moment, in the order in which a meeting reads it. */
export const standingFigures = [
  'open',
  'overdue',
  'dueSoon',
  'red',
  'waiting',
  'failedTwice',
  'returned',
  'repeat',
  'manyPersons',
  'performanceDue',
  'broken',
  'toRatify',
  'awaitingResult',
  'afterResult',
] as const;
export type StandingFigure = (typeof standingFigures)[number];

/** What is counted of a time: `carriedOver + in + imported + reopened = closed + awaitingResult`. */
export const flowFigures = ['carriedOver', 'in', 'imported', 'reopened', 'closed'] as const;
export type FlowFigure = (typeof flowFigures)[number];

export const reviewFigures = [...standingFigures, ...flowFigures] as const;
export type ReviewFigure = StandingFigure | FlowFigure;

/** The figures by name, each with what it counts. */
export const reviewFigureLabels: Readonly<Record<ReviewFigure, Label & { readonly counts: Label }>> = {
  open: figure('未了结', 'open', '上报、研判、调解阶段的案件', 'Cases reported, analysed or in mediation'),
  overdue: figure(
    '逾期',
    'overdue',
    '未了结且有期限已过的案件',
    'Open, and something was due before that day',
  ),
  dueSoon: figure(
    '七日内到期',
    'due within seven days',
    '未了结、未逾期且七日内有期限到期的案件',
    'Open, nothing overdue, and something is due from that day to the seventh after it',
  ),
  red: figure('红色', 'red', '未了结的红色案件', 'Open and graded red'),
  waiting: figure(
    '等待其他单位',
    'waiting for another unit',
    '未了结、待签收超过三个工作日的案件',
    'Open, and another unit has not signed for it within three working days',
  ),
  failedTwice: figure(
    '两次调解不成',
    'two attempts failed',
    '未了结、已有两次调解不成的案件',
    'Open, and two attempts or more have failed',
  ),
  returned: figure(
    '被退回',
    'returned',
    '未了结、交办或移交被退回且尚无单位接收的案件',
    'Open, and a dispatch or an offer was returned that nobody has taken up since',
  ),
  repeat: figure(
    '重复纠纷',
    'repeated',
    '未了结、重新打开过或与同一当事人其他案件关联的案件',
    'Open, and reopened once or linked with another case of the same parties',
  ),
  manyPersons: figure(
    '五人以上',
    'five persons and more',
    '未了结、涉及五人以上的案件',
    'Open, five persons or more',
  ),
  performanceDue: figure(
    '履行到期',
    'performance due',
    '未了结、七日内到期或已过期的履行',
    'Open, and something promised is due by the seventh day after that day',
  ),
  broken: figure(
    '未按协议履行',
    'agreement not kept',
    '因未履行协议回到调解不成、尚未再次调解的案件',
    'Failed because the agreement was not kept, and no further attempt has begun',
  ),
  toRatify: figure(
    '待追认',
    'to ratify',
    '未经研判即时处置、尚未追认的案件（含已了结）',
    'Acted on without the review, which has not ratified it; also ended cases',
  ),
  awaitingResult: figure(
    '尚无结果',
    'awaiting a result',
    '尚无调解结果也未终结的案件',
    'Neither a result nor an end',
  ),
  afterResult: figure(
    '已有结果未了结',
    'open after a result',
    '已有结果、等待履行或重新打开的案件',
    'Open although there is a result: performance is awaited, or it was reopened',
  ),
  in: figure('新增', 'new', '期间上报登记的案件', 'Reported within the time'),
  imported: figure(
    '台账导入',
    'imported',
    '期间从台账导入、尚无结果的案件',
    'Entered from a register within the time, without a result',
  ),
  reopened: figure(
    '重新打开',
    'reopened',
    '期间因重新打开而再次等待结果的案件',
    'Await a result again within the time',
  ),
  closed: figure('办结', 'closed', '期间有了结果或终结的案件', 'Came to a result or an end within the time'),
  carriedOver: figure('结转', 'carried over', '期初尚无结果的案件', 'Awaited a result when the time began'),
};

function figure(zh: string, en: string, countsZh: string, countsEn: string) {
  return { zh, en, counts: { zh: countsZh, en: countsEn } };
}

/** How far ahead a meeting looks. */
export const lookAheadDays = 7;
/** From so many persons on a dispute is looked at whatever its state. @source decision 0003 */
export const manyPersonsFrom = 5;
/** How long a case may wait for another unit before the meeting asks. @source decision 0003 (default) */
export const waitingWorkingDays = 3;
