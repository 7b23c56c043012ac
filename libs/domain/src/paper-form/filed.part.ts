import type { PaperForm } from './paper.codes.ts';

/** The pages of a file on which one print stands, counted from 1. */
export interface FiledPart {
  readonly form: PaperForm;
  readonly printId: string;
  readonly fromPage: number;
  readonly toPage: number;
  /** Whether the page is among them on which the paper ends; only of a paper that ends in signatures. */
  readonly hasEnd?: boolean | undefined;
}
