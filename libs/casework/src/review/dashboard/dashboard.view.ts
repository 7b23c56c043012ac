import { z } from 'zod';
import { disputeLine } from '#casework/dispute';
import { disputeTypes, reviewFigures, waitingClasses } from '#domain';

const date = z.iso.date();
const instant = z.iso.datetime();
const count = z.int();
const label = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });
const line = z.object({
  key: z.string(),
  name: label,
  open: count,
  overdue: count,
  dueSoon: count.optional(),
});
const trendLine = z.object({ key: z.string(), name: label, weeks: z.array(count) });

/** `carriedOver + in + imported + reopened = closed + awaitingResult`; by the time at which it was written down. */
const flow = z.object({
  /** Reports, accepted or not. */
  in: count,
  /** Rows of a register without a result; absent in figures that were frozen before they were told apart. */
  imported: count.optional(),
  /** Await a result again. */
  reopened: count.optional(),
  /** A result, or an end without one. */
  closed: count,
  carriedOver: count,
  /** Not closed at the end. */
  awaitingResult: count,
});

/** The figures of a moment, as the dashboard shows them and a meeting freezes them. */
export const reviewFiguresView = z.object({
  /** What happened in the week up to the moment. */
  week: flow.extend({ from: date, to: date }),
  /** The same since the last weekly review; null where there was none within four weeks, or several townships are asked. */
  since: flow.extend({ meetingId: z.uuid(), openedAt: instant }).nullish(),
  /** How things stood at the moment: every case that is reported, analysed or in mediation, in one holder's hands. */
  now: z.object({
    on: date,
    open: count,
    overdue: count,
    dueSoon: count.optional(),
    red: count.optional(),
    waiting: count.optional(),
    failedTwice: count.optional(),
    returned: count.optional(),
    repeat: count.optional(),
    manyPersons: count.optional(),
    performanceDue: count.optional(),
    broken: count.optional(),
    toRatify: count,
    awaitingResult: count,
    afterResult: count,
    byStage: z.array(line),
    byType: z.array(line),
    byVillage: z.array(line),
    byHolder: z.array(line),
    byRisk: z.array(line),
  }),
  /** For whom cases waited in the week, up to the moment. */
  waiting: z
    .array(
      z.object({
        class: z.enum(waitingClasses),
        name: label,
        /** That waited for it. */
        cases: count,
        /** Whole minutes of all of them. */
        minutes: count,
        /** Of one of them, at the middle. */
        medianMinutes: count,
      }),
    )
    .optional(),
  decisions: z
    .object({
      /** Of the last weekly review. */
      last: z.object({ decided: count, done: count, undone: count, late: count }),
      /** Of any meeting, not carried out. */
      open: z.object({ open: count, late: count }),
    })
    .optional(),
  /** Villages that owed a report of the latest week that was due; absent in figures that were frozen before it was asked. */
  nilReports: z
    .object({
      week: z.object({ from: date, to: date }),
      due: count,
      /** With a nil report, or a dispute that they reported. */
      reported: count,
      missing: z.array(named),
    })
    .optional(),
  /** Reports of four weeks, the last of them this one. */
  trend: z
    .object({
      weeks: z.array(z.object({ from: date, to: date })),
      byType: z.array(trendLine),
      byVillage: z.array(trendLine),
    })
    .optional(),
  /** The seven days after the moment. */
  forecast: z
    .object({
      from: date,
      to: date,
      /** What is due on which day. */
      due: z.array(z.object({ on: date, cases: count })),
      /** Festivals and seasons, and the kinds of dispute that they bring. */
      seasons: z.array(z.object({ on: date, name: label, types: z.array(z.enum(disputeTypes)) })),
      /** Reports of the same weekdays a year before; absent of a unit that holds cases. */
      lastYear: z
        .object({
          from: date,
          to: date,
          cases: count,
          byType: z.array(z.object({ key: z.string(), name: label, cases: count })),
        })
        .optional(),
    })
    .optional(),
});
export type ReviewFiguresView = z.output<typeof reviewFiguresView>;

/** The dashboard of the weekly review: how a part of the tree stood at a moment. */
export const dashboardView = reviewFiguresView.extend({
  /**
   * Null of a unit that holds cases, as is what else happened in a time: reports come to the centre, and a case had many
   * holders before its result.
   */
  week: reviewFiguresView.shape.week.nullable(),
  /** The last instant that counts: now, or the end of a past week. */
  asOf: instant,
  isPast: z.boolean(),
  townships: z.array(named),
  /** The part of the tree that was asked; null for all that the person stands over. */
  scope: named.extend({ kind: z.string() }).nullable(),
});
export type DashboardView = z.output<typeof dashboardView>;

export const dashboardQuery = z.strictObject({
  /** Any day of the week asked; default today. */
  weekOf: date.optional(),
  /** A township, a village, or a unit that holds cases; default all that the person stands over. */
  organisation: z.uuid().optional(),
});
export type DashboardQuery = z.output<typeof dashboardQuery>;

/** Which number is opened: a figure, narrowed as the tables of the dashboard narrow it. */
export const figureQuery = dashboardQuery.extend({
  figure: z.enum(reviewFigures),
  /** Counts the flow from the last meeting instead of the Monday. */
  since: z.enum(['week', 'meeting']).default('week'),
  by: z.enum(['stage', 'type', 'village', 'holder', 'risk']).optional(),
  key: z.string().max(40).optional(),
  /** Of `dueSoon`: one day. */
  dueOn: date.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});
export type FigureQuery = z.output<typeof figureQuery>;

/** The cases behind a number: those that the person may see, as they stand today, what is due next first. */
export const figureCasesView = z.object({ items: z.array(disputeLine), nextCursor: z.uuid().nullable() });

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(dashboardView, { title: 'ReviewDashboard' });
