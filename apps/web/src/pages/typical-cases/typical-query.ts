import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DisputeType, TypicalReason } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

export type TypicalCase = Shapes['TypicalCase'];
export type TypicalCaseLine = Shapes['TypicalCaseLine'];

/** Everything that is kept of typical cases. */
export const typicalKey = ['typical-cases'] as const;
/** One in the interface. */
export const pathOf = (id: string) => ({ params: { path: { id } } });

/** What is looked for in the library. */
export interface Looked {
  readonly typeCode?: DisputeType | undefined;
  readonly law?: string | undefined;
  readonly words?: string | undefined;
}

/** The library, page by page, the newest first. */
export function useLibrary({ typeCode, law, words }: Looked) {
  const query = { ...(typeCode && { typeCode }), ...(law && { law }), ...(words && { words }) };
  return useInfiniteQuery({
    queryKey: [...typicalKey, 'library', query],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await api.GET('/api/v1/typical-cases', {
          params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** One that was released. */
export const useTypicalCase = (id: string) =>
  useQuery({
    queryKey: [...typicalKey, 'one', id],
    queryFn: async () => bodyOf(await api.GET('/api/v1/typical-cases/{id}', pathOf(id))),
  });

/** Takes a released one back. @param version  that was read */
export function useWithdrawal(id: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ reason }: Pick<TypicalReason, 'reason'>) =>
      api.POST('/api/v1/typical-cases/{id}/withdrawal', { ...pathOf(id), body: { version, reason } }),
    // Nothing of what is over is kept: it would be shown until it was read once more.
    onSuccess: () => {
      client.removeQueries({ queryKey: [...typicalKey, 'one', id] });
      return client.resetQueries({ queryKey: [...typicalKey, 'library'] });
    },
  });
}
