import { z } from 'zod';
import {
  breachConducts,
  commandLabels,
  confirmationObstacles,
  confirmationSteps,
  obligationStatuses,
} from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const date = z.iso.date();
const codesOf = <Code extends string>(labels: Readonly<Record<Code, unknown>>) =>
  Object.keys(labels) as Code[];

/** A day of a promise with its name in both calendars. */
const promiseDay = z.object({ on: date, name: label });
/** Whole fen, and the amount in capitals as it is printed. */
const amount = z.object({ fen: z.int(), words: z.string() });

const receipt = z.object({
  /** Number of the event. */
  seq: z.int(),
  on: date,
  amount: amount.nullable(),
  /** Null where free text is not shown. */
  proof: z.string().nullable(),
  attachmentIds: z.array(z.uuid()),
  isLate: z.boolean(),
});

const promise = z.object({
  id: z.string(),
  kind: z.enum(codesOf(commandLabels.obligationKind)).nullable(),
  kindName: label.nullable(),
  /** Null where free text is not shown, or nobody wrote any. */
  what: z.string().nullable(),
  fromPartyId: z.uuid().nullable(),
  toPartyId: z.uuid().nullable(),
  amount: amount.nullable(),
  due: promiseDay.nullable(),
  instalment: z.object({ plan: z.string(), number: z.int(), of: z.int(), totalFen: z.int() }).nullable(),
  status: z.enum(obligationStatuses),
  statusName: label,
  performedFen: z.int(),
  leftFen: z.int(),
  performedOn: date.nullable(),
  receipts: z.array(receipt),
  breaches: z.array(z.object({ seq: z.int(), on: date, conduct: z.enum(breachConducts).nullable() })),
  enforcedOn: date.nullable(),
});

const formerTerms = z.object({
  /** Number of the event that put others in their place. */
  seq: z.int(),
  until: date,
  reason: z.string().nullable(),
  terms: z.string().nullable(),
  promises: z.array(promise),
});

const confirmation = z.object({
  steps: z.array(
    z.object({
      seq: z.int(),
      step: z.enum(confirmationSteps),
      stepName: label,
      on: date,
      courtNumber: z.string().nullable(),
      applyingPartyIds: z.array(z.uuid()),
    }),
  ),
  /** What a court may refuse; null where the words of the agreement are not shown. */
  hints: z
    .array(
      z.object({
        obstacle: z.enum(confirmationObstacles),
        found: z.string(),
        reason: label,
        suggestion: label,
      }),
    )
    .nullable(),
  /** Terms were amended after the ruling, which does not cover them; null otherwise. */
  outdated: label.nullable(),
  /** The court was asked after the thirty days; null otherwise. */
  late: label.nullable(),
  /** What is handed in, and where. */
  papers: z.array(label),
  court: label,
});

const agreement = z.object({
  /** Number of the event with which it was reached. */
  seq: z.int(),
  form: z.enum(['written', 'oral', 'none']),
  effective: z.object({ on: date, name: label, reason: label, partyIds: z.array(z.uuid()) }),
  /** How many were made out, or are to be. */
  copies: z.int(),
  terms: z.string().nullable(),
  promised: amount,
  performed: amount,
  left: amount,
  promises: z.array(promise),
  former: z.array(formerTerms),
  confirmation,
  /** The day on which a default or a new round ended it; null while it stands. */
  endedOn: date.nullable(),
});

/** The agreements of a case, the first first; free text only for those who may see the case. */
export const agreementsView = z.object({ items: z.array(agreement) });
export type AgreementsView = z.output<typeof agreementsView>;

z.globalRegistry.add(promise, { title: 'AgreedPromise' });
z.globalRegistry.add(agreement, { title: 'Agreement' });
