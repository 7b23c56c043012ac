import { z } from 'zod';
import { disputeLine } from '#casework/dispute';
import { codeLabels, type Label, risks, stages, waitingClasses, waitingClassLabels } from '#domain';
import type { WaitingFigure } from './waiting.query.ts';
import type { WeekAsked, WeekFigures, WeekLine } from './week.query.ts';

const date = z.iso.date();
const label = z.object({ zh: z.string(), en: z.string() });
const line = z.object({ key: z.string(), name: label, open: z.int(), overdue: z.int() });

/** The figures of a week, as the dashboard shows them and a meeting freezes them. */
export const weekFiguresView = z.object({
  /** What happened in the days asked: `carriedOver + in = closed + awaitingResult`. */
  week: z.object({
    from: date,
    to: date,
    /** Reports, accepted or not. */
    in: z.int(),
    /** A result, or an end without one, on a day of the week. */
    closed: z.int(),
    /** Reported before the week and not closed before it. */
    carriedOver: z.int(),
    /** Not closed at its end. */
    awaitingResult: z.int(),
  }),
  /** How things stand at the moment: every case that is reported, analysed or in mediation, in one holder's hands. */
  now: z.object({
    on: date,
    open: z.int(),
    /** Something is due before today. */
    overdue: z.int(),
    awaitingResult: z.int(),
    /** Open although there is a result: performance is awaited, or it was reopened. */
    afterResult: z.int(),
    toRatify: z.int(),
    byStage: z.array(line),
    byType: z.array(line),
    byVillage: z.array(line),
    byHolder: z.array(line),
    byRisk: z.array(line),
  }),
  /** For whom cases waited in those days, up to the moment; absent where a meeting froze its figures before there was a ledger. */
  waiting: z
    .array(
      z.object({
        class: z.enum(waitingClasses),
        name: label,
        /** That waited for it. */
        cases: z.int(),
        /** Whole minutes of all of them. */
        minutes: z.int(),
        /** Of one of them, at the middle. */
        medianMinutes: z.int(),
      }),
    )
    .optional(),
});
export type WeekFiguresView = z.output<typeof weekFiguresView>;

/** The dashboard of the weekly review: figures, and the cases to speak about. */
export const dashboardView = weekFiguresView.extend({
  townships: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Red and open. */
  red: z.array(disputeLine),
  /** Open and due from today on, the nearest first. */
  nextDue: z.array(disputeLine),
  toRatify: z.array(disputeLine),
});
export type DashboardView = z.output<typeof dashboardView>;

/** Any day of the week asked; default today. */
export const dashboardQuery = z.strictObject({ weekOf: date.optional() });
export type DashboardQuery = z.output<typeof dashboardQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(dashboardView, { title: 'ReviewDashboard' });

type Line = z.output<typeof line>;

/** The figures with the names of their codes; stages and grades also where there is none. */
export function weekViewOf(
  { from, to, today }: Omit<WeekAsked, 'townshipIds'>,
  { flow, stock, byStage, byType, byVillage, byHolder, byRisk }: WeekFigures,
  waiting: readonly WaitingFigure[],
): WeekFiguresView {
  const open = stages.filter((stage) => !['resolved', 'closed'].includes(stage));
  return {
    week: { from, to, ...flow },
    now: {
      on: today,
      ...stock,
      byStage: inOrder(byStage, open, codeLabels.stage),
      byType: byType.map((each) => named(each, codeLabels.disputeType)),
      byVillage: byVillage.map((each) => named(each, {})),
      byHolder: byHolder.map((each) => named(each, {})),
      byRisk: inOrder(byRisk, risks.toReversed(), codeLabels.risk),
    },
    waiting: waiting.map((figure) => {
      const { zh, en } = waitingClassLabels[figure.class];
      return { ...figure, name: { zh, en } };
    }),
  };
}

type Labels = Readonly<Record<string, Label>>;

function named({ key, name, open, overdue }: WeekLine, labels: Labels): Line {
  const { zh, en } = labels[key] ?? { zh: name ?? key, en: name ?? key };
  return { key, name: { zh, en }, open, overdue };
}

const inOrder = (lines: readonly WeekLine[], keys: readonly string[], labels: Labels): Line[] =>
  keys.map((key) =>
    named(lines.find((each) => each.key === key) ?? { key, name: null, open: 0, overdue: 0 }, labels),
  );
