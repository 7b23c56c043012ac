import { z } from 'zod';
import { publicityKinds } from '#domain';

const named = z.object({ id: z.uuid(), name: z.string() });
const sums = z.object({
  activities: z.int(),
  participants: z.int(),
  consultations: z.int(),
  materials: z.int(),
});

export const publicityRecordView = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  place: named,
  kind: z.enum(publicityKinds),
  title: z.string(),
  participants: z.int(),
  consultations: z.int(),
  materials: z.int(),
  note: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime(),
  /** The record that it corrects. */
  replaces: z.uuid().nullable(),
  cancelled: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
  /** Whether this person may correct or cancel it. */
  isChangeable: z.boolean(),
});
export type PublicityRecordView = z.output<typeof publicityRecordView>;
z.globalRegistry.add(publicityRecordView, { title: 'PublicityRecord' });

export const publicityPage = z.object({
  items: z.array(publicityRecordView),
  nextCursor: z.string().nullable(),
});
export type PublicityPage = z.output<typeof publicityPage>;

export const publicityFiguresView = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.iso.datetime({ offset: true }),
  total: sums,
  byKind: z.array(sums.extend({ kind: z.enum(publicityKinds) })),
});
export type PublicityFiguresView = z.output<typeof publicityFiguresView>;
