import { z } from 'zod';

const date = z.iso.date();
const instant = z.iso.datetime();
const label = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });

/** Whether a unit has signed; `withdrawn`: the meeting was opened again, and a later edition takes its place. */
const slipStates = ['unsigned', 'signed', 'withdrawn'] as const;

/** A task slip in a list. */
const taskSlipLine = z.object({
  id: z.uuid(),
  /** 〔2026〕第12号—2 */
  number: z.string().nullable(),
  edition: z.int(),
  state: z.enum(slipStates),
  meetingId: z.uuid(),
  township: z.string(),
  unit: named,
  tasks: z.int(),
  firstDueOn: date.nullable(),
  issuedAt: instant,
  withdrawnAt: instant.nullable(),
  signed: z.object({ by: named, at: instant }).nullable(),
  /** This person may sign for it now. */
  maySign: z.boolean(),
});
export type TaskSlipLine = z.output<typeof taskSlipLine>;

/** A task slip with what is in it, as the minutes of its edition have frozen it. */
export const taskSlipView = taskSlipLine.extend({
  items: z.array(
    z.object({
      disputeId: z.uuid(),
      caseNumber: z.string().nullable(),
      /** 张某、李某; null for a sensitive case. */
      parties: z.string().nullable(),
      typeName: label,
      measure: z.string().nullable(),
      dueOn: date.nullable(),
      proof: z.string().nullable(),
      /** Units that help. */
      assisting: z.array(z.string()),
      /** The unit that leads, where this one only helps. */
      assists: z.string().nullable(),
    }),
  ),
});
export type TaskSlipView = z.output<typeof taskSlipView>;

export const taskSlipPage = z.object({
  items: z.array(taskSlipLine),
  /** All that this person sees and no unit has signed for. */
  unsigned: z.int(),
  nextCursor: z.uuid().nullable(),
});
export type TaskSlipPage = z.output<typeof taskSlipPage>;

export const taskSlipQuery = z.strictObject({
  state: z.enum(slipStates).optional(),
  meetingId: z.uuid().optional(),
  /** Only those that went out with this edition of the minutes. */
  edition: z.coerce.number().int().min(1).max(1_000).optional(),
  /** Only those of the person's own unit. */
  mine: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.uuid().optional(),
});
export type TaskSlipQuery = z.output<typeof taskSlipQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(named, { title: 'Reference' });
z.globalRegistry.add(taskSlipLine, { title: 'TaskSlipLine' });
z.globalRegistry.add(taskSlipView, { title: 'TaskSlip' });
