import { z } from 'zod';
import { agendaSections, meetingKinds, type ReviewOrderType, reviewOrder, risks } from '#domain';

const date = z.iso.date();
const instant = z.iso.datetime();
const label = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });

/** What a meeting may order. */
export const orderTypes = reviewOrder.options.map((option) => option.shape.type.value) as [
  ReviewOrderType,
  ...ReviewOrderType[],
];

/** Why it was not done. */
export const refusal = z.object({ code: z.string(), message: z.string(), messageZh: z.string() });

const minutedDecision = z.object({
  decisionId: z.uuid(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  type: z.enum(orderTypes),
  typeName: label.optional(),
  /** What the order was called when it was minuted. */
  orderName: label.optional(),
  decidedBy: z.string().optional(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  dueOn: date.nullable(),
  measure: z.string().nullable(),
  proof: z.string().nullable(),
  /** What it did beside giving a task; absent in minutes from before it was told. */
  effect: label.nullable().optional(),
  /** Units that help. */
  assisting: z.array(named).optional(),
  isDone: z.boolean(),
  refusal: refusal.nullable(),
});
const task = minutedDecision.pick({
  decisionId: true,
  disputeId: true,
  number: true,
  type: true,
  typeName: true,
  orderName: true,
  dueOn: true,
  measure: true,
  proof: true,
  effect: true,
  assisting: true,
});

/**
 * 会议纪要 and 交办单 as data: whatever is printed of a closed meeting is made of this alone. Minutes are never written
 * again, so what a later release adds is optional here, and absent from those that were made before.
 */
export const frozenMinutes = z.object({
  /** 月山镇矛盾纠纷研判会议纪要 */
  title: z.string().optional(),
  /** 〔2026〕第12号 */
  number: z.string().optional(),
  edition: z.int().optional(),
  township: z.string(),
  kind: z.enum(meetingKinds),
  /** Why it was called; null for a weekly one. */
  reason: z.string().nullable().optional(),
  openedAt: instant,
  closedAt: instant,
  place: z.string().nullable(),
  chair: z.string().nullable(),
  /** Who closed it. */
  recorder: z.string().optional(),
  attendance: z.array(z.object({ name: z.string(), body: z.string().nullable() })),
  absent: z
    .array(z.object({ name: z.string(), body: z.string().nullable(), reason: z.string().nullable() }))
    .optional(),
  /** Of a later edition: the latest reopening. */
  reopened: z.object({ at: instant, by: z.string(), reason: z.string().nullable() }).nullable().optional(),
  /** Matters on the agenda that are no case. */
  topics: z
    .array(z.object({ topic: z.string().nullable(), reason: z.string().nullable(), by: z.string() }))
    .optional(),
  /** Of a weekly meeting whose villages owed reports (零报告) of the week asked: as of the opening, by name. */
  nilReports: z
    .object({
      week: z.object({ from: date, to: date }),
      due: z.int(),
      reported: z.int(),
      missing: z.array(z.string()),
    })
    .optional(),
  conclusions: z.string().nullable(),
  items: z.array(
    z.object({
      section: z.enum([...agendaSections, 'raised']),
      sectionName: label.optional(),
      disputeId: z.uuid(),
      number: z.string().nullable(),
      /** 张某、李某; null for a sensitive case. */
      parties: z.string().nullable().optional(),
      /** No paper of the meeting but the slip of the unit tells the words of its decisions. */
      sensitive: z.boolean().optional(),
      typeName: label.optional(),
      place: z.string().optional(),
      risk: z.enum(risks).optional(),
      riskName: label.optional(),
      decisions: z.array(minutedDecision),
    }),
  ),
  slips: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      tasks: z.array(
        task.extend({ /** Whom this unit helps; absent where it leads. */ assists: z.string().optional() }),
      ),
    }),
  ),
  carriedOver: z.array(z.uuid()),
});
export type FrozenMinutes = z.output<typeof frozenMinutes>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(frozenMinutes, { title: 'Minutes' });
