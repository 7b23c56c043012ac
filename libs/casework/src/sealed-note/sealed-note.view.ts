import { z } from 'zod';
import { sealedWords } from '#domain';

const person = z.object({ id: z.uuid(), name: z.string(), organisation: z.string() });
const holder = person.extend({
  keyId: z.uuid(),
  madeAt: z.iso.datetime(),
  /** By which two people on the telephone find that they mean the same key. */
  checkNumber: z.string(),
  /** They had another key before. */
  isReplaced: z.boolean(),
});
const keepers = z.object({ leading: z.array(holder), guiding: z.array(holder) });

const breaking = z.object({
  id: z.uuid(),
  askedBy: person,
  askedAt: z.iso.datetime(),
  askedFor: z.string(),
  endsAt: z.iso.datetime(),
  outcome: z.enum(['waiting', 'broken', 'refused', 'lapsed']),
  answeredBy: person.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** Why the other agreed. */
  agreedFor: z.string().nullable(),
  mayAnswer: z.boolean(),
  mayTakeBack: z.boolean(),
});

const sealedNote = z.object({
  id: z.uuid(),
  /** Which of the case it is, counted from 1. */
  position: z.int(),
  sealedAt: z.iso.datetime(),
  sealedBy: person,
  erasedOn: z.iso.date().nullable(),
  mayOpen: z.boolean(),
  mayAsk: z.boolean(),
  /** Mediators of the case who can open it, and those who cannot yet. */
  readers: z.array(person),
  lacking: z.array(holder),
  keepers: z.object({ leading: z.array(person), guiding: z.array(person) }),
  /** Who would keep the halves today, where that differs. */
  keepersDue: keepers.nullable(),
  breakings: z.array(breaking),
});
export type SealedNoteView = z.output<typeof sealedNote>;

/** The sealed notes of a case, and nothing of what they say. */
export const sealedNotePage = z.object({
  /** Mediates the case; keeps half a key; mediated it, and can let others in still; or only sees that there are notes. */
  standing: z.enum(['mediator', 'keeper', 'former', 'other']),
  count: z.int(),
  /** Whom a new note can be sealed to; for mediators. */
  circle: z.object({ readers: z.array(holder), without: z.array(person), keepers }).nullable(),
  items: z.array(sealedNote),
});
export type SealedNotePage = z.output<typeof sealedNotePage>;

z.globalRegistry.add(sealedNotePage, { title: 'SealedNotes' });
z.globalRegistry.add(sealedNote, { title: 'SealedNote' });

/** What a note says, for the one who has just opened it. */
export const openedNote = sealedWords;
