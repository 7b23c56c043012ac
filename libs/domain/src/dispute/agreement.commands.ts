import { z } from 'zod';
import { asCourtNumber, looksLikeCourtNumber } from '../agreement/court.number.ts';
import { writable } from '../required.text.ts';
import {
  amountFen,
  date,
  eachOnce,
  id,
  note,
  partyIdList,
  reason,
  remedies,
  staffIds,
  text,
  twice,
} from './command.fields.ts';
import { interestReason } from './interest.commands.ts';
import { soundPromises } from './promise.plans.ts';

/** How a promise was broken. */
export const breachConducts = ['late', 'partly', 'refused'] as const;
export type BreachConduct = (typeof breachConducts)[number];

/** The way of an agreement through the court; `enforcement` is asked for once it was confirmed and not kept. */
export const confirmationSteps = ['applied', 'granted', 'refused', 'enforcement'] as const;

/** A part of a plan: the third of seven, which together make the whole. */
const instalment = z.strictObject({
  /** The plan's name within the agreement. */
  plan: z.string().regex(/^[a-z0-9-]{1,20}$/),
  number: z.int().min(1).max(60),
  of: z.int().min(2).max(60),
  totalFen: amountFen,
});

/** One thing that one party promised: what, by when, and how much where it is money. */
const obligation = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,20}$/),
    kind: z.enum(['pay', 'build', 'do', 'refrain', 'apologise', 'other']),
    what: text(1000),
    fromPartyId: id.optional(),
    toPartyId: id.optional(),
    amountFen: amountFen.optional(),
    dueOn: date,
    /** Which part it is of what is paid in parts. */
    instalment: instalment.optional(),
  })
  .refine((promise) => promise.kind !== 'pay' || (promise.amountFen ?? 0) > 0, {
    path: ['amountFen'],
    params: { zh: '给付金钱须写明金额', en: 'A payment needs its amount' },
  })
  .refine(({ fromPartyId, toPartyId }) => fromPartyId === undefined || fromPartyId !== toPartyId, {
    path: ['toPartyId'],
    params: { zh: '义务人和权利人不能是同一人', en: 'Nobody owes something to themselves' },
  });
export type ObligationInput = z.output<typeof obligation>;

const obligations = z.array(obligation).min(1).max(60);

/** What the parties agree on, before anybody has signed it. */
const agreed = {
  form: z.enum(['written', 'oral']),
  terms: text(20_000),
  obligations,
  totalFen: amountFen.optional(),
  /** How many are made out; left out: one for each party and one for the committee. */
  copies: z.int().min(1).max(200).optional(),
  /** The parties who ask for a written agreement; left out: none. */
  writtenAskedBy: partyIdList.optional(),
};

/** Terms that are to be printed and signed, and recorded afterwards. @source decision 0058 */
export const agreementDraft = z.strictObject(agreed).superRefine(soundPromises);
export type AgreementDraft = z.output<typeof agreementDraft>;

const courtNumber = writable(z.string().overwrite(asCourtNumber).min(1).max(60)).refine(
  looksLikeCourtNumber,
  {
    params: {
      zh: '请按裁定书填写案号，如“（2026）豫0822诉前调确1号”',
      en: 'Write the number as the ruling has it, e.g. （2026）豫0822诉前调确1号',
    },
  },
);

/** What the parties put in the place of what they had agreed. */
const amended = {
  terms: text(20_000),
  obligations,
  totalFen: amountFen.optional(),
  reason,
};

/** The same of terms that are to take the place of others. @source decision 0063 */
export const amendmentDraft = z
  .strictObject({ form: z.literal('amendment'), ...amended })
  .superRefine(soundPromises);
export type AmendmentDraft = z.output<typeof amendmentDraft>;

/** From the handshake to the kept promise. */
export const agreementCommands = {
  /** @source Mediation Act, art. 28: oral and recorded, by consent of both sides; never for a red case. */
  SETTLE_ON_SPOT: z.strictObject({
    settledOn: date,
    terms: text(10_000),
    consentingPartyIds: partyIdList,
    performedAtOnce: z.boolean(),
    performBy: date.optional(),
    amountFen: amountFen.optional(),
    mediatorIds: staffIds,
    interestReason,
  }),

  /** @source Mediation Act, arts. 28–30: a written agreement needs all parties, the mediator and the seal. */
  REACH_AGREEMENT: z
    .strictObject({
      ...agreed,
      signatures: z.array(z.strictObject({ partyId: id, on: date })).max(60),
      mediatorSignedOn: date,
      /** The day of the committee's seal; a written agreement is not effective without it. */
      sealedOn: date.optional(),
    })
    .superRefine(soundPromises)
    .refine(
      ({ signatures }) => new Set(signatures.map(({ partyId }) => partyId)).size === signatures.length,
      {
        path: ['signatures'],
        params: { zh: '同一当事人的签名只填一次', en: 'Each party signs once' },
      },
    )
    .refine((terms) => terms.form === 'oral' || terms.sealedOn !== undefined, {
      path: ['sealedOn'],
      params: { zh: '书面协议须加盖调委会印章', en: 'A written agreement needs the day of the seal' },
    }),

  /** @source Mediation Act, art. 31: the committee supervises performance. */
  RECORD_PERFORMANCE: z.strictObject({
    obligationId: text(20),
    performedOn: date,
    /** Of money: what was received. */
    amountFen: amountFen.optional(),
    /**
     * Of money: all that was still owed, whatever that was. One of the two is said; in events of before this was asked, a
     * payment without an amount is the whole.
     */
    whole: z.literal(true).optional(),
    proof: text(500),
    /** Files of this case that prove it. */
    attachmentIds: z.array(id).max(20).refine(eachOnce, twice).optional(),
    /** Of what is no money: a part was done, the rest is still owed. */
    partly: z.literal(true).optional(),
  }),
  AMEND_AGREEMENT: z
    .strictObject({
      ...amended,
      consentingPartyIds: partyIdList,
      amendedOn: date,
    })
    .superRefine(soundPromises),
  DEFAULT: z.strictObject({
    obligationId: text(20),
    facts: text(2000),
    remedies,
    conduct: z.enum(breachConducts).optional(),
    /**
     * What follows: a new attempt, and the agreement is over (also when left out); or the creditor is guided to the court or
     * to enforcement, and the agreement stands. @source decision 0050
     */
    next: z.enum(['attempt', 'guidance']).optional(),
  }),

  /** @source Civil Procedure Law (2023), arts. 205–206. */
  RECORD_CONFIRMATION: z.strictObject({
    step: z.enum(confirmationSteps),
    /** The day of the application or of the ruling. */
    datedOn: date,
    /** Who applied, asked of an application: the parties can only do so together. @source Civil Procedure Law (2023), art. 205 */
    applyingPartyIds: partyIdList.optional(),
    courtNumber: courtNumber.optional(),
    note,
  }),
} as const;
