import type { DataSource } from 'typeorm';
import {
  addDays,
  codeLabels,
  type IsoDate,
  type Label,
  lookAheadDays,
  risks,
  seasonsBetween,
  stages,
} from '#domain';
import type { Clock, Tx } from '#platform';
import { nilReportsAt } from '../villages/nil-reports.ts';
import {
  type DashboardFigures,
  dashboardFigures,
  type FlowCounts,
  type StandLine,
  type TrendLine,
} from './dashboard.query.ts';
import type { DashboardView, ReviewFiguresView } from './dashboard.view.ts';
import { type Moment, timeBy, trendWeeks } from './moment.ts';
import { waitingFigures } from './waiting.query.ts';
import { waitingViewOf } from './waiting.view.ts';

/** Of a unit that holds cases there is no week: see {@link DashboardView}. */
type Figures = Omit<ReviewFiguresView, 'week'> & Pick<DashboardView, 'week'>;

/** The figures of a moment with the names of their codes, and the townships of which they tell. */
export async function figuresOf(
  on: Tx | DataSource,
  moment: Moment,
): Promise<{ readonly figures: Figures; readonly townships: DashboardFigures['townships'] }> {
  const [counted, waiting, nilReports] = await Promise.all([
    dashboardFigures(on, moment),
    waitingFigures(on, moment),
    // Villages stand under a township, not under a unit that holds cases.
    moment.holderId === null ? nilReportsAt(on, moment, moment.calendar) : null,
  ]);
  return {
    townships: counted.townships,
    figures: {
      ...viewOf(moment, counted),
      waiting: waitingViewOf(waiting),
      ...(nilReports && { nilReports }),
    },
  };
}

/** The figures of a township at this moment, for a meeting that opens. */
export async function frozenFigures(tx: Tx, townshipId: string, clock: Clock): Promise<ReviewFiguresView> {
  const moment = { townshipIds: [townshipId], placeId: null, holderId: null, ...(await timeBy(tx, clock)) };
  const { week, ...figures } = (await figuresOf(tx, moment)).figures;
  if (week === null) throw new Error('a township has a week');
  return { week, ...figures };
}

function viewOf(moment: Moment, counted: DashboardFigures): Figures {
  const { standing } = counted;
  const isOfUnit = moment.holderId !== null;
  const next = { from: addDays(moment.today, 1), to: addDays(moment.today, lookAheadDays) };
  return {
    week: isOfUnit
      ? null
      : { from: moment.from, to: moment.to, ...balanced(counted.week, standing.awaitingResult) },
    since:
      isOfUnit || counted.since === null
        ? null
        : {
            meetingId: counted.since.meetingId,
            openedAt: new Date(counted.since.openedAt).toISOString(),
            ...balanced(counted.since.flow, standing.awaitingResult),
          },
    now: {
      on: moment.today,
      ...standing,
      byStage: inOrder(counted.byStage, openStages, codeLabels.stage),
      byType: counted.byType.map((line) => named(line, codeLabels.disputeType)),
      byVillage: counted.byVillage.map((line) => named(line, {})),
      byHolder: counted.byHolder.map((line) => named(line, {})),
      byRisk: inOrder(counted.byRisk, risks.toReversed(), codeLabels.risk),
    },
    decisions: { last: counted.lastDecisions, open: counted.openDecisions },
    ...(!isOfUnit && { trend: trendsOf(moment, counted) }),
    forecast: {
      ...next,
      due: [...counted.dueOn],
      seasons: seasonsBetween(next.from, next.to, moment.calendar).map(({ types, ...season }) => ({
        ...season,
        types: [...types],
      })),
      ...(!isOfUnit && { lastYear: lastYearOf(next, counted) }),
    },
  };
}

const trendsOf = ({ from: monday }: Moment, counted: DashboardFigures) => ({
  weeks: Array.from({ length: trendWeeks }, (_, n) => {
    const from = addDays(monday, 7 * (n - trendWeeks + 1));
    return { from, to: addDays(from, 6) };
  }),
  byType: counted.trendByType.map((line) => trendOf(line, codeLabels.disputeType)),
  byVillage: counted.trendByVillage.map((line) => trendOf(line, {})),
});

/** The same weekdays: fifty-two weeks before. */
const lastYearOf = (
  next: { readonly from: IsoDate; readonly to: IsoDate },
  { lastYear }: DashboardFigures,
) => ({
  from: addDays(next.from, -364),
  to: addDays(next.to, -364),
  cases: lastYear.reduce((sum, { cases }) => sum + cases, 0),
  byType: lastYear.map(({ key, cases }) => ({ key, name: nameOf(key, null, codeLabels.disputeType), cases })),
});

const openStages = stages.filter((stage) => !['resolved', 'closed'].includes(stage));

/** What was there at the beginning follows from the rest; test/review-past counts it for itself. */
function balanced({ in: entered, imported, reopened, closed }: FlowCounts, awaitingResult: number) {
  const carriedOver = awaitingResult + closed - entered - imported - reopened;
  return { in: entered, imported, reopened, closed, carriedOver, awaitingResult };
}

type Labels = Readonly<Record<string, Label>>;

function nameOf(key: string, name: string | null, labels: Labels): Label {
  const { zh, en } = labels[key] ?? { zh: name ?? key, en: name ?? key };
  return { zh, en };
}

const named = ({ key, name, open, overdue, dueSoon }: StandLine, labels: Labels) => ({
  key,
  name: nameOf(key, name, labels),
  open,
  overdue,
  dueSoon,
});

const nobody = { name: null, open: 0, overdue: 0, dueSoon: 0 };

/** Stages and grades also where there is none. */
const inOrder = (lines: readonly StandLine[], keys: readonly string[], labels: Labels) =>
  keys.map((key) => named(lines.find((line) => line.key === key) ?? { key, ...nobody }, labels));

const trendOf = ({ key, name, weeks }: TrendLine, labels: Labels) => ({
  key,
  name: nameOf(key, name, labels),
  weeks: [...weeks],
});
