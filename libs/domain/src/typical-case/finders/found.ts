import { type Folded, type Span, spanOf } from '../folded.ts';
import type { ReplacementKind } from '../typical-case.codes.ts';

/** Something in a text that is to be replaced. */
export interface Found extends Span {
  readonly kind: ReplacementKind;
  /** Asked for once it is settled what is replaced: whoever comes first in the text is the first to be named. */
  readonly replacement: string | (() => string);
  /** Why, for the person who reviews it. */
  readonly reason: string;
  /** What wins where two meet: the lower. */
  readonly rank: number;
}

/** What a pattern found as a whole, without the room behind it. */
export const foundAt = (
  folded: Folded,
  { index, 0: text }: RegExpExecArray,
  what: Omit<Found, keyof Span>,
): Found => ({ ...spanOf(folded, index, index + text.trimEnd().length), ...what });

/** Ranks of what is found. */
export const ranks = { known: 0, written: 1, named: 2, guessed: 3 } as const;
