import { z } from 'zod';
import { partyRoles, partyStages, receiptCodeLength } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.uuid(), name: z.string() });

/** A code as it is typed: whatever it is, it is answered alike. */
export const lookRequest = z.strictObject({ code: z.string().max(200) });

/**
 * All that a code tells: how far, when next, whom to ask. No name, no number, no kind of matter, no other party.
 * @source decision 0055
 */
export const partyView = z.strictObject({
  stage: z.strictObject({ code: z.enum(partyStages), name: label, next: label }),
  appointment: z
    .strictObject({
      on: z.iso.date(),
      /** HH:MM; null where none was said. */
      time: z.string().nullable(),
      /** Address of the office of the unit in charge; null where nobody has entered it. */
      place: z.string().nullable(),
    })
    .nullable(),
  contact: z.strictObject({
    unit: z.string(),
    /** Of its office, else of the centre; null where nobody has entered either. */
    phone: z.string().nullable(),
    /** Whose telephone that is, where it is not that of the unit. */
    phoneOf: z.string().nullable(),
  }),
});
export type PartyView = z.output<typeof partyView>;
z.globalRegistry.add(partyView, { title: 'PartyView' });

/** What must have been read before the receipt of such a case is printed. */
const warning = z.enum(['violence_at_home', 'minors']);

const receipt = z.object({
  id: z.uuid(),
  issuedAt: z.iso.datetime(),
  issuedBy: person,
  /** Answered until then at the latest; sooner, some time after the end of the case. */
  expiresOn: z.iso.date(),
});
export const receiptList = z.object({
  items: z.array(
    z.object({
      party: person.extend({ role: z.enum(partyRoles) }),
      /** The one that holds; null where none was handed out, or it was ended. */
      receipt: receipt.nullable(),
    }),
  ),
  /** This person may hand one out, and end it. */
  mayGive: z.boolean(),
  /** Why nobody gets one; null where they may. */
  bar: z.enum(['confidential', 'ended', 'merged']).nullable(),
  warning: warning.nullable(),
});
export type ReceiptList = z.output<typeof receiptList>;
z.globalRegistry.add(receiptList, { title: 'ReceiptList' });

export const receiptRequest = z.strictObject({
  partyId: z.uuid(),
  /** Said by whoever has read the warning of such a case. */
  warningRead: z.literal(true).optional(),
});
export type ReceiptRequest = z.output<typeof receiptRequest>;

/** What the paper says; the code is told this once. */
export const givenReceipt = z.object({
  id: z.uuid(),
  partyName: z.string(),
  caseNumber: z.string().nullable(),
  reportedOn: z.iso.date(),
  issuedOn: z.iso.date(),
  township: z.string(),
  /** The address is that of its own office; the telephone may be that of another, which is named then. */
  unit: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    phoneOf: z.string().nullable(),
    address: z.string().nullable(),
  }),
  expiresOn: z.iso.date(),
  /** Twenty-four digits. */
  code: z.string().length(receiptCodeLength),
  /** Where the code is typed, and where it leads by itself; null where the product has no address outside the office. */
  address: z.object({ page: z.string(), withCode: z.string(), square: z.string() }).nullable(),
});
export type GivenReceipt = z.output<typeof givenReceipt>;
z.globalRegistry.add(givenReceipt, { title: 'GivenReceipt' });
