import { z } from 'zod';
import { agreementDraft, amendmentDraft, paperForms } from '#domain';

/** Of a paper that was printed to be signed before it was recorded; null for every other. */
const draft = z.enum(['awaits', 'recorded', 'differs']).nullable();

const label = z.object({ zh: z.string(), en: z.string() });

/** A version of a paper that was printed. */
const printLine = z.object({
  id: z.uuid(),
  version: z.int(),
  /** With numbers and addresses in full. */
  personal: z.boolean(),
  draft,
  printedAt: z.iso.datetime(),
});

/** A signed page that was filed. */
const scanLine = z.object({
  attachmentId: z.uuid(),
  addedAt: z.iso.datetime(),
  /** A draft with other terms than were recorded. */
  differs: z.boolean(),
  /** Without the page on which it ends, with the signatures. */
  lacksEnd: z.boolean(),
});

/** A paper that a case has, can have or will have. */
const casePaper = z.object({
  form: z.enum(paperForms),
  name: label,
  /** Where it lies in the dossier, 1 to 13. */
  place: z.int(),
  isNotice: z.boolean(),
  source: label,
  /** The event of which it tells. */
  seq: z.int().nullable(),
  on: z.iso.date().nullable(),
  isDue: z.boolean(),
  /** It is due, and its item does not count as there in the checklist of the dossier. */
  isMissing: z.boolean(),
  /** It is due, and there without any file: the record of the case proves it, or whoever shut the dossier has said so. */
  isKnown: z.boolean(),
  /** `byHand`: a form to write on, since there is nothing to tell yet. */
  can: z.enum(['print', 'byHand', 'notYet']),
  /** What was printed of it, the latest first. */
  prints: z.array(printLine),
  /** Signed pages of it that lie in the case. */
  scans: z.array(scanLine),
});

export const casePaperPage = z.object({
  items: z.array(casePaper),
  /** May print with numbers and addresses in full, which is noted. */
  mayUnmask: z.boolean(),
});
export type CasePaperPage = z.output<typeof casePaperPage>;

/** What is to be printed. */
export const printRequest = z.strictObject({
  /** The event of which it tells; left out for a form of the whole case, for one to write on, and for the latest notice. */
  seq: z.int().min(1).max(1_000_000).optional(),
  /** Numbers and addresses in full: who may see them does so, and it is noted. */
  personal: z.boolean().default(false),
});
export type PrintRequest = z.output<typeof printRequest>;

/** Terms to be printed and signed before they are recorded. */
const shown = { personal: z.boolean().default(false) };
export const draftRequest = z.discriminatedUnion('form', [
  agreementDraft.safeExtend(shown),
  amendmentDraft.safeExtend(shown),
]);
export type DraftRequest = z.output<typeof draftRequest>;

export const paperCodeRequest = z.strictObject({ code: z.string().trim().min(1).max(200) });

/** What a printed code names. */
export const readPaper = z.object({
  printId: z.uuid(),
  form: z.enum(paperForms),
  name: label,
  seq: z.int().nullable(),
  version: z.int(),
  /** No later version of it was printed. */
  isLatest: z.boolean(),
  draft,
  printedAt: z.iso.datetime(),
});
export type ReadPaper = z.output<typeof readPaper>;

z.globalRegistry.add(casePaper, { title: 'CasePaper' });
z.globalRegistry.add(readPaper, { title: 'ReadPaper' });
