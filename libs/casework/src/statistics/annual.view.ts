import { z } from 'zod';
import { type CountId, countIds, rateIds } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const amount = z.object({ fen: z.int(), yuan: z.string(), wan: z.string() });
const date = z.iso.date();

const figures = z.object(
  Object.fromEntries(countIds.map((id) => [id, z.int().min(0)])) as Record<CountId, z.ZodInt>,
);
const definition = z.object({
  version: z.int(),
  title: label,
  definition: label,
  unit: z.enum(['cases', 'persons', 'fen', 'percent']),
});
const rate = definition.extend({
  numerator: z.int(),
  denominator: z.int(),
  /** One decimal, rounded once, half up; null when nothing divides. */
  percent: z.string().nullable(),
  /** The denominator is below 10: show the counts, not the percentage. */
  small: z.boolean(),
});

/** A line of a table: every count, for the cases of one code. */
const line = figures.extend({ code: z.string(), name: label });

/** The figures of a year, each with its definition, and the proof that the parts make the whole. */
export const annualView = z.object({
  year: z.int(),
  /** The last day that counts: the day asked, or the end of the year. */
  asOf: date,
  period: z.object({ from: date, to: date }),
  townships: z.array(z.object({ id: z.uuid(), name: z.string() })),
  counts: figures,
  countDefinitions: z.object(
    Object.fromEntries(countIds.map((id) => [id, definition])) as Record<CountId, typeof definition>,
  ),
  rates: z.object(
    Object.fromEntries(rateIds.map((id) => [id, rate])) as Record<(typeof rateIds)[number], typeof rate>,
  ),
  amounts: z.object({
    all: amount,
    settled: amount,
    open: amount,
    statedCases: z.int(),
    unstatedCases: z.int(),
  }),
  breakdowns: z.object({
    /** Cases accepted in the period, and those carried in from before it. */
    cohort: z.array(line),
    type: z.array(line),
    village: z.array(line.extend({ id: z.uuid() })),
    originClass: z.array(line),
    origin: z.array(line.extend({ class: z.string() })),
    risk: z.array(line),
    monthReported: z.array(line),
    /** Of the settled cases; `written` without those that a court confirmed. */
    agreement: z.array(z.object({ code: z.string(), name: label, settled: z.int() })),
  }),
  checks: z.object({
    allAgree: z.boolean(),
    sums: z.array(
      z.object({
        table: z.string(),
        count: z.string(),
        total: z.int(),
        sum: z.int(),
        difference: z.int(),
        agrees: z.boolean(),
      }),
    ),
  }),
});
export type AnnualView = z.output<typeof annualView>;

/** What may be asked. */
export const annualQuery = z.strictObject({
  year: z.coerce.number().int().min(1990).max(2099),
  /** Results after this day are not known yet; default today. */
  asOf: date.optional(),
  /** One of the townships that the person may look into; default all of them. */
  townshipId: z.uuid().optional(),
});
export type AnnualQuery = z.output<typeof annualQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(annualView, { title: 'AnnualFigures' });
