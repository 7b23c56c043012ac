import { reportParagraphs } from '#domain';
import type { EditsOf } from '../../../components/edits.ts';
import type { Sentence, SentenceId, Texts } from './report-query.ts';

/** Null gives back what the figures say; empty leaves the sentence out. */
type Wordings = Readonly<Record<SentenceId, string | null>>;
export type Edits = EditsOf<Wordings>;

/** The sentences as they are saved. */
export const wordingsOf = (sentences: readonly Sentence[]): Wordings =>
  Object.fromEntries(sentences.map(({ id, text }) => [id, text])) as Wordings;

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
    const text = edit.value ?? sentence.generated;
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
    const text = edit.value?.trim() ?? null;
    return [{ id, text: text === generated ? null : text }];
  });

/** Writes a sentence; what says again what is saved is no edit. */
export function withEdit(edits: Edits, saved: Sentence, value: string | null): Edits {
  const { [saved.id]: before, ...others } = edits;
  const over = before?.over ?? saved.text;
  return (value ?? saved.generated) === saved.text ? others : { ...others, [saved.id]: { value, over } };
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
