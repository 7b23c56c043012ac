import { z } from 'zod';
import { partyFaults } from '../party/party.checks.ts';
import { idTypes } from '../party/party.codes.ts';
import { amountFen, date, id, text } from './command.fields.ts';
import { channels, disputeTypes, origins, partyKinds, partyRoles, risks } from './dispute.codes.ts';
import { interestReason } from './interest.commands.ts';
import { localTypeCode } from './local-type.ts';
import { riskFactors } from './risk.ts';

/** Somebody on one side of a dispute. Only the table of parties keeps these; the history keeps their ids. */
export const partyInput = z
  .strictObject({
    kind: z.enum(partyKinds).default('person'),
    role: z.enum(partyRoles),
    name: text(100),
    /** Default: the credit code of an organisation, the resident identity number of everybody else. */
    idType: z.enum(idTypes).optional(),
    idNumber: text(30).optional(),
    phone: text(30).optional(),
    address: text(200).optional(),
    /** How many people a household or group counts; 1 for a person. */
    headcount: z.int().min(1).max(100_000).default(1),
  })
  .superRefine((party, context) => {
    for (const { field, zh, en } of partyFaults(party))
      context.addIssue({ code: 'custom', path: [field], params: { zh, en } });
  });
export type PartyInput = z.output<typeof partyInput>;

/** A party that turned up later; where it may be tied to whoever mediates already, why they go on all the same. */
export const addedParty = partyInput.safeExtend({ interestReason });
export type AddedParty = z.output<typeof addedParty>;

/**
 * A dispute is told to the township.
 * @source Mediation Act, art. 17: on application, or on the committee's own initiative
 */
export const report = z
  .strictObject({
    channel: z.enum(channels).default('visit'),
    origin: z.enum(origins),
    /** The village or, where it is not known, the township in which the dispute lies. */
    placeId: id,
    typeCode: z.enum(disputeTypes),
    /** A local type of that class, on the day of the report. */
    localTypeCode: localTypeCode.optional(),
    summary: text(4000),
    reportedOn: date.optional(),
    parties: z.array(partyInput).max(60).default([]),
    partiesUnknown: z.literal(true).optional(),
    /** People concerned, when more than the parties named. */
    persons: z.int().min(1).max(1_000_000).optional(),
    amountFen: amountFen.optional(),
    risk: z.enum(risks).default('green'),
    riskFactors: z.array(z.enum(riskFactors)).max(12).default([]),
  })
  .refine((command) => command.parties.length > 0 || command.partiesUnknown === true, {
    path: ['parties'],
    params: {
      zh: '至少填写一名当事人，或注明当事人不明',
      en: 'Name at least one party, or say that none is known',
    },
    // Said together with what else is wrong, not after it was mended.
    when: ({ value }) => Array.isArray((value as { readonly parties?: unknown } | null)?.parties),
  });
