import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type DecisionOutcome = Shapes['DecisionOutcome'];

/** What of the decisions is asked for. */
export const decisionFilters = ['open', 'overdue', 'done', 'refused'] as const;
export type DecisionFilter = (typeof decisionFilters)[number];

/** What meetings have decided, the latest first, and how the cases went since. */
export const useDecisions = (
  filter: DecisionFilter,
  narrowed: {
    readonly unit: string | undefined;
    readonly townshipId: string | undefined;
    /** What one meeting decided. */
    readonly meeting: string | undefined;
  },
) =>
  useInfiniteQuery({
    queryKey: ['review', 'decisions', filter, narrowed],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/review/decisions', {
          params: {
            query: {
              ...(filter === 'overdue' ? { overdue: 'true' } : { state: filter }),
              ...Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value)),
              ...(cursor === undefined ? {} : { cursor }),
            } as never,
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
