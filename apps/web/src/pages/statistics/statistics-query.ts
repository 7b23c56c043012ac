import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import type { Dimension, FigureAsked, FiguresAsked } from './figures-asked.ts';

export type Figures = Shapes['Figures'];
export type Breakdown = Figures['breakdowns'][number];
export type Compared = NonNullable<Figures['comparison']>['before'];
export type RateShown = NonNullable<Figures['rates']['successRate']>;

const scoped = ({ period, organisation, asOf }: FiguresAsked) => ({
  period,
  ...(organisation === undefined ? {} : { organisation }),
  ...(asOf === undefined ? {} : { asOf }),
});

/** Lines that are parts of a whole, and few: their shares are not told. */
export const hasFewCases = ({ isOverlapping, lines, shareOf }: Breakdown): boolean =>
  !isOverlapping &&
  lines.some(({ counts }) => (counts[shareOf] ?? 0) > 0) &&
  lines.every(({ share }) => share === null);

/** What is asked beside days and part. */
export interface FiguresWanted {
  readonly by: readonly Dimension[];
  readonly compare: boolean;
  /** Counts and rates; default all. */
  readonly figures?: readonly string[];
  /** A period that has not begun has no figures. */
  readonly enabled: boolean;
}

/** The figures of a period; the ones before stay on the screen until they are there. */
export const useFigures = (asked: FiguresAsked, { enabled, figures, ...wanted }: FiguresWanted) =>
  useQuery({
    queryKey: ['statistics', 'figures', asked, wanted, figures],
    enabled,
    queryFn: async () => {
      const query = {
        ...scoped(asked),
        by: wanted.by.join(','),
        compare: wanted.compare ? ('true' as const) : ('false' as const),
        ...(figures === undefined ? {} : { figures: figures.join(',') }),
      };
      return bodyOf(await api.GET('/api/v1/statistics/figures', { params: { query } }));
    },
    placeholderData: (before) => before,
  });

export type Each = 'week' | 'month' | 'quarter' | 'halfYear' | 'year';

/** Figures of the weeks or months of a period. */
export const useSeries = (
  asked: FiguresAsked,
  wanted: { readonly each: Each; readonly figures: readonly string[]; readonly enabled: boolean },
) =>
  useQuery({
    queryKey: ['statistics', 'series', asked, wanted],
    enabled: wanted.enabled,
    queryFn: async () => {
      const query = { ...scoped(asked), each: wanted.each, figures: wanted.figures.join(',') };
      return bodyOf(await api.GET('/api/v1/statistics/series', { params: { query } }));
    },
    placeholderData: (before) => before,
  });

/** How long the cases took that ended in a period. */
export const useDurations = (asked: FiguresAsked, enabled: boolean) =>
  useQuery({
    queryKey: ['statistics', 'durations', asked],
    enabled,
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/statistics/durations', { params: { query: scoped(asked) } })),
    placeholderData: (before) => before,
  });

/** The cases behind a number, by pages. */
export const useFigureCases = (asked: FiguresAsked, figure: FigureAsked, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['statistics', 'cases', asked, figure],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) => {
      const { figure: id, by, key } = figure;
      const query = {
        ...scoped(asked),
        figure: id,
        ...(by === undefined ? {} : { by }),
        ...(typeof key === 'string' ? { key } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return bodyOf(await api.GET('/api/v1/statistics/cases', { params: { query } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
