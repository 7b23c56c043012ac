import { reportParagraphs } from '#domain';
import type { Sentence, SentenceId, Texts } from './report-query.ts';

/** A sentence that somebody words and has not saved. */
interface Edit {
  /** Null gives back what the figures say; empty leaves the sentence out. */
  readonly text: string | null;
  /** What stood there when the writing began: another person may have saved something else since. */
  readonly over: string;
}
export type Edits = Readonly<Partial<Record<SentenceId, Edit>>>;

/** A sentence as it stands on the screen of whoever writes. */
export interface Worded extends Sentence {
  /** Not saved yet. */
  readonly isPending: boolean;
  /** What another person saved in its place meanwhile; null where nobody did. */
  readonly theirs: string | null;
}

/** Lays what is not saved yet over the sentences of the server. */
export const wordedWith = (sentences: readonly Sentence[], edits: Edits): readonly Worded[] =>
  sentences.map((sentence) => {
    const edit = edits[sentence.id];
    if (edit === undefined) return { ...sentence, isPending: false, theirs: null };
    const text = edit.text ?? sentence.generated;
    // The figures may have moved since; only what a person wrote is set against what a person writes.
    const isTheirs = sentence.isEdited && sentence.text !== edit.over && sentence.text !== text;
    return {
      ...sentence,
      text,
      isEdited: text !== sentence.generated,
      isPending: true,
      theirs: isTheirs ? sentence.text : null,
    };
  });

/** What is sent of it. A text like the one that the figures give is none. */
export const textsOf = (edits: Edits, sentences: readonly Sentence[]): Texts =>
  sentences.flatMap(({ id, generated }) => {
    const edit = edits[id];
    if (edit === undefined) return [];
    const text = edit.text?.trim() ?? null;
    return [{ id, text: text === generated ? null : text }];
  });

/** Writes a sentence; what says again what is saved is no edit. */
export function withEdit(edits: Edits, saved: Sentence, text: string | null): Edits {
  const { [saved.id]: before, ...others } = edits;
  const over = before?.over ?? saved.text;
  return (text ?? saved.generated) === saved.text ? others : { ...others, [saved.id]: { text, over } };
}

/** What was worded while `sent` was on its way: it stands over what was sent. */
export const wordedSince = (edits: Edits, sent: Edits): Edits =>
  Object.fromEntries(
    Object.entries(edits).flatMap(([key, edit]) => {
      const before = sent[key as SentenceId];
      if (edit === undefined || edit === before) return [];
      return [[key, { ...edit, over: before?.text?.trim() ?? edit.over }]];
    }),
  );

/** Gives one edit up. */
export function withoutEdit(edits: Edits, id: SentenceId): Edits {
  const { [id]: _, ...others } = edits;
  return others;
}

/** Keeps to one's own words after those of another were read. */
export function insisting(edits: Edits, id: SentenceId, theirs: string): Edits {
  const mine = edits[id];
  return mine === undefined ? edits : { ...edits, [id]: { ...mine, over: theirs } };
}

/** The sentences as they stand in paragraphs; one of which this page does not know the place stands at the end. */
export function paragraphsOf<T extends Pick<Sentence, 'id'>>(
  sentences: readonly T[],
): readonly (readonly T[])[] {
  const placed = reportParagraphs.map((ids) => sentences.filter(({ id }) => ids.includes(id)));
  const known = new Set(reportParagraphs.flat());
  const others = sentences.filter(({ id }) => !known.has(id));
  return [...placed, others].filter((paragraph) => paragraph.length > 0);
}
