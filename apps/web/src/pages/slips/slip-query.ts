import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

export type TaskSlip = Shapes['TaskSlip'];
export type TaskSlipLine = Shapes['TaskSlipLine'];

/** Below the review: whatever changes a meeting may withdraw its slips or send others. */
const all = ['review', 'task-slips'] as const;
const path = (id: string) => ({ params: { path: { id } } });

/** Slips that this person sees, the latest first. */
export const useTaskSlips = (asked: {
  readonly state?: TaskSlipLine['state'];
  readonly meetingId?: string;
  readonly edition?: number;
  readonly limit?: number;
}) =>
  useInfiniteQuery({
    queryKey: [...all, asked],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/review/slips', {
          params: { query: { ...asked, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A slip with what is in it. */
export const useTaskSlip = (id: string) =>
  useQuery({
    queryKey: [...all, id],
    queryFn: async () => bodyOf(await api.GET('/api/v1/review/slips/{id}', path(id))),
  });

/** Signs for a slip in the name of one's unit. */
export function useSigning(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/review/slips/{id}/receipt', path(id))),
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  });
}

/** Where a slip is downloaded. */
export const fileOf = (id: string): string => `/api/v1/review/slips/${id}/slip.docx`;
