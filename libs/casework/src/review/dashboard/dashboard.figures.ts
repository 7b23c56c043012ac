import type { DataSource } from 'typeorm';
import {
  addDays,
  type Calendar,
  calendarInForce,
  codeLabels,
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
import type { ReviewFiguresView } from './dashboard.view.ts';
import { type Moment, momentBy, trendWeeks } from './moment.ts';
import { waitingFigures } from './waiting.query.ts';
import { waitingViewOf } from './waiting.view.ts';

/** The figures of a moment with the names of their codes, and the townships of which they tell. */
export async function figuresOf(
  on: Tx | DataSource,
  moment: Moment,
  calendar: Calendar,
): Promise<{ readonly figures: ReviewFiguresView; readonly townships: DashboardFigures['townships'] }> {
  const [counted, waiting, nilReports] = await Promise.all([
    dashboardFigures(on, moment),
    waitingFigures(on, moment),
    // Villages stand under a township, not under a unit that holds cases.
    moment.holderId === null ? nilReportsAt(on, moment, calendar) : null,
  ]);
  return {
    townships: counted.townships,
    figures: {
      ...viewOf(moment, counted, calendar),
      waiting: waitingViewOf(waiting),
      ...(nilReports && { nilReports }),
    },
  };
}

/** The figures of a township at this moment, for a meeting that opens. */
export async function frozenFigures(tx: Tx, townshipId: string, clock: Clock): Promise<ReviewFiguresView> {
  const moment = momentBy(clock, { townshipIds: [townshipId], placeId: null, holderId: null });
  return (await figuresOf(tx, moment, calendarInForce())).figures;
}

function viewOf(moment: Moment, counted: DashboardFigures, calendar: Calendar): ReviewFiguresView {
  const { standing } = counted;
  const next = { from: addDays(moment.today, 1), to: addDays(moment.today, lookAheadDays) };
  return {
    week: { from: moment.from, to: moment.to, ...balanced(counted.week, standing.awaitingResult) },
    since: counted.since && {
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
    trend: {
      weeks: Array.from({ length: trendWeeks }, (_, n) => {
        const from = addDays(moment.from, 7 * (n - trendWeeks + 1));
        return { from, to: addDays(from, 6) };
      }),
      byType: counted.trendByType.map((line) => trendOf(line, codeLabels.disputeType)),
      byVillage: counted.trendByVillage.map((line) => trendOf(line, {})),
    },
    forecast: {
      ...next,
      due: [...counted.dueOn],
      seasons: seasonsBetween(next.from, next.to, calendar).map(({ types, ...season }) => ({
        ...season,
        types: [...types],
      })),
      lastYear: {
        // The same weekdays: fifty-two weeks before.
        from: addDays(next.from, -364),
        to: addDays(next.to, -364),
        cases: counted.lastYear.reduce((sum, { cases }) => sum + cases, 0),
        byType: counted.lastYear.map(({ key, cases }) => ({
          key,
          name: nameOf(key, null, codeLabels.disputeType),
          cases,
        })),
      },
    },
  };
}

const openStages = stages.filter((stage) => !['resolved', 'closed'].includes(stage));

/** What was there at the beginning follows from the rest; dashboard.past.spec counts it for itself. */
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
