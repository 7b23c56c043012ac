import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { ListFilter } from './filter.ts';

/** The pages of the list that were opened so far; `fetchNextPage` opens one more. */
export const useDisputes = ({ query }: Pick<ListFilter, 'query'>) =>
  useInfiniteQuery({
    queryKey: ['disputes', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/disputes', {
          params: { query: { ...query, limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
