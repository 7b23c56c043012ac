import { z } from 'zod';
import { disputeTypes, dossierStates, origins, risks, stages } from './dispute.codes.ts';
import { escalations } from './dispute.context.ts';
import { disputeStates } from './dispute.states.ts';
import { localTypeCode } from './local-type.ts';

/** Repeated or comma-separated values of a query parameter. */
export const manyOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(','))),
    z.array(item).min(1).max(50).optional(),
  );
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const disputeSorts = ['-reportedOn', 'reportedOn', 'nextDueOn', '-updatedAt'] as const;

/** What a list, a count and an export may be asked for; everything is optional and narrows. */
export const disputeFilter = z.strictObject({
  stage: manyOf(z.enum(stages)),
  state: manyOf(z.enum(disputeStates)),
  type: manyOf(z.enum(disputeTypes)),
  localType: manyOf(localTypeCode),
  origin: manyOf(z.enum(origins)),
  village: manyOf(z.uuid()),
  holder: manyOf(z.uuid()),
  mediator: z.uuid().optional(),
  risk: manyOf(z.enum(risks)),
  escalation: manyOf(z.enum(escalations)),
  outcome: manyOf(z.enum(['none', 'open', 'settled', 'not_settled', 'withdrawn', 'transferred', 'merged'])),
  /** Whether the dossier is still open, or shut and archived. */
  dossier: manyOf(z.enum(dossierStates)),
  /** Something is due before today. */
  overdue: flag.optional(),
  /** Something is due on or before this day. */
  dueUntil: z.iso.date().optional(),
  reportedFrom: z.iso.date().optional(),
  reportedUntil: z.iso.date().optional(),
  /** Held by the person's own unit, mediated or reported by the person; `false` asks for no less than everything. */
  mine: flag.optional(),
  /** Words of the number, the summary or a party's name, part of a word, the initials or the syllables in pinyin; all must occur. */
  q: z.string().trim().max(100).optional(),
});
export type DisputeFilter = z.output<typeof disputeFilter>;

/** Lines of a page where nobody says how many. */
export const usualLimit = 50;

export const disputeListQuery = disputeFilter.extend({
  sort: z.enum(disputeSorts).default('-reportedOn'),
  limit: z.coerce.number().int().min(1).max(200).default(usualLimit),
  cursor: z.string().max(200).optional(),
});
export type DisputeListQuery = z.output<typeof disputeListQuery>;
