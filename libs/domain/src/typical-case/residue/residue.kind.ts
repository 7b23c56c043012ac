import type { Label } from '../../label.ts';
import type { Span } from '../folded.ts';
import type { ReplacementKind } from '../typical-case.codes.ts';

/** Something in a text by which somebody of the case could be known again. */
export interface Residue {
  /** UTF-16 units of the text, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly kind: ReplacementKind;
  /** `doubt`: it may be nobody. It may stand once a person has said why. */
  readonly certainty: 'sure' | 'doubt';
  readonly sentence: Label;
}

/** A residue of some kind at a place. */
export const residueAt = (
  { start, end }: Span,
  kind: Residue['kind'],
  sentence: Label,
  certainty: Residue['certainty'] = 'sure',
): Residue => ({ start, end, kind, certainty, sentence });
