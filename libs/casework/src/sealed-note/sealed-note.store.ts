import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type Commitment, digestOf } from '#casework/seal';
import { type SealedWords, sealedWords } from '#domain';
import { boundTo, decryptText, encryptText, execute, query, type Tx } from '#platform';
import { refused } from './sealed-note.refusals.ts';

/** A sealed note as it lies: nobody but its readers knows what it says. */
export interface SealedNote {
  readonly id: string;
  readonly disputeId: string;
  /** The event that tells who wrote it, and when. */
  readonly addedSeq: number;
  /** Null once it was erased. */
  readonly content: Buffer | null;
}

/** What the history commits to of a note: its encrypted bytes, which nobody can guess, so no salt is needed. */
export const sealedNoteDigest = (id: string, content: Buffer): string =>
  digestOf({ id, content: createHash('sha256').update(content).digest('hex') });

/** The commitment of the event that adds a note. */
export const commitmentTo = (id: string, content: Buffer): Commitment => ({
  of: 'sealed_note',
  id,
  digest: sealedNoteDigest(id, content),
});

/** Encrypts what a note says. @param place  it opens there and nowhere else */
export const sealedContent = (
  key: Buffer,
  place: Pick<SealedNote, 'id' | 'disputeId'>,
  words: SealedWords,
): Buffer => encryptText(key, boundNote(place), JSON.stringify(words));

/** What a note says. @throws DecryptionError */
export function wordsOf(
  key: Buffer,
  place: Pick<SealedNote, 'id' | 'disputeId'>,
  content: Buffer,
): SealedWords {
  return sealedWords.parse(JSON.parse(decryptText(key, boundNote(place), content)));
}

const boundNote = ({ id, disputeId }: Pick<SealedNote, 'id' | 'disputeId'>): Buffer =>
  boundTo('fengqiao sealed note', disputeId, id);

/** A note that nobody has erased. */
export type StandingNote = SealedNote & { readonly content: Buffer };

/** @throws RuleError kind "conflict", code "sealed-note-erased" */
export function notErased(note: SealedNote): StandingNote {
  const { content } = note;
  if (content === null) throw refused('sealed-note-erased');
  return { ...note, content };
}

/** Writes the row of a note that the event `addedSeq` of its dispute has added. */
export async function insertNote(tx: Tx, { id, disputeId, addedSeq, content }: StandingNote): Promise<void> {
  await execute(tx, {
    name: 'sealed-note.add',
    text: 'insert into sealed_note (id, dispute_id, added_seq, content) values ($1, $2, $3, $4)',
    values: [id, disputeId, addedSeq, content],
  });
}

/** One note of a dispute. @param lock  holds it until the transaction ends @returns undefined when it has none of this id */
export async function noteOf(
  on: Tx | DataSource,
  disputeId: string,
  id: string,
  lock = false,
): Promise<SealedNote | undefined> {
  const [row] = await query<SealedNote>(on, {
    text: `select id, dispute_id as "disputeId", added_seq as "addedSeq", content from sealed_note
           where dispute_id = $1 and id = $2${lock ? ' for no key update' : ''}`,
    values: [disputeId, id],
  });
  return row;
}

/** Did somebody break the seal of a note, as one of the two? */
export async function hasBroken(on: Tx | DataSource, noteId: string, staffId: string): Promise<boolean> {
  const rows = await query(on, {
    name: 'sealed-note.has-broken',
    text: `select 1 from seal_breaking where note_id = $1 and outcome = 'broken' and $2 in (asked_by, answered_by)`,
    values: [noteId, staffId],
  });
  return rows.length > 0;
}

/**
 * Does somebody hold the key of a note because it was sealed to them as a mediator, and not because they broke its seal?
 * Who has left the case reads it no more, but can let its present mediators in.
 */
export async function holdsKey(on: Tx | DataSource, noteId: string, staffId: string): Promise<boolean> {
  const rows = await query(on, {
    name: 'sealed-note.holds-key',
    text: `select 1 from sealed_note_key h join sealing_key k on k.id = h.sealing_key_id and k.retired_at is null
           where h.note_id = $1 and h.share = 'whole' and k.staff_id = $2 and not exists (
             select 1 from seal_breaking b where b.note_id = $1 and b.outcome = 'broken' and $2 in (b.asked_by, b.answered_by))`,
    values: [noteId, staffId],
  });
  return rows.length > 0;
}
