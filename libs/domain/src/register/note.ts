import { withoutIdNumbers } from './identity-masking.ts';
import type { RegisterSeverity } from './register.reading.ts';

/** What a reader of one cell has to say; row, header and column are added by whoever knows them. */
export interface Note {
  readonly code: string;
  readonly severity: RegisterSeverity;
  readonly zh: string;
  readonly en: string;
  readonly written?: string;
  readonly read?: string;
}

/** A value read from a cell, and what is to be said about it. */
export interface Read<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

/** Cell texts are repeated in messages up to this length. */
const quoteLimit = 40;

export function silent<T>(value: T): Read<T> {
  return { value, notes: [] };
}

export function withNote<T>(value: T, note: Note): Read<T> {
  return { value, notes: [note] };
}

/** The text of a cell as a message repeats it; an identity number that strayed into it is masked. */
export function shorten(cell: string): string {
  const { text } = withoutIdNumbers(cell.slice(0, 4 * quoteLimit));
  return text.length > quoteLimit ? `${text.slice(0, quoteLimit)}…` : text;
}

/** “text” in the quotation marks of the language of the messages. */
export function quoted(text: string): string {
  return `“${shorten(text)}”`;
}
