import { z } from 'zod';
import { commandTypes, type DossierNeed, dossierItems, type Paper, statedReason } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const needs = ['must', 'needed', 'optional'] as const satisfies readonly DossierNeed[];

const line = z.object({
  /** Its place in the binding, from 1. */
  position: z.int(),
  item: z.enum(dossierItems as readonly [Paper, ...Paper[]]),
  itemName: label,
  /** must: without it no dossier is shut, unless it says why; needed: this case asks for it; optional: if there is any. */
  need: z.enum(needs),
  isThere: z.boolean(),
  /** Why none can lie there, by all that is on record; null where one can, and may be attested. */
  barred: label.nullable(),
  /** The event that shut the dossier, where whoever shut it has said that it lies there on paper. */
  attestedSeq: z.int().nullable(),
  /** Events of the history that prove it, and of which its paper is made. */
  seqs: z.array(z.int()),
  /** Files that lie in it and that whoever asks may open. */
  fileIds: z.array(z.uuid()),
  remarks: z.array(label),
  /** The event that supplies what is missing; null where nothing is missing. */
  supply: z.enum(commandTypes).nullable(),
});
z.globalRegistry.add(line, { title: 'DossierLine' });

/** The dossier of a case: what lies in it, what is missing, and what keeps it. */
export const dossierView = z.object({
  items: z.array(line),
  /** Must and needed items that are not there. */
  missing: z.int(),
  files: z.int(),
  bytes: z.int(),
  /** Files for the mediators only, which whoever asks may not open: they are counted and left out of what is taken out. */
  withheld: z.int(),
  isHeld: z.boolean(),
  /** Whoever asks may take it out whole. */
  mayExport: z.boolean(),
});
z.globalRegistry.add(dossierView, { title: 'Dossier' });
export type DossierView = z.output<typeof dossierView>;

/** Taking out a whole dossier shows every number in it: the reason is kept in the trail. */
export const exportRequest = z.strictObject({ reason: statedReason });
