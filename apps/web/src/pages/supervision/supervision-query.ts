import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

const boardKey = ['disputes', 'supervision'] as const;

/** What is late, by the unit that holds it. */
export const useBoard = () =>
  useQuery({ queryKey: boardKey, queryFn: async () => bodyOf(await api.GET('/api/v1/supervision')) });
export type Unit = NonNullable<ReturnType<typeof useBoard>['data']>['units'][number];

/** A slip that was made out. */
export const useSlip = (id: string) =>
  useQuery({
    queryKey: ['supervision-slip', id],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/supervision-slips/{id}', { params: { path: { id } } })),
  });
export type Slip = NonNullable<ReturnType<typeof useSlip>['data']>;

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
