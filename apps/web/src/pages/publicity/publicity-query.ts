import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PublicityKind } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';

/** A record as the server answers it. */
export type PublicityRecord = Shapes['PublicityRecord'];

type BodyOf<Path extends '/api/v1/publicity' | '/api/v1/publicity/{id}/correction'> =
  paths[Path]['post']['requestBody']['content']['application/json'];

/** What is looked at. */
export interface Shown {
  readonly from: string;
  readonly to: string;
  readonly placeId?: string;
  readonly kind?: PublicityKind;
  readonly withCancelled: boolean;
}

const key = ['publicity'] as const;

/** The records of a period, page by page. */
export function useRecords({ withCancelled, ...shown }: Shown) {
  const query = { ...shown, ...(withCancelled ? { withCancelled: 'true' } : {}), limit: 30 };
  return useInfiniteQuery({
    queryKey: [...key, 'records', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await api.GET('/api/v1/publicity', {
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** The sums of a period. */
export const usePublicityFigures = ({ from, to, placeId }: Shown) =>
  useQuery({
    queryKey: [...key, 'figures', from, to, placeId],
    queryFn: async () =>
      bodyOf(
        await api.GET('/api/v1/publicity/figures', {
          params: { query: { from, to, ...(placeId ? { placeId } : {}) } },
        }),
      ),
  });

function useChange<Body>(send: (body: Body) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: key }) });
}

/** Enters a record. */
export const useEnter = () =>
  useChange(async (body: BodyOf<'/api/v1/publicity'>) =>
    bodyOf(await api.POST('/api/v1/publicity', { body })),
  );

/** Puts another record in the place of one. */
export const useCorrect = (id: string) =>
  useChange(async (body: BodyOf<'/api/v1/publicity/{id}/correction'>) =>
    bodyOf(await api.POST('/api/v1/publicity/{id}/correction', { params: { path: { id } }, body })),
  );

/** Cancels a record. */
export const useCancel = (id: string) =>
  useChange(async (body: { readonly reason: string }) =>
    bodyOf(await api.POST('/api/v1/publicity/{id}/cancellation', { params: { path: { id } }, body })),
  );
