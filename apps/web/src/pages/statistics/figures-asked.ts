import type { CountId } from '#domain';
import type { Shapes } from '../../api/client.ts';

/** By what cases are told apart. */
export type Dimension = Shapes['Figures']['breakdowns'][number]['by'];

/** Which days, and of which part of the tree. */
export interface FiguresAsked {
  /** As the interface reads it: 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W48, 2026-03-01..2026-04-15. */
  readonly period: string;
  /** Default: all that the person stands over. */
  readonly organisation?: string | undefined;
  /** What was known at a moment: a day, which is its end, or an instant. Default now. */
  readonly asOf?: string | undefined;
}

/** A number: what is counted, and in which line of which table. */
export interface FigureAsked {
  readonly figure: CountId;
  readonly by?: Dimension | undefined;
  /** Null: the cases that say nothing of it. */
  readonly key?: string | null | undefined;
}
