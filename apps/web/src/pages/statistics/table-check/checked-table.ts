import { useDeferredValue, useMemo } from 'react';
import {
  checkGrid,
  checkText,
  type FindingSeverity,
  findingSeverities,
  type Meanings,
  type PlacedTableCheck,
  type RegisterCell,
  type RegisterMerge,
  RuleError,
} from '#domain';

/** What somebody put in: a text, or the cells of a table. */
export type Source =
  | { readonly form: 'text'; readonly text: string }
  | {
      readonly form: 'table';
      readonly cells: readonly (readonly RegisterCell[])[];
      readonly merges: readonly RegisterMerge[];
    };

export interface Checked {
  readonly check: PlacedTableCheck | null;
  /** Why it could not be checked. */
  readonly refusal: RuleError | null;
}

/** Checks in the browser, as somebody types: nothing of it leaves the device. */
export function useChecked(source: Source, meanings: Meanings): Checked {
  const looked = useDeferredValue(source);
  return useMemo(() => {
    try {
      const check =
        looked.form === 'text'
          ? checkText(looked.text, meanings)
          : checkGrid(looked.cells, looked.merges, meanings);
      return { check, refusal: null };
    } catch (error) {
      if (error instanceof RuleError) return { check: null, refusal: error };
      throw error;
    }
  }, [looked, meanings]);
}

/** The name of a cell in spreadsheets: B3. */
export const cellName = (row: number, column: number): string =>
  `${column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}${row + 1}`;

/** The gravest that was found about each figure. */
export function gravestOf({ findings, figures }: PlacedTableCheck): readonly (FindingSeverity | null)[] {
  const gravest = figures.map((): FindingSeverity | null => null);
  for (const severity of findingSeverities.toReversed())
    for (const finding of findings)
      if (finding.severity === severity) for (const at of finding.figures) gravest[at] = severity;
  return gravest;
}
