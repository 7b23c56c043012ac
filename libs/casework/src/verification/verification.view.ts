import { z } from 'zod';
import { problems } from './difference.ts';

const problemCodes = Object.keys(problems) as (keyof typeof problems)[];
const label = z.object({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.object({ chainId: z.uuid(), position: count, hash });

/** What a proof of the record found: places, never values. */
export const verificationView = z.object({
  isClean: z.boolean(),
  counts: z.object({
    cases: count,
    events: count,
    parties: count,
    deadlines: count,
    seals: count,
    certificates: count,
  }),
  uncommitted: count,
  erased: count,
  root: hash,
  heads: z.array(head),
  differenceCount: count,
  differences: z.array(
    z.object({
      field: z.string(),
      problem: z.enum(problemCodes),
      problemName: label,
      disputeId: z.string().nullable(),
      number: z.string().nullable(),
      row: z.string().nullable(),
    }),
  ),
});
export type VerificationView = z.output<typeof verificationView>;

/** A certificate that was issued. */
export const certificateView = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  position: count,
  issuedAt: z.iso.datetime(),
  issuer: z.string().nullable(),
  programVersion: z.string(),
  cases: count,
  events: count,
  uncommitted: count,
  root: hash,
  heads: z.array(head),
  previousHash: hash,
  hash,
});
export type CertificateView = z.output<typeof certificateView>;
