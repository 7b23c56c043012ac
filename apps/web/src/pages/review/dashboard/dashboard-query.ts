import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReviewFigure } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type Dashboard = Shapes['ReviewDashboard'];

/** Which week, and of which part of the tree. */
export interface WeekAsked {
  /** Any day of it. */
  readonly day: string;
  readonly organisation?: string | undefined;
}

const scoped = ({ day, organisation }: WeekAsked) => ({
  weekOf: day,
  ...(organisation === undefined ? {} : { organisation }),
});

/** How things stood in a week; the one before stays on the screen until it is there. */
export const useDashboard = (asked: WeekAsked) =>
  useQuery({
    queryKey: ['review', 'dashboard', asked],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/review/dashboard', { params: { query: scoped(asked) } })),
    placeholderData: (before) => before,
  });

/** A number of the dashboard, narrowed as its tables narrow it. */
export interface FigureAsked extends WeekAsked {
  readonly figure: ReviewFigure;
  readonly since?: 'week' | 'meeting';
  readonly by?: 'stage' | 'type' | 'village' | 'holder' | 'risk';
  readonly key?: string;
  readonly dueOn?: string;
}

/** The address of the page that opens a number. */
export function figurePath({ day, ...asked }: FigureAsked): string {
  const given = Object.entries({ week: day, ...asked }).filter(([, value]) => value !== undefined);
  return `/review/cases?${new URLSearchParams(given as [string, string][])}`;
}

/** The cases that a number counts, what is due next first. */
export const useFigureCases = (asked: FigureAsked, limit: number) =>
  useInfiniteQuery({
    queryKey: ['review', 'dashboard', 'cases', asked, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) => {
      const { day, organisation, ...figure } = asked;
      const query = { ...scoped({ day, organisation }), ...figure, limit, ...(cursor ? { cursor } : {}) };
      return bodyOf(await api.GET('/api/v1/review/dashboard/cases', { params: { query } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
