import { z } from 'zod';
import { amountFen, date } from '../dispute/command.fields.ts';
import {
  disputeTypes,
  originClasses,
  origins,
  outcomes,
  partyKinds,
  risks,
} from '../dispute/dispute.codes.ts';
import { localTypeCode } from '../dispute/local-type.ts';
import { registerAgreements, registerPerformances } from './register.fields.ts';

/** Longest text of one cell that is kept, in characters: as long as the summary of a report may be. */
export const registerTextLimit = 4000;
/** Most parties of one row: as many as a report may name. */
export const registerPartyLimit = 60;
/** Longest name of a party, in characters. */
export const registerNameLimit = 100;

const words = z.string().max(registerTextLimit);

export const registerParty = z.strictObject({
  name: z.string().min(1).max(registerNameLimit),
  /** A and B oppose each other; null = named without saying on which side. */
  side: z.enum(['A', 'B']).nullable(),
  /** People or households behind this party, when the register says 等N人 or 等N户. */
  count: z.int().min(1).max(100_000).optional(),
  kind: z.enum(partyKinds).optional(),
});
export type RegisterParty = Readonly<z.output<typeof registerParty>>;

/**
 * A row of a register as it is read, or as a person corrected it. The names are those of the exchange format.
 * Fields that are optional here stand only where the register has such a column and the cell says something.
 */
export const registerRecord = z
  .strictObject({
    seq: z.int().min(0).nullable(),
    row: z.int().min(1),
    reported_on: date,
    village_code: z.string().min(1).max(20),
    village_name: z.string().min(1).max(100),
    type_code: z.enum(disputeTypes),
    type_raw: z.string().min(1).max(200),
    /** The local type that the wording names; of the class above. */
    local_type: localTypeCode.optional(),
    parties: z.array(registerParty).max(registerPartyLimit),
    phones: z.array(z.string().max(30)).max(60),
    summary: words.nullable(),
    origin_code: z.enum(origins).nullable(),
    origin_class: z.enum(originClasses).nullable(),
    persons: z.int().min(1).max(1_000_000).nullable(),
    amount_fen: amountFen.nullable(),
    amount_approx: z.boolean(),
    grade: z.enum(risks).nullable(),
    lead_unit: words.nullable(),
    leader: words.nullable(),
    mediators: z.array(z.string().min(1).max(registerNameLimit)).max(60),
    due_on: date.nullable(),
    method: words.nullable(),
    status: z.enum(outcomes).exclude(['merged']),
    closed_on: date.nullable(),
    agreement: z.enum(registerAgreements).nullable(),
    performance: z.enum(registerPerformances).nullable(),
    follow_up_done: z.boolean().nullable(),
    follow_up_text: words.nullable(),
    remark: words.nullable(),
    case_number: z.string().max(100).optional(),
    accepted_on: date.optional(),
    occurred_on: date.optional(),
    mediated_on: date.optional(),
    title: words.optional(),
    id_numbers: z.array(z.string().length(18)).max(60).optional(),
    agreed_amount_fen: amountFen.optional(),
    /** Columns that have no field of their own, as they were written. */
    other: z
      .array(z.strictObject({ header: z.string(), text: words }))
      .max(200)
      .optional(),
  })
  .refine((record) => record.closed_on === null || record.closed_on >= record.reported_on, {
    path: ['closed_on'],
    params: { zh: '化解日期早于排查日期', en: 'Closed before it was reported' },
  })
  .refine((record) => record.status !== 'open' || record.closed_on === null, {
    path: ['status'],
    params: { zh: '在办的案件不应有化解日期', en: 'An open case has no closing date' },
  });
export type RegisterRecord = Readonly<z.output<typeof registerRecord>>;

/** What a held row would read as: the fields on which it may have failed are null. */
export type RegisterDraft = Readonly<
  Omit<RegisterRecord, MayFail> & { [F in MayFail]: RegisterRecord[F] | null }
>;
type MayFail = 'reported_on' | 'village_code' | 'village_name' | 'type_code' | 'type_raw' | 'status';

/**
 * What makes two rows the same case, as one canonical text: day of report, village, type, names of the parties
 * (in any order) and the summary without blanks and punctuation. The number, the progress and the result are left
 * out: they change while the case stays the same. The caller adds the township and hashes it.
 */
export function registerKey(
  record: Pick<RegisterDraft, 'reported_on' | 'village_code' | 'type_code' | 'parties' | 'summary'>,
): string {
  const names = record.parties.map((party) => bare(party.name)).sort();
  return JSON.stringify([
    record.reported_on,
    record.village_code,
    record.type_code,
    names,
    bare(record.summary ?? ''),
  ]);
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
}
