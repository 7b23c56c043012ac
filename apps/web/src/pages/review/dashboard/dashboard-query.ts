import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type Dashboard = Shapes['ReviewDashboard'];

/** The week in which a day lies; the one before stays on the screen until it is there. */
export const useDashboard = (day: string) =>
  useQuery({
    queryKey: ['review', 'dashboard', day],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/review/dashboard', { params: { query: { weekOf: day } } })),
    placeholderData: (before) => before,
  });

export type Figure = 'red' | 'dueSoon' | 'toRatify';

/** The first cases that a number of the dashboard counts. */
export const useFigureCases = (day: string, figure: Figure) =>
  useQuery({
    queryKey: ['review', 'dashboard', day, figure],
    queryFn: async () =>
      bodyOf(
        await api.GET('/api/v1/review/dashboard/cases', {
          params: { query: { weekOf: day, figure, limit: 12 } },
        }),
      ),
    placeholderData: (before) => before,
  });
