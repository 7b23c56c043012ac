import { z } from 'zod';
import { type MeaningCode, meaningCodes } from './label.reading.ts';
import { tableCheckLimits } from './table-check.limits.ts';

const words = z.string().max(200);
const cell = z.union([z.string().max(500), z.number(), z.null()]);
const edge = (most: number) => z.int().min(0).max(most);

const entry = z.strictObject({
  /** What the figure is called: 受理, 婚姻家庭纠纷, 调解成功率. */
  wording: words.min(1),
  /** As written: 382, "98.9%", "434.35". */
  value: z.union([z.string().max(40), z.number()]),
  unit: words.optional(),
  /** Figures of different groups are not held against each other. */
  group: words.optional(),
  /** Heads of row and column where it stands in a table; levels of one head are divided by " / ". */
  row: words.optional(),
  column: words.optional(),
  period: words.optional(),
});

const merge = z.strictObject({
  top: edge(tableCheckLimits.rows),
  left: edge(tableCheckLimits.columns),
  bottom: edge(tableCheckLimits.rows),
  right: edge(tableCheckLimits.columns),
});

/** Checks one table: figures with their wordings, the cells of a sheet, or a text. Nothing of it is kept. */
export const tableCheckRequest = z
  .strictObject({
    entries: z.array(entry).max(tableCheckLimits.figures).optional(),
    cells: z.array(z.array(cell).max(tableCheckLimits.columns)).max(tableCheckLimits.rows).optional(),
    /** Blocks of merged cells; rows and columns count from 0. */
    merges: z.array(merge).max(1_000).optional(),
    text: z.string().max(tableCheckLimits.characters).optional(),
    /** What a person decided that a label means. */
    meanings: z.record(words, z.enum(meaningCodes as readonly [MeaningCode, ...MeaningCode[]])).optional(),
  })
  .refine(
    ({ entries, cells, text }) => [entries, cells, text].filter((one) => one !== undefined).length === 1,
    {
      params: {
        zh: '请在 entries、cells、text 中填且只填一项',
        en: 'Give one of entries, cells and text',
      },
    },
  );
export type TableCheckRequest = z.output<typeof tableCheckRequest>;
