import { z } from 'zod';
import { id, reason, text } from '../dispute/command.fields.ts';
import { disputeTypes } from '../dispute/dispute.codes.ts';
import { writable } from '../required.text.ts';
import { replacementKinds } from './typical-case.codes.ts';
import { citedLaw } from './typical-case.laws.ts';

/** Asks for the draft of a case. */
export const typicalDraftRequest = z.strictObject({
  /** The mediators keep their names, e.g. to be honoured; whoever else bears the same is still taken out. */
  nameMediators: z.boolean().default(false),
});
export type TypicalDraftRequest = z.output<typeof typicalDraftRequest>;

const position = z.int().min(0).max(200_000);
const replacement = z.strictObject({
  start: position,
  end: position,
  replacement: writable(z.string().max(20_000)),
  kind: z.enum(replacementKinds),
  reason: text(200),
  /** Why the original may stand: it identifies nobody. */
  undone: reason.optional(),
});
const replacements = z.array(replacement).max(5000);

/** What a person has made of the draft: the whole of it, under the version that was read. */
export const typicalRevision = z.strictObject({
  version: z.int().min(1),
  /** Nothing of the whole need be there before it is handed in. */
  title: writable(z.string().trim().max(100)),
  laws: z.array(citedLaw).max(20),
  parts: z.strictObject({ facts: replacements, process: replacements, result: replacements }),
  comment: writable(z.string().trim().max(20_000)),
  /** Words that the check asks about, and why nobody is known by each. */
  cleared: z.array(z.strictObject({ words: text(60), reason })).max(100),
});
export type TypicalRevision = z.output<typeof typicalRevision>;

/** Acts upon an edition under the version that was read. */
export const typicalStep = z.strictObject({ version: z.int().min(1) });

/** Hands a draft back to whoever wrote it, or takes a released one back. */
export const typicalReason = z.strictObject({ version: z.int().min(1), reason });
export type TypicalReason = z.output<typeof typicalReason>;

/** Releases what somebody else has drafted. */
export const typicalRelease = z.strictObject({
  version: z.int().min(1),
  /** Of a strict case: when and how the parties have agreed in writing; without names. */
  consent: text(500).optional(),
});
export type TypicalRelease = z.output<typeof typicalRelease>;

/** The library. */
export const typicalListQuery = z.strictObject({
  typeCode: z.enum(disputeTypes).optional(),
  /** Part of the name of a law. */
  law: text(100).optional(),
  /** Words that all must be in the text. */
  words: text(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type TypicalListQuery = z.output<typeof typicalListQuery>;

/** The id of a typical case. */
export const typicalId = z.strictObject({ id });
