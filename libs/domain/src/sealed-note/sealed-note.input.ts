import { z } from 'zod';
import { date, eachOnce, id, text, twice } from '../dispute/command.fields.ts';

/** So many characters has a note at most: some four pages. */
export const sealedTextAtMost = 8000;

/** For so long a seal can be broken after somebody asked for it, in hours. @source decision 0053 */
export const unsealingHours = 72;

/** For so long after the code was given notes can be read without giving it again, in minutes. @source decision 0053 */
export const unlockedMinutes = 30;

/** What a mediator writes down of a separate talk. Nothing of it stands anywhere in plain. */
export const sealedWords = z.strictObject({
  talkedOn: date,
  /** With whom; left out where it was with somebody who is no party. */
  partyIds: z.array(id).max(30).refine(eachOnce, twice).default([]),
  text: text(sealedTextAtMost),
});
export type SealedWords = z.output<typeof sealedWords>;

/** The keys that may open the note, as they were shown to whoever says so: readers, and keepers of the halves. */
const keyIds = z.array(id).min(1).max(100).refine(eachOnce, twice);

/** A note to be sealed. */
export const sealedNoteInput = sealedWords.extend({ keyIds });
/** Whom a sealed note is opened to besides. */
export const sealedNoteCircle = z.strictObject({ keyIds });
