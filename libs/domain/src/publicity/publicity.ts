import { z } from 'zod';
import { date, id, note, reason, text } from '../dispute/command.fields.ts';
import type { Label } from '../label.ts';

/** Kinds of legal publicity work (法治宣传). */
export const publicityKinds = ['lecture', 'campaign', 'consultation', 'school', 'media', 'other'] as const;
export type PublicityKind = (typeof publicityKinds)[number];
export const publicityKindLabels: Readonly<Record<PublicityKind, Label>> = {
  lecture: { zh: '法治讲座', en: 'lecture' },
  campaign: { zh: '主题宣传活动', en: 'campaign' },
  consultation: { zh: '法律咨询', en: 'legal advice' },
  school: { zh: '法治进校园', en: 'at a school' },
  media: { zh: '广播、新媒体宣传', en: 'broadcast or online' },
  other: { zh: '其他', en: 'other' },
};

/** What a record counts. Persons reached by a broadcast are nobody's count: it has none. */
export const publicityCounts = ['participants', 'consultations', 'materials'] as const;
export type PublicityCount = (typeof publicityCounts)[number];
export const publicityCountLabels: Readonly<Record<PublicityCount, Label>> = {
  participants: { zh: '参加人次', en: 'participants' },
  consultations: { zh: '解答咨询（次）', en: 'consultations' },
  materials: { zh: '发放资料（份）', en: 'materials handed out' },
};
const count = z.int().min(0).max(1_000_000).default(0);

/** One activity on one day. No names: the register counts, it does not know people. */
export const publicityEntry = z.strictObject({
  heldOn: date,
  /** The village, or the township for what was for all of it. */
  placeId: id,
  kind: z.enum(publicityKinds),
  title: text(100),
  participants: count,
  consultations: count,
  materials: count,
  note,
});
export type PublicityEntry = z.output<typeof publicityEntry>;

/** What stands instead of a record that was wrong, and why. */
export const publicityCorrection = publicityEntry.extend({ reason });
export type PublicityCorrection = z.output<typeof publicityCorrection>;

/** Why a record counts no more. */
export const publicityCancellation = z.strictObject({ reason });

/** A period and a part of the tree. */
const scope = {
  from: date,
  to: date,
  townshipId: id.optional(),
  placeId: id.optional(),
} as const;
const inOrder = { path: ['to'], params: { zh: '结束日期不能早于开始日期', en: 'It ends before it begins' } };

/** The records of a period, the latest day first. */
export const publicityListQuery = z
  .strictObject({
    ...scope,
    kind: z.enum(publicityKinds).optional(),
    /** Also what was corrected or cancelled. */
    withCancelled: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional(),
  })
  .refine(({ from, to }) => from <= to, inOrder);
export type PublicityListQuery = z.output<typeof publicityListQuery>;

/** The sums of a period, as they were known at a moment; now unless one is given. */
export const publicityFiguresQuery = z
  .strictObject({ ...scope, asOf: z.iso.datetime({ offset: true }).optional() })
  .refine(({ from, to }) => from <= to, inOrder);
export type PublicityFiguresQuery = z.output<typeof publicityFiguresQuery>;
