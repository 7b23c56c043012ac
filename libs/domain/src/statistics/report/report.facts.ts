import type { BesideId } from '../beside.ts';
import type { CountId, Counts } from '../counts.ts';
import type { RateId } from '../rates.definitions.ts';
import type { Change, Rate } from '../rates.ts';

/** A line of a table, as far as a sentence tells of it. */
export interface ReportedLine {
  readonly name: string;
  readonly accepted: number;
  /** Of the accepted ones, one decimal; null where nothing was accepted. */
  readonly share: string | null;
}

/** Another period, and how far this one is from it. */
export interface ReportedComparison {
  readonly title: string;
  readonly counts: Counts;
  readonly changes: { readonly [id in CountId]?: Change | undefined };
}

/** What the sentences of a report are made of: figures, and nothing that people have said. */
export interface ReportFacts {
  /** 2026年, 2026年第一季度. */
  readonly period: string;
  /** ISO days; `until` is before the end of a period that is not over. */
  readonly from: string;
  readonly until: string;
  readonly isOver: boolean;
  /** Whose figures they are. */
  readonly scope: string;
  readonly smallBelow: number;
  /** What other registers say; null of what only villages and townships do, where it is a unit whose figures these are. */
  readonly beside: Readonly<Record<BesideId, number | null>>;
  readonly counts: Counts;
  readonly rates: Readonly<Record<RateId, Rate>>;
  readonly types: readonly ReportedLine[];
  /** Types that the place uses beside the official ones, each with its class in its name. */
  readonly localTypes: readonly ReportedLine[];
  /** What the printed shares of the types add up to where that is not 100.0. */
  readonly typesPrintedSum: string | null;
  readonly originClasses: readonly ReportedLine[];
  readonly villages: readonly ReportedLine[];
  readonly agreedWan: string;
  /** Calendar days from the acceptance to the result; null where nothing was closed. */
  readonly days: { readonly cases: number; readonly median: number; readonly p90: number } | null;
  /** 环比. */
  readonly before: ReportedComparison;
  /** 同比; null where it is the same as the period before, which is so of a year. */
  readonly yearBefore: ReportedComparison | null;
}
