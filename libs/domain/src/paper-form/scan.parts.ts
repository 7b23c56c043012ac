import { z } from 'zod';
import type { PaperForm } from './paper.codes.ts';

/** As many pages of one file are looked through for codes. */
export const scanPagesAtMost = 100;

/** What was read on a photograph or scan: how many pages it has, and which code stands on which of them, counted from 1. */
export const scanReading = z
  .strictObject({
    pages: z.int().min(1).max(10_000),
    codes: z
      .array(z.strictObject({ page: z.int().min(1), code: z.string().trim().min(1).max(100) }))
      .min(1)
      .max(2 * scanPagesAtMost),
  })
  .refine(({ pages, codes }) => codes.every(({ page }) => page <= pages), { path: ['codes'] });
export type ScanReading = z.output<typeof scanReading>;

/** The pages of a file on which one print stands, counted from 1. */
export interface FiledPart {
  readonly form: PaperForm;
  readonly printId: string;
  readonly fromPage: number;
  readonly toPage: number;
}

/**
 * Which pages of a scan belong to which print. A page without a code goes with the pages before it, and those at the
 * beginning with the first that has one; a page with two codes belongs to both.
 * @param found  the print of each code that was read
 */
export function partsOfScan(
  pages: number,
  found: readonly { readonly page: number; readonly form: PaperForm; readonly printId: string }[],
): readonly FiledPart[] {
  const parts: { form: PaperForm; printId: string; fromPage: number; toPage: number }[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const here = new Map(found.filter((code) => code.page === page).map((code) => [code.printId, code]));
    const last = parts.at(-1);
    if (last !== undefined && (here.size === 0 || (here.size === 1 && here.has(last.printId)))) {
      last.toPage = page;
      continue;
    }
    const fromPage = parts.length === 0 ? 1 : page;
    for (const { form, printId } of here.values()) parts.push({ form, printId, fromPage, toPage: page });
  }
  return parts;
}

/** The papers that a file holds, each once: those of its parts, or the one that it is. */
export function papersIn(file: {
  readonly form: PaperForm | null;
  readonly printId?: string | null;
  readonly parts?: readonly FiledPart[] | null;
}): readonly { readonly form: PaperForm; readonly printId: string | null }[] {
  if (file.parts) return [...new Map(file.parts.map((part) => [part.printId, part])).values()];
  return file.form === null ? [] : [{ form: file.form, printId: file.printId ?? null }];
}
