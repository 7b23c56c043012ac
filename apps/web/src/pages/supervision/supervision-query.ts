import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

const boardKey = ['disputes', 'supervision'] as const;

/** What is late, by the unit that holds it, the longest overdue first. */
export const useBoard = () =>
  useInfiniteQuery({
    queryKey: boardKey,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/supervision', { params: { query: cursor === undefined ? {} : { cursor } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
type Page = NonNullable<ReturnType<typeof useBoard>['data']>['pages'][number];
export type Unit = Page['units'][number];

/** The units of the latest page, whose figures are of all, each with what the pages so far hold of it. */
export function unitsOf(pages: readonly Page[]): readonly Unit[] {
  const items = (id: Unit['id']) =>
    pages.flatMap(({ units }) => units.filter((unit) => unit.id === id).flatMap((unit) => unit.items));
  const units = pages.at(-1)?.units.map((unit) => ({ ...unit, items: items(unit.id) })) ?? [];
  return units.filter((unit) => unit.items.length > 0);
}

/** A slip that was made out. */
export const useSlip = (id: string) =>
  useQuery({
    queryKey: ['supervision-slip', id],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/supervision-slips/{id}', { params: { path: { id } } })),
  });
export type Slip = NonNullable<ReturnType<typeof useSlip>['data']>;

/** Signs for a slip in the name of the unit to which it went. */
export function useSignSlip(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/supervision-slips/{id}/receipt', { params: { path: { id } } })),
    onSuccess: (slip) => client.setQueryData(['supervision-slip', id], slip),
  });
}

/** Makes out the slip of an event; made out before, it is the same. */
export function useIssueSlip() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ disputeId, seq }: { readonly disputeId: string; readonly seq: number }) =>
      bodyOf(
        await api.POST('/api/v1/disputes/{id}/supervision-slips', {
          params: { path: { id: disputeId } },
          body: { seq },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: boardKey }),
  });
}
