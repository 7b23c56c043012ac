import { z } from 'zod';
import { disputeTypes } from '#domain';

const edition = z.object({
  id: z.uuid(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The reporting class. */
  typeCode: z.enum(disputeTypes),
  wordings: z.array(z.string()),
  /** Null: everywhere. */
  townshipId: z.uuid().nullable(),
  townshipName: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  reason: z.string(),
  /** Null: shipped with the product. */
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
});
z.globalRegistry.add(edition, { title: 'LocalType' });

export const localTypesView = z.object({ today: z.iso.date(), items: z.array(edition) });
export type LocalTypesView = z.output<typeof localTypesView>;

export const previewView = z.object({
  replaces: z.object({ typeCode: z.enum(disputeTypes), validFrom: z.iso.date() }).nullable(),
  /** Cases that carry the type; those of them reported since the first day; those of the latter of another class. */
  cases: z.int(),
  since: z.int(),
  otherwise: z.int(),
});
export type PreviewView = z.output<typeof previewView>;
