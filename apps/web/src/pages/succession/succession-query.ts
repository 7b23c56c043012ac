import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

/** What hangs on somebody. */
export type Preview = Shapes['SuccessionPreview'];
/** One hand-over of somebody's work. */
export type Run = Shapes['SuccessionList']['items'][number];

const keyOf = (personId: string) => ['succession', personId] as const;
const at = (id: string) => ({ params: { path: { id } } });

/** A run is looked at again until all of its cases are done. */
const againMs = 1_000;

/** What was handed on of somebody's work, the latest first. */
export const useRuns = (personId: string) =>
  useQuery({
    queryKey: [...keyOf(personId), 'runs'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/staff/{id}/successions', at(personId))).items,
    refetchInterval: ({ state }) => (state.data?.some(({ endedAt }) => endedAt === null) ? againMs : false),
  });

/** What hangs on somebody; asked again whenever a run has ended. */
export function usePreview(personId: string) {
  const { data } = useRuns(personId);
  const ended = data?.filter(({ endedAt }) => endedAt !== null).length ?? 0;
  return useQuery({
    queryKey: [...keyOf(personId), 'preview', ended],
    queryFn: async () => bodyOf(await api.GET('/api/v1/staff/{id}/succession', at(personId))),
    placeholderData: keepPreviousData,
  });
}

/** An order as the form gives it. */
export interface Order {
  readonly toId: string;
  readonly cases?: { disputeId: string; toId: string }[];
  readonly reason: string;
}

/** Hands the work on. */
export function useHandOn(personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Order) => api.POST('/api/v1/staff/{id}/successions', { ...at(personId), body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(personId) }),
  });
}

/** Hands back what was not touched since. */
export function useUndo(personId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly reason: string }) =>
      api.POST('/api/v1/successions/{id}/undo', { ...at(runId), body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(personId) }),
  });
}
