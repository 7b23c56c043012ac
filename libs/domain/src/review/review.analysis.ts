import { dayLabel } from '../calendar/day.label.ts';
import { dayInShanghai, type IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';

/** How many stand under one heading, and how many of them are late. */
interface AnalysedLine {
  readonly name: Label;
  readonly open: number;
  readonly overdue: number;
}

/** What happened in a time: `carriedOver + in + imported + reopened = closed + awaitingResult`. */
interface AnalysedFlow {
  readonly in: number;
  readonly imported?: number | undefined;
  readonly reopened?: number | undefined;
  readonly closed: number;
  readonly carriedOver: number;
  readonly awaitingResult: number;
}

/** The figures as a meeting has frozen them; what earlier releases did not freeze is absent. */
export interface AnalysedFigures {
  /** From the Monday to the moment: of a meeting on a Monday hardly a morning. */
  readonly week: AnalysedFlow & { readonly from: IsoDate };
  /** Since the weekly meeting before; null where there was none in four weeks. */
  readonly since?: (AnalysedFlow & { readonly openedAt: string }) | null | undefined;
  readonly now: {
    readonly on: IsoDate;
    readonly open: number;
    readonly overdue: number;
    readonly dueSoon?: number | undefined;
    readonly red?: number | undefined;
    readonly failedTwice?: number | undefined;
    readonly repeat?: number | undefined;
    readonly manyPersons?: number | undefined;
    readonly byType: readonly AnalysedLine[];
    readonly byVillage: readonly AnalysedLine[];
    readonly byHolder: readonly AnalysedLine[];
    readonly byRisk: readonly (AnalysedLine & { readonly key: string })[];
  };
  readonly decisions?:
    | {
        readonly last: {
          readonly decided: number;
          readonly done: number;
          readonly undone: number;
          readonly late: number;
        };
      }
    | undefined;
  readonly forecast?:
    | {
        readonly from: IsoDate;
        readonly to: IsoDate;
        readonly due: readonly { readonly on: IsoDate; readonly cases: number }[];
        readonly seasons: readonly { readonly on: IsoDate; readonly name: Label }[];
        readonly lastYear?:
          | {
              readonly cases: number;
              readonly byType: readonly { readonly name: Label; readonly cases: number }[];
            }
          | undefined;
      }
    | undefined;
}

/** What the meeting has come to. */
export interface AnalysedOutcome {
  /** Decisions that took effect. */
  readonly decided: number;
  /** What units have to do, in how many slips. */
  readonly tasks: number;
  readonly units: number;
  /** The first day by which one of the tasks is to be done. */
  readonly firstDueOn: IsoDate | null;
  readonly carriedOver: number;
}

/** A part of the analysis: its heading and its paragraphs. */
export interface AnalysisSection {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Under this many cases a percentage says more than is known: the number alone is said. */
const percentFrom = 20;
/** Headings that a sentence names one by one. */
const namedAtMost = 8;

/** The time of which a meeting tells: since the one before, and of the first one since the Monday. */
const flowOf = ({ since, week }: AnalysedFigures): AnalysedFlow => since ?? week;

/**
 * 研判报告: the figures since the meeting before as sentences, in the order in which they are read. Nothing is said that no figure says, and
 * no cause is guessed at; a part of which nothing was frozen is left out.
 * @param previous  what the weekly meeting before has frozen; null where there was none
 */
export function analysisOf(
  figures: AnalysedFigures,
  previous: AnalysedFigures | null,
  outcome: AnalysedOutcome,
): readonly AnalysisSection[] {
  const sections: readonly AnalysisSection[] = [
    { title: '总体情况', sentences: situation(figures) },
    { title: '类型和区域分布', sentences: spread(figures) },
    { title: '与上次研判比较', sentences: previous === null ? [] : comparison(figures, previous) },
    { title: '逾期情况', sentences: [overdue(figures)] },
    { title: '上次议定事项落实情况', sentences: carriedOut(figures) },
    { title: '下周预判', sentences: forecast(figures) },
    { title: '下一步工作', sentences: nextSteps(figures, outcome) },
  ];
  return sections.filter(({ sentences }) => sentences.length > 0);
}

const day = (on: IsoDate) => dayLabel(on).zh;

function situation(figures: AnalysedFigures): readonly string[] {
  const { now } = figures;
  const flow = flowOf(figures);
  const red = now.red ?? now.byRisk.find(({ key }) => key === 'red')?.open ?? 0;
  const marks = [
    [red, '红色风险'],
    [now.failedTwice ?? 0, '两次调解未成'],
    [now.repeat ?? 0, '当事人重复涉纠纷'],
    [now.manyPersons ?? 0, '涉及五人以上'],
  ] as const;
  const marked = marks.filter(([cases]) => cases > 0).map(([cases, name]) => `${name}${cases}件`);
  const entered = [
    `新增${flow.in}件`,
    ...(flow.imported ? [`台账导入${flow.imported}件`] : []),
    ...(flow.reopened ? [`重新打开${flow.reopened}件`] : []),
  ];
  return [
    `${spanOf(figures)}，期初未办结${flow.carriedOver}件，${entered.join('，')}，办结${flow.closed}件，期末未办结${flow.awaitingResult}件。`,
    now.open === 0
      ? `截至${day(now.on)}，没有在办案件。`
      : `截至${day(now.on)}，在办${now.open}件${now.dueSoon === undefined ? '' : `，七日内到期${now.dueSoon}件`}${marked.length === 0 ? '' : `，其中${marked.join('，')}`}。`,
  ];
}

/** It ends with the day of the meeting, never with a day that is still to come. */
function spanOf({ week, since, now }: AnalysedFigures): string {
  if (since) return `自${day(dayInShanghai(since.openedAt))}上次研判至${day(now.on)}`;
  return week.from === now.on ? day(now.on) : `${day(week.from)}至${day(now.on)}`;
}

function spread({ now }: AnalysedFigures): readonly string[] {
  if (now.open === 0) return [];
  return [`按类型看：${named(now.byType, now.open)}。`, `按区域看：${named(now.byVillage, now.open)}。`];
}

/** 邻里纠纷12件（占48%）、…，其他3类5件; the most first, equal ones as they stand. */
function named(lines: readonly AnalysedLine[], total: number): string {
  const some = lines.filter(({ open }) => open > 0).toSorted((one, other) => other.open - one.open);
  const rest = some.slice(namedAtMost);
  const shown = some
    .slice(0, namedAtMost)
    .map(
      ({ name, open }) => `${name.zh}${open}件${total < percentFrom ? '' : `（占${percent(open, total)}）`}`,
    );
  return [
    ...shown,
    ...(rest.length === 0 ? [] : [`其余${rest.length}项共${sum(rest.map(({ open }) => open))}件`]),
  ].join('、');
}

function comparison(figures: AnalysedFigures, previous: AnalysedFigures): readonly string[] {
  const [flow, before] = [flowOf(figures), flowOf(previous)];
  // A time from meeting to meeting is not set against the few days of a week in which the first one was held.
  const isAlike = Boolean(figures.since) === Boolean(previous.since);
  const ofTheTime = [
    ['新增', flow.in, before.in],
    ['办结', flow.closed, before.closed],
  ] as const;
  const pairs = [
    ...(isAlike ? ofTheTime : []),
    ['在办', figures.now.open, previous.now.open],
    ['逾期', figures.now.overdue, previous.now.overdue],
  ] as const;
  const changes = pairs.map(([name, now, then]) => `${name}${now}件，上次${then}件，${changeOf(now, then)}`);
  return [`与${day(previous.now.on)}研判时相比：${changes.join('；')}。`];
}

function changeOf(now: number, before: number): string {
  if (now === before) return '持平';
  const share = before < percentFrom ? '' : `（${percent(Math.abs(now - before), before)}）`;
  return now > before ? `增加${now - before}件${share}` : `减少${before - now}件${share}`;
}

function overdue({ now }: AnalysedFigures): string {
  if (now.overdue === 0) return '没有逾期案件。';
  const holders = now.byHolder
    .filter((line) => line.overdue > 0)
    .toSorted((one, other) => other.overdue - one.overdue)
    .map((line) => `${line.name.zh}${line.overdue}件`);
  return `逾期${now.overdue}件${holders.length === 0 ? '' : `，按承办单位：${holders.join('、')}`}。`;
}

function carriedOut({ decisions }: AnalysedFigures): readonly string[] {
  if (decisions === undefined || decisions.last.decided === 0) return [];
  const { decided, done, undone, late } = decisions.last;
  return [
    `上次会议议定${decided}项，已落实${done}项，未落实${undone}项${late === 0 ? '' : `，其中超过期限${late}项`}。`,
  ];
}

function forecast({ forecast: ahead }: AnalysedFigures): readonly string[] {
  if (ahead === undefined) return [];
  const due = sum(ahead.due.map(({ cases }) => cases));
  const busiest = ahead.due.toSorted((one, other) => other.cases - one.cases)[0];
  const span = `${day(ahead.from)}至${day(ahead.to)}`;
  const seasons = ahead.seasons.map(({ on, name }) => `${day(on)}${name.zh}`);
  const { cases: lastYear, byType } = ahead.lastYear ?? { cases: 0, byType: [] };
  const types = byType
    .filter(({ cases }) => cases > 0)
    .slice(0, namedAtMost)
    .map(({ name, cases }) => `${name.zh}${cases}件`);
  return [
    due === 0 || busiest === undefined
      ? `${span}没有到期案件。`
      : `${span}有${due}件到期，最多的一天是${day(busiest.on)}（${busiest.cases}件）。`,
    ...(seasons.length === 0 ? [] : [`其间有${seasons.join('、')}。`]),
    ...(lastYear === 0
      ? []
      : [`去年同期新增${lastYear}件${types.length === 0 ? '' : `：${types.join('、')}`}。`]),
  ];
}

function nextSteps({ now }: AnalysedFigures, outcome: AnalysedOutcome): readonly string[] {
  const { decided, tasks, units, firstDueOn, carriedOver } = outcome;
  return [
    decided === 0
      ? '本次会议没有作出决定。'
      : `本次会议作出决定${decided}项${tasks === 0 ? '' : `，向${units}个单位交办${tasks}项${firstDueOn === null ? '' : `，最早的一项${day(firstDueOn)}前完成`}`}。`,
    ...(now.overdue === 0 ? [] : [`逾期的${now.overdue}件由承办单位说明原因，抓紧办理。`]),
    ...(carriedOver === 0 ? [] : [`未作出有效决定的${carriedOver}件列入下次会议议程。`]),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const percent = (part: number, of: number): string => `${((part / of) * 100).toFixed(1)}%`;
