import { z } from 'zod';
import { amountFen, date, id, note, partyIdList, reason, remedies, text } from './command.fields.ts';

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
  })
  .refine((promise) => promise.kind !== 'pay' || promise.amountFen !== undefined, {
    path: ['amountFen'],
    params: { zh: '给付金钱须写明金额', en: 'A payment needs its amount' },
  });
export type ObligationInput = z.output<typeof obligation>;

const obligations = z.array(obligation).min(1).max(60);

/**
 * Instalments must add up to the whole, and every obligation has a name of its own.
 * @source decision 0003 (parts add up); Mediation Act, art. 29 (content, manner and time limit of performance)
 */
function partsAddUp(terms: {
  readonly obligations: readonly ObligationInput[];
  readonly totalFen?: number | undefined;
}): boolean {
  const sum = terms.obligations.reduce((total, { amountFen: part }) => total + (part ?? 0), 0);
  return (terms.totalFen ?? sum) === sum;
}
const addUp = {
  path: ['totalFen'],
  params: { zh: '各期金额之和与总额不符', en: 'The parts do not add up to the total' },
};
const namesDiffer = (terms: { readonly obligations: readonly ObligationInput[] }): boolean =>
  new Set(terms.obligations.map((promise) => promise.id)).size === terms.obligations.length;
const twice = {
  path: ['obligations'],
  params: { zh: '义务编号重复', en: 'Two obligations bear the same id' },
};

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
    mediatorIds: z.array(id).min(1).max(10),
  }),

  /** @source Mediation Act, arts. 28–30: a written agreement needs all parties, the mediator and the seal. */
  REACH_AGREEMENT: z
    .strictObject({
      form: z.enum(['written', 'oral']),
      terms: text(20_000),
      obligations,
      totalFen: amountFen.optional(),
      signatures: z.array(z.strictObject({ partyId: id, on: date })).max(60),
      mediatorSignedOn: date,
      /** The day of the committee's seal; a written agreement is not effective without it. */
      sealedOn: date.optional(),
    })
    .refine(partsAddUp, addUp)
    .refine(namesDiffer, twice)
    .refine((terms) => terms.form === 'oral' || terms.sealedOn !== undefined, {
      path: ['sealedOn'],
      params: { zh: '书面协议须加盖调委会印章', en: 'A written agreement needs the day of the seal' },
    }),

  /** @source Mediation Act, art. 31: the committee supervises performance. */
  RECORD_PERFORMANCE: z.strictObject({
    obligationId: text(20),
    performedOn: date,
    amountFen: amountFen.optional(),
    proof: text(500),
  }),
  AMEND_AGREEMENT: z
    .strictObject({
      terms: text(20_000),
      obligations,
      totalFen: amountFen.optional(),
      consentingPartyIds: partyIdList,
      amendedOn: date,
      reason,
    })
    .refine(partsAddUp, addUp)
    .refine(namesDiffer, twice),
  DEFAULT: z.strictObject({ obligationId: text(20), facts: text(2000), remedies }),

  /** @source Civil Procedure Law (2023), arts. 205–206. */
  RECORD_CONFIRMATION: z.strictObject({
    step: z.enum(['applied', 'granted', 'refused']),
    /** The day of the application or of the ruling. */
    datedOn: date,
    courtNumber: text(60).optional(),
    note,
  }),
} as const;
