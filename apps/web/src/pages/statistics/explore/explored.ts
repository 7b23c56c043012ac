import { type CountId, countIds, type Label, type RateId, rateDefinitions, rateIds } from '#domain';
import { countedPeriod } from '../asked.ts';
import type { Dimension, FiguresAsked } from '../figures-asked.ts';
import { toldOfOpen } from '../open-note.tsx';
import {
  type Breakdown,
  type Each,
  type Figures,
  hasFewCases,
  useFigures,
  useSeries,
} from '../statistics-query.ts';

export type FigureId = CountId | RateId;

/** Every count and rate, in the order in which they are offered. */
export const figureIds: readonly FigureId[] = [...countIds, ...rateIds];
export const isRate = (id: FigureId): id is RateId => Object.hasOwn(rateDefinitions, id);

const eachOf = ['week', 'month', 'quarter', 'halfYear', 'year'] as const satisfies readonly Each[];

/** What stands below each other: the lines of a table, or periods. */
export type Rows = Dimension | `each-${Each}`;
export const periodRows = eachOf.map((each) => `each-${each}` as const);
const eachIn = (rows: Rows): Each | undefined => eachOf.find((each) => rows === `each-${each}`);

/** A line as it is shown; its numbers open their cases by what is asked here. */
export interface ExploredLine extends Pick<Figures, 'counts' | 'rates'> {
  readonly id: string;
  readonly name: Label;
  readonly asked: FiguresAsked;
  /** In which line of which table; none where the line is a period. */
  readonly line?: { readonly by: Dimension; readonly key: string | null };
  /** Of the shared count, in per cent; null where no share is told. */
  readonly share: string | null;
}

/** What the shares of the lines are shares of. */
export interface Shares {
  readonly of: CountId;
  /** What the printed ones add up to where that is not 100.0. */
  readonly printedSum: string | null;
  /** Fewer than may be divided: no share is told. */
  readonly isSmall: boolean;
}

interface Explored {
  readonly lines: readonly ExploredLine[];
  /** Of the whole period and part: counted as such, not added up. */
  readonly total: ExploredLine | null;
  /** Null where lines overlap, or are periods. */
  readonly shares: Shares | null;
  readonly smallBelow: number;
  /** A case may stand in several lines. */
  readonly isOverlapping: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** The figures that somebody put together. */
export function useExplored(
  asked: FiguresAsked,
  {
    rows,
    figures,
    enabled,
  }: { readonly rows: Rows; readonly figures: readonly FigureId[]; readonly enabled: boolean },
): Explored {
  const each = eachIn(rows);
  const by = each === undefined ? (rows as Dimension) : undefined;
  const isAsked = enabled && figures.length > 0;
  // Where no count is among the figures, shares are those of the first that the note tells.
  const counted = [...new Set([...figures, ...toldOfOpen(figures)])];
  const whole = useFigures(asked, {
    by: by ? [by] : [],
    compare: false,
    figures: counted,
    enabled: isAsked,
  });
  const series = useSeries(asked, { each: each ?? 'month', figures, enabled: isAsked && each !== undefined });
  const { data } = whole;
  const breakdown = data?.breakdowns[0];
  const shares = breakdown ? sharesIn(breakdown) : null;
  const lines = each
    ? (series.data?.items ?? []).map(
        ({ period, counts, rates }): ExploredLine => ({
          id: period.from,
          name: period.title,
          asked: { ...asked, period: countedPeriod(period) },
          counts,
          rates,
          share: null,
        }),
      )
    : (breakdown?.lines ?? []).map(
        ({ key, name, counts, rates, share }): ExploredLine => ({
          id: key ?? '',
          name,
          asked,
          ...(breakdown ? { line: { by: breakdown.by, key } } : {}),
          counts,
          rates,
          share,
        }),
      );
  const asking = each ? [whole, series] : [whole];
  return {
    lines,
    total: data
      ? {
          id: 'total',
          name: { zh: '合计', en: 'total' },
          asked,
          counts: data.counts,
          rates: data.rates,
          share: lines.some(({ share }) => share !== null) ? '100.0' : null,
        }
      : null,
    shares,
    smallBelow: data?.smallBelow ?? 0,
    isOverlapping: breakdown?.isOverlapping ?? false,
    isPending: asking.some(({ isFetching }) => isFetching),
    error: asking.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(asking.map(({ refetch }) => refetch())),
  };
}

function sharesIn(breakdown: Breakdown): Shares | null {
  const { isOverlapping, shareOf, printedSum } = breakdown;
  if (isOverlapping) return null;
  return { of: shareOf, printedSum, isSmall: hasFewCases(breakdown) };
}
