import type { Label } from '../../label.ts';
import type { ReplacementKind } from '../typical-case.codes.ts';

/** Something in a text by which somebody of the case could be known again. */
export interface Residue {
  /** UTF-16 units of the text, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly kind: ReplacementKind;
  /** `doubt`: also an everyday word. It may stand once a person has said why it is no name. */
  readonly certainty: 'sure' | 'doubt';
  readonly sentence: Label;
}
