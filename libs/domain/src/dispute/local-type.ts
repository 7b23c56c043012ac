import { z } from 'zod';
import type { IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';
import { date, id, reason, text } from './command.fields.ts';
import { type DisputeType, disputeTypes } from './dispute.codes.ts';

const classes: ReadonlySet<string> = new Set(disputeTypes);

/** The code of a local type: never one of the fifteen, so that nobody takes the one for the other. */
export const localTypeCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,29}$/)
  .refine((code) => !classes.has(code), {
    params: { zh: '不能与十五类的代码相同', en: 'It is the code of a reporting class' },
  });

/**
 * A type that a place or an older form uses, and the reporting class to which it counts, for the days on which that holds.
 * Another mapping is another edition from another day on; what was counted before stays counted as it was.
 * @source domain rules, "map, never delete"; decision 0044
 */
export interface LocalType extends Label {
  readonly code: string;
  readonly typeCode: DisputeType;
  /** How registers write it, beside its name. */
  readonly wordings: readonly string[];
  /** Null: everywhere. That of a township goes before it there. */
  readonly townshipId: string | null;
  readonly validFrom: IsoDate;
  /** The last day; null while no end is known. */
  readonly validTo: IsoDate | null;
}

/** An edition as an administrator hands it in. It ends the one before it. */
export const localTypeEdition = z.strictObject({
  code: localTypeCode,
  zh: text(40),
  en: text(80),
  typeCode: z.enum(disputeTypes),
  wordings: z.array(text(40)).max(60).default([]),
  townshipId: id.nullable().default(null),
  validFrom: date,
  reason,
});
export type LocalTypeEdition = z.output<typeof localTypeEdition>;

/** A type that is used no longer after a day. */
export const localTypeEnd = z.strictObject({ validTo: date, reason });
export type LocalTypeEnd = z.output<typeof localTypeEnd>;

/** Does it hold on that day? */
export const holdsOn = (
  { validFrom, validTo }: Pick<LocalType, 'validFrom' | 'validTo'>,
  on: IsoDate,
): boolean => validFrom <= on && (validTo === null || on <= validTo);

/** The types in use on a day, one for each code: that of a township before that of everywhere. */
export function localTypesOn<Type extends LocalType>(types: readonly Type[], on: IsoDate): readonly Type[] {
  const chosen = new Map<string, Type>();
  for (const type of types) {
    if (!holdsOn(type, on)) continue;
    if (!chosen.has(type.code) || type.townshipId !== null) chosen.set(type.code, type);
  }
  return [...chosen.values()];
}
