import { z } from 'zod';
import { disputeLine } from '#casework/dispute';
import { type CountId, countIds, isIsoDate, periodKinds, type RateId, rateIds, yearIn } from '#domain';
import { type BesideFigureId, besideFigureIds } from './beside.figures.ts';
import { dimensions } from './dimensions.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const date = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });

/** One member for each id of a list. */
const each = <Id extends string, T extends z.ZodType>(ids: readonly Id[], type: T) =>
  z.object(Object.fromEntries(ids.map((id) => [id, type])) as Record<Id, T>);

/** What was counted; what was not asked for is left out. */
const counts = each(countIds, z.int().min(0).optional());
const rate = z.object({
  numerator: z.int(),
  denominator: z.int(),
  /** One decimal, rounded once, half up; null where the denominator is small. */
  percent: z.string().nullable(),
  /** The denominator is small: the counts are shown, and no percentage is told. */
  small: z.boolean(),
});
const rates = each(rateIds, rate.optional());
const period = z.object({
  id: z.string(),
  kind: z.enum(periodKinds),
  title: label,
  from: date,
  to: date,
  /** The last day that counts: the end of the period, or the day asked while it runs. */
  until: date,
});
const figures = z.object({ counts, rates });
const change = z.object({
  difference: z.int(),
  /** Signed, one decimal; null where there was nothing or little before. */
  percent: z.string().nullable(),
});
const compared = figures.extend({ period, changes: each(countIds, change.optional()) });

const breakdown = z.object({
  by: z.enum(dimensions),
  lines: z.array(
    figures.extend({
      /** The code or id; null for cases that say nothing of it. */
      key: z.string().nullable(),
      name: label,
      /** In per cent of the shared count; null where a case may stand in several lines, or they are few. */
      share: z.string().nullable(),
    }),
  ),
  /** Of which count the shares are. */
  shareOf: z.enum(countIds),
  /** What the printed shares add up to where that is not 100.0, because each was rounded. */
  printedSum: z.string().nullable(),
  /** A case may stand in several lines: they are more than the total. */
  isOverlapping: z.boolean(),
});

/** The figures of a period, each of which opens its cases, and the proof that the parts make the whole. */
export const figuresView = figures.extend({
  period,
  /** The last instant that was known: now, or the one asked. */
  asOf: z.iso.datetime(),
  isPast: z.boolean(),
  /** The part of the tree that was asked; null for all that the person stands over. */
  scope: named.extend({ kind: z.string() }).nullable(),
  townships: z.array(named),
  /** Below this denominator no percentage is printed. */
  smallBelow: z.int(),
  breakdowns: z.array(breakdown),
  /** The period before (环比) and the same a year before (同比), cut like this one while it runs; null unless asked. */
  comparison: z.object({ before: compared, yearBefore: compared }).nullable(),
  /** What must be said beside the figures: why an open case is no failure, and what other ways of dividing would give. */
  notes: z.array(label),
  checks: z.object({
    allAgree: z.boolean(),
    sums: z.array(
      z.object({
        table: z.string(),
        count: z.enum(countIds),
        total: z.int(),
        sum: z.int(),
        difference: z.int(),
        agrees: z.boolean(),
      }),
    ),
    parts: z.array(z.object({ part: z.enum(countIds), whole: z.enum(countIds), agrees: z.boolean() })),
  }),
});
export type FiguresView = z.output<typeof figuresView>;
export type FigureCountsView = z.output<typeof counts>;
export type FigureRatesView = z.output<typeof rates>;
export type ComparedView = z.output<typeof compared>;
export type BreakdownView = z.output<typeof breakdown>;
export const periodView = period;
export type PeriodView = z.output<typeof period>;

/** Figures of the periods of one kind within another, e.g. the months of a year. */
export const seriesView = z.object({ period, items: z.array(figures.extend({ period })) });
export type SeriesView = z.output<typeof seriesView>;

const duration = z.object({ cases: z.int(), median: z.int(), p90: z.int() });
/** How long the cases took that ended in the period. */
export const durationsView = z.object({
  period,
  /** Calendar days from the acceptance to the result. */
  total: duration.nullable(),
  /** Whole hours in each stage, of cases whose way is known: a register tells none. */
  stages: z.array(duration.extend({ key: z.string(), name: label })),
  /** Whole hours in the hands of each unit. */
  holders: z.array(duration.extend({ key: z.string(), name: z.string() })),
});
export type DurationsView = z.output<typeof durationsView>;

const definition = z.object({
  version: z.int(),
  title: label,
  definition: label,
  basis: z.enum(['cohort', 'period', 'stock']),
  unit: z.enum(['cases', 'persons', 'fen', 'attempts', 'percent']),
});
/** What every number means. */
export const definitionsView = z.object({
  counts: each(countIds, definition),
  rates: each(
    rateIds,
    definition.extend({ numerator: z.array(z.enum(countIds)), denominator: z.array(z.enum(countIds)) }),
  ),
});
export type DefinitionsView = z.output<typeof definitionsView>;

/** The cases behind a number, newest report first, as they stand today. */
export const figureCasesView = z.object({
  items: z.array(disputeLine),
  nextCursor: z.uuid().nullable(),
  /** How many the number counts, and how many of them the person may not see. */
  total: z.int(),
  hidden: z.int(),
  /** Of what was prevented: the records, which lie in these cases together with their evidence. */
  records: z.array(z.object({ disputeId: z.uuid(), preventionId: z.string() })),
});

export type FigureCasesView = z.output<typeof figureCasesView>;

const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .max(400)
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(values)).max(values.length))
    .transform((asked) => [...new Set(asked)]);

const instant = z.iso.datetime({ offset: true });
const isMoment = (text: string): boolean =>
  yearIn(text) && (isIsoDate(text) || (instant.safeParse(text).success && !Number.isNaN(Date.parse(text))));

const scoped = z.strictObject({
  /** 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W48 or 2026-03-01..2026-04-15. */
  period: z.string().max(30),
  /** A township, a village (what happened there) or a unit (what it has the lead of); default all that the person stands over. */
  organisation: z.uuid().optional(),
  /** What was written down later is not known yet, and no later day counts: an instant, or the end of a day. Default now. */
  asOf: z
    .string()
    .max(40)
    .refine(isMoment, {
      params: {
        zh: '应为一天（2026-03-01）或一个带时区的时刻（2026-03-01T09:00:00+08:00），1900年至2199年',
        en: 'Must be a day (2026-03-01) or an instant with its zone (2026-03-01T09:00:00+08:00) of 1900 to 2199',
      },
    })
    .optional(),
});
export type ScopedQuery = z.output<typeof scoped>;

/** Counts and rates by name. */
const figureIds = [...countIds, ...rateIds] as unknown as readonly [
  CountId | RateId,
  ...(CountId | RateId)[],
];

/** An empty list asks for nothing in particular, as one that is left out. */
const chosenFigures = listOf(figureIds)
  .transform((asked) => (asked.length === 0 ? undefined : asked))
  .optional();

export const figuresQuery = scoped.extend({
  /** Tables, comma-separated; default none. */
  by: listOf(dimensions).default([]),
  /** Counts and rates, comma-separated; default all. Fewer are faster. */
  figures: chosenFigures,
  compare: z.stringbool().default(false),
});
export type FiguresQuery = z.output<typeof figuresQuery>;

export const seriesQuery = scoped.extend({
  each: z.enum(['week', 'month', 'quarter', 'halfYear', 'year']).default('month'),
  figures: chosenFigures,
});
export type SeriesQuery = z.output<typeof seriesQuery>;
export const durationsQuery = scoped;

/** Nobody may take the cases of a whole figure for those of one line. */
export const isLineOfTable = ({ by, key }: { by?: string | undefined; key?: string | undefined }): boolean =>
  by !== undefined || key === undefined;
export const lineWithoutTable = {
  path: ['key'],
  params: {
    zh: '写明一行（key）时须写明是哪张表的（by）',
    en: 'A line (key) is one of a table: name that as well (by)',
  },
};

const casesAsked = scoped.extend({
  /** A count, or what opens of the figures beside the counts. */
  figure: z.enum([...countIds, ...besideFigureIds] as unknown as readonly [
    CountId | BesideFigureId,
    ...(CountId | BesideFigureId)[],
  ]),
  by: z.enum(dimensions).optional(),
  /** The line of that table; left out: cases that say nothing of it. */
  key: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});
export const casesQuery = casesAsked.refine(isLineOfTable, lineWithoutTable);
export type CasesQuery = z.output<typeof casesQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(figuresView, { title: 'Figures' });
z.globalRegistry.add(definitionsView, { title: 'FigureDefinitions' });
z.globalRegistry.add(seriesView, { title: 'FigureSeries' });
z.globalRegistry.add(durationsView, { title: 'FigureDurations' });
