import type { Label } from '../label.ts';

/** What a number counts in. */
export type FigureUnit = 'cases' | 'persons' | 'fen' | 'attempts' | 'percent';

/**
 * Which cases a period counts: those that were accepted in it (cohort), those to which something happened in it (period), or
 * those that there are at its first or last day (stock).
 */
export type FigureBasis = 'cohort' | 'period' | 'stock';

/**
 * What a number means. The sentence is printed beside the number, for most quarrels about figures are quarrels about what
 * was counted. A changed meaning gets a new version: figures that were published keep the one under which they stood.
 */
export interface FigureDefinition {
  readonly version: number;
  readonly title: Label;
  readonly definition: Label;
  readonly basis: FigureBasis;
  readonly unit: FigureUnit;
}

/** A definition as it is written down here: title and sentence, Chinese and English. */
export type DefinitionText = readonly [
  titleZh: string,
  titleEn: string,
  sentenceZh: string,
  sentenceEn: string,
];

/** @param version  counted up when the meaning changes */
export const defined = (
  basis: FigureBasis,
  [titleZh, titleEn, sentenceZh, sentenceEn]: DefinitionText,
  { unit = 'cases', version = 1 }: { readonly unit?: FigureUnit; readonly version?: number } = {},
): FigureDefinition => ({
  version,
  title: { zh: titleZh, en: titleEn },
  definition: { zh: sentenceZh, en: sentenceEn },
  basis,
  unit,
});
