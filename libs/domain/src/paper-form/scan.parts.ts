import { z } from 'zod';
import type { FiledPart } from './filed.part.ts';
import type { PaperForm } from './paper.codes.ts';
import { paperFormFacts } from './paper.form.ts';

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

/** A code that was read on a page, and the print that it names. */
interface FoundCode {
  readonly page: number;
  readonly form: PaperForm;
  readonly printId: string;
  readonly isEnd?: boolean | undefined;
}

/**
 * Which pages of a scan belong to which print. A page without a code goes with the pages before it, and those at the
 * beginning with the first that has one; a page with two codes belongs to both.
 * @param found  the print of each code that was read
 */
export function partsOfScan(pages: number, found: readonly FoundCode[]): readonly FiledPart[] {
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
  return parts.map((part) => {
    if (paperFormFacts[part.form].endsInSignatures === undefined) return part;
    const ends = found.filter(({ printId, isEnd }) => isEnd === true && printId === part.printId);
    return { ...part, hasEnd: ends.some(({ page }) => page >= part.fromPage && page <= part.toPage) };
  });
}

/** A paper that a file holds. */
export interface HeldPaper {
  readonly form: PaperForm;
  /** Null where nobody read a code. */
  readonly printId: string | null;
  /** The page with the signatures, with which it ends, is not among its pages. */
  readonly lacksEnd: boolean;
}

/** The papers that a file holds, each once: those of its parts, or the one that it is. */
export function papersIn({
  form,
  printId = null,
  parts,
}: {
  readonly form: PaperForm | null;
  readonly printId?: string | null;
  readonly parts?: readonly FiledPart[] | null;
}): readonly HeldPaper[] {
  if (!parts) return form === null ? [] : [{ form, printId, lacksEnd: false }];
  const prints = new Map(parts.map((part) => [part.printId, part.form]));
  return [...prints].map(([id, itsForm]) => ({
    form: itsForm,
    printId: id,
    lacksEnd: parts.every((part) => part.printId !== id || part.hasEnd === false),
  }));
}
