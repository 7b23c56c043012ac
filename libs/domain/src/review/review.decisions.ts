import { z } from 'zod';
import type { IsoDate } from '../calendar/iso-date.ts';
import { date, id, text } from '../dispute/command.fields.ts';
import { complexities } from '../dispute/dispute.codes.ts';
import { disputeCommands } from '../dispute/dispute.commands.ts';
import type { DisputeContext } from '../dispute/dispute.context.ts';
import { type DisputeState, isOpen } from '../dispute/dispute.states.ts';

const fromMeeting = { meetingId: true, decisionId: true } as const;
const {
  ANALYZE,
  RATIFY,
  ACT_AT_ONCE,
  SUPERVISE,
  REGRADE,
  HAND_OVER,
  REASSIGN,
  REFER,
  RETRY,
  REOPEN,
  LINK,
  MERGE_INTO,
  NOTE,
} = disputeCommands;

const analysis = ANALYZE.omit(fromMeeting).extend({ type: z.literal('ANALYZE') });
const otherOrders = [
  RATIFY.omit(fromMeeting).extend({ type: z.literal('RATIFY') }),
  ACT_AT_ONCE.extend({ type: z.literal('ACT_AT_ONCE') }),
  SUPERVISE.extend({ type: z.literal('SUPERVISE') }),
  REGRADE.extend({ type: z.literal('REGRADE') }),
  HAND_OVER.extend({ type: z.literal('HAND_OVER') }),
  REASSIGN.extend({ type: z.literal('REASSIGN') }),
  REFER.extend({ type: z.literal('REFER') }),
  RETRY.extend({ type: z.literal('RETRY') }),
  REOPEN.extend({ type: z.literal('REOPEN') }),
  LINK.extend({ type: z.literal('LINK') }),
  MERGE_INTO.extend({ type: z.literal('MERGE_INTO') }),
  NOTE.extend({ type: z.literal('NOTE') }),
] as const;

/**
 * What the meeting may order: commands of the dispute, sent as they are. The meeting and the decision that ANALYZE and
 * RATIFY rest on are added by the server.
 */
export const reviewOrder = z.discriminatedUnion('type', [analysis, ...otherOrders]);
export type ReviewOrder = z.output<typeof reviewOrder>;
export type ReviewOrderType = ReviewOrder['type'];

/** Who does what by when, and what will prove it done, where the order itself does not say so. */
export const reviewTask = z.strictObject({
  unitId: id.optional(),
  dueOn: date.optional(),
  measure: text(1000).optional(),
  proof: text(500).optional(),
});

/** A decision as it is handed in: one dispute, one order, applied at once. */
export const reviewDecision = z.strictObject({
  disputeId: id,
  command: reviewOrder,
  task: reviewTask.optional(),
  /** The version that the meeting saw; a later one refuses the decision. */
  expectedVersion: z.int().min(1).optional(),
});
export type ReviewDecision = z.output<typeof reviewDecision>;

/** An order for cases of which each keeps its own type and grade, unless it names them. */
export const orderToEach = z.discriminatedUnion('type', [
  analysis.extend({
    typeCode: analysis.shape.typeCode.optional(),
    risk: analysis.shape.risk.optional(),
    complexity: z.enum(complexities).optional(),
  }),
  ...otherOrders,
]);
export type OrderToEach = z.output<typeof orderToEach>;

/** What is ordered of a case that keeps what the order leaves open. */
export function orderTo(
  { typeCode, risk, complexity }: Pick<DisputeContext, 'typeCode' | 'risk' | 'complexity'>,
  order: OrderToEach,
): ReviewOrder {
  if (order.type !== 'ANALYZE') return order;
  return {
    ...order,
    typeCode: order.typeCode ?? typeCode,
    risk: order.risk ?? risk,
    complexity: order.complexity ?? complexity,
  };
}

/** Orders that another case answers in its own history: one of them to a case, so that both can be locked and taken back. */
const answeredElsewhere: ReadonlySet<ReviewOrderType> = new Set(['MERGE_INTO', 'REOPEN']);

/**
 * Decisions as they are handed in together: the same orders to each of some cases. A case takes all of them or none; one case
 * does not wait for another.
 */
export const reviewBatch = z.strictObject({
  cases: z
    .array(z.strictObject({ disputeId: id, expectedVersion: z.int().min(1).optional() }))
    .min(1)
    .max(100)
    .refine((cases) => new Set(cases.map(({ disputeId }) => disputeId)).size === cases.length, {
      params: { zh: '同一案件只能选一次', en: 'A case is named once' },
    }),
  orders: z
    .array(z.strictObject({ command: orderToEach, task: reviewTask.optional() }))
    .min(1)
    .max(5)
    .refine((orders) => orders.filter(({ command }) => answeredElsewhere.has(command.type)).length <= 1, {
      params: { zh: '并案和重新启动不能一并决定', en: 'A merger and a reopening are not decided together' },
    }),
});
export type ReviewBatch = z.output<typeof reviewBatch>;

/** The task that follows from a decision. */
export interface DecidedTask {
  readonly unitId: string | null;
  readonly dueOn: IsoDate | null;
  readonly measure: string | null;
  readonly proof: string | null;
}

/**
 * @param holderId  who holds the case after the decision: the unit of a task that names none. What is carried out by being
 *                  decided is nobody's task
 */
export function taskOf(
  { command, task }: { readonly command: OrderToEach; readonly task?: ReviewDecision['task'] },
  holderId: string | null,
): DecidedTask {
  const ordered = orderedBy(command);
  return {
    unitId: task?.unitId ?? ordered.unitId ?? (isDoneAtOnce({ command, task }) ? null : holderId),
    dueOn: task?.dueOn ?? ordered.dueOn ?? null,
    measure: task?.measure ?? ordered.measure ?? null,
    proof: task?.proof ?? null,
  };
}

interface Ordered {
  readonly unitId?: string | undefined;
  readonly dueOn?: IsoDate | undefined;
  readonly measure?: string | undefined;
}

function orderedBy(order: OrderToEach): Ordered {
  switch (order.type) {
    case 'ANALYZE':
      return { unitId: order.leadId, dueOn: order.dueOn, measure: order.measure };
    case 'ACT_AT_ONCE':
      return { unitId: order.leadId, measure: order.measure };
    case 'RETRY':
      return { unitId: order.leadId, measure: order.reason };
    case 'HAND_OVER':
      return { unitId: order.toId, dueOn: order.acceptByOn, measure: order.reason };
    case 'SUPERVISE':
      return { dueOn: order.answerByOn, measure: order.order };
    case 'NOTE':
      return { measure: order.text };
    default:
      return {};
  }
}

/** Orders that leave something to do; all others are carried out by being decided, unless a task is given with them. */
const leavesWork: ReadonlySet<ReviewOrderType> = new Set([
  'ANALYZE',
  'ACT_AT_ONCE',
  'RETRY',
  'HAND_OVER',
  'SUPERVISE',
]);

/** Is a decision carried out in the moment in which it is made? */
export function isDoneAtOnce({
  command,
  task,
}: {
  readonly command: Pick<OrderToEach, 'type'>;
  readonly task?: ReviewDecision['task'];
}): boolean {
  return !leavesWork.has(command.type) && task?.dueOn === undefined && task?.measure === undefined;
}

/** What tells whether a decision was carried out. */
export interface DecidedCase {
  readonly state: DisputeState;
  /** An order of supervision stands. */
  readonly isSupervised: boolean;
  /** A hand-over waits for the receiver's signature. */
  readonly isOffered: boolean;
  /** Objections that nobody has taken up since: an offer that was refused is gone, and nobody has the case instead. */
  readonly refusals: number;
  /** It was open after the decision: if it has ended, something that came later has ended it. */
  readonly wasOpenAfter: boolean;
}

const notTakenUp: ReadonlySet<DisputeState> = new Set(['registered', 'accepted', 'dispatched', 'assigned']);

/**
 * Has the case itself shown that a decision was carried out? A dispatch or a further attempt is, once mediation is under
 * way: from then on the mediation clock watches it. What an order of another kind asked for must be reported, or the
 * case has ended since. What was asked for with the decision that ended it, or afterwards, must be reported.
 */
export function isCarriedOut(
  type: ReviewOrderType,
  { state, isSupervised, isOffered, refusals, wasOpenAfter }: DecidedCase,
): boolean {
  if (!isOpen(state)) return wasOpenAfter;
  switch (type) {
    case 'ANALYZE':
    case 'ACT_AT_ONCE':
    case 'RETRY':
      return !notTakenUp.has(state);
    case 'SUPERVISE':
      return !isSupervised;
    case 'HAND_OVER':
      return !isOffered && refusals === 0;
    default:
      return false;
  }
}
