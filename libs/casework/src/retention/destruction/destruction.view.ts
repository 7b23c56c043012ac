import { z } from 'zod';
import { destructionStates, keptReasons } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.uuid(), name: z.string(), organisation: z.string() });

/** One signature: who, when, and the words beside it. */
const signature = z.object({ at: z.iso.datetime(), by: person, reason: z.string() });

/** A list of destruction as it stands in the overview. */
export const destructionLine = z.object({
  id: z.uuid(),
  number: z.string(),
  townshipId: z.uuid(),
  state: z.enum(destructionStates),
  stateName: label,
  proposed: signature,
  /** The second signature, or the refusal; null while it is awaited. */
  decided: signature.nullable(),
  doneAt: z.iso.datetime().nullable(),
  dossiers: z.int(),
  destroyed: z.int(),
  kept: z.int(),
  /** Whoever asks may sign it: they have the right and did not propose it. */
  maySign: z.boolean(),
});
z.globalRegistry.add(destructionLine, { title: 'DestructionLine' });

/** A dossier of a list, frozen as it was when it was listed. */
const item = z.object({
  position: z.int(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  class: z.string(),
  className: label,
  archivedOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** Events of its history, and the hash of the last: what stays and proves that it was. */
  events: z.int(),
  headHash: z.string(),
  files: z.int(),
  bytes: z.int(),
  parties: z.int(),
  outcome: z.enum(['destroyed', 'kept']).nullable(),
  keptReason: z.enum(keptReasons).nullable(),
  keptReasonName: label.nullable(),
  doneAt: z.iso.datetime().nullable(),
});

/** A list of destruction, whole. */
export const destructionView = destructionLine.extend({ items: z.array(item) });
z.globalRegistry.add(destructionView, { title: 'DestructionList' });

export const destructionPage = z.object({ items: z.array(destructionLine) });

export type DestructionView = z.output<typeof destructionView>;
