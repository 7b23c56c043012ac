import type { Span } from './folded.ts';
import type { ReplacementKind } from './typical-case.codes.ts';

/** One replacement in a text: units of the original, the end not included. */
export interface Replacement extends Span {
  readonly replacement: string;
  readonly kind: ReplacementKind;
  /** Why it was replaced. */
  readonly reason: string;
  /** Why a person let the original stand; absent while it is replaced. */
  readonly undone?: string | undefined;
}

/** A replacement in the draft: where what stands for the original is found there. */
export interface Marked extends Replacement {
  readonly original: string;
  /** In the draft. */
  readonly draftStart: number;
  readonly draftEnd: number;
}

/** A text with its replacements, in their order. */
export interface Redacted {
  readonly original: string;
  readonly replacements: readonly Replacement[];
}

/** The draft, and where each replacement stands in it. */
export function draftOf({ original, replacements }: Redacted): {
  readonly text: string;
  readonly marks: readonly Marked[];
} {
  let text = '';
  let at = 0;
  const marks: Marked[] = [];
  for (const one of replacements) {
    text += original.slice(at, one.start);
    const was = original.slice(one.start, one.end);
    const draftStart = text.length;
    text += one.undone === undefined ? one.replacement : was;
    marks.push({ ...one, original: was, draftStart, draftEnd: text.length });
    at = one.end;
  }
  return { text: text + original.slice(at), marks };
}

/**
 * Why replacements do not fit a text. One that begins where it ends adds words there.
 * @returns the place in the list, and null where all is well
 */
export function misplacedIn(length: number, replacements: readonly Span[]): number | null {
  let end = 0;
  for (const [n, one] of replacements.entries()) {
    if (one.start < end || one.end < one.start || one.end > length) return n;
    end = one.end;
  }
  return null;
}
