import { z } from 'zod';
import { findingSeverities, tableCheckIds } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });

/** A table of figures, held against itself. */
const tableCheckView = z.object({
  figures: z.array(
    z.object({
      index: z.int(),
      wording: z.string(),
      written: z.string(),
      /** What it was taken for; null when it took no part. */
      meaning: label.nullable(),
      /** Its cell, counted from 0, or its characters in the text; empty for figures that were handed in as such. */
      place: z.object({
        cell: z.object({ row: z.int(), column: z.int() }).optional(),
        span: z.object({ from: z.int(), to: z.int() }).optional(),
      }),
    }),
  ),
  /** Each head or wording once, with what it says by itself: these can be corrected by `meanings`. */
  labels: z.array(z.object({ label: z.string(), meaning: label.nullable() })),
  /** The gravest first; `figures` names those concerned by their index. */
  findings: z.array(
    z.object({
      check: z.enum(tableCheckIds as readonly [string, ...string[]]),
      severity: z.enum(findingSeverities),
      zh: z.string(),
      en: z.string(),
      figures: z.array(z.int()),
    }),
  ),
  counts: z.object({ contradiction: z.int(), warning: z.int(), note: z.int() }),
});

/** The same for an answer: what was found, and how it was read. */
export const tableCheckAnswer = tableCheckView.extend({ form: z.enum(['entries', 'table', 'text']) });
export type TableCheckAnswer = z.output<typeof tableCheckAnswer>;

/** The check of a file, with what stands in it, so that it can be shown and corrected. */
export const fileCheckAnswer = tableCheckAnswer.extend({
  text: z.string().nullable(),
  sheet: z
    .object({
      sheetName: z.string(),
      sheetNames: z.array(z.string()),
      cells: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      merges: z.array(z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })),
    })
    .nullable(),
});
export type FileCheckAnswer = z.output<typeof fileCheckAnswer>;

export const fileCheckQuery = z.strictObject({
  /** The sheet of a workbook; default the first one in which figures stand. */
  sheet: z.string().max(100).optional(),
});

z.globalRegistry.add(tableCheckAnswer, { title: 'TableCheck' });
z.globalRegistry.add(fileCheckAnswer, { title: 'FileCheck' });
