import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, bodyOf } from '../../../api/client.ts';
import type { AgendaEntry } from '../review-query.ts';

const path = (id: string) => ({ params: { path: { id } } });

const caseQuery = (id: string) => ({
  queryKey: ['dispute', id],
  queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}', path(id))),
  staleTime: 60_000,
});

const stepsQuery = (id: string, version: number) => ({
  queryKey: ['dispute', id, 'history', version],
  queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/history', path(id))).items,
  staleTime: Infinity,
});

/** A case as the room needs it. A sensitive one is read only once somebody asks for it: its opening is noted. */
export function useCase({ line }: AgendaEntry, isAskedFor: boolean) {
  const enabled = !line.sensitive || isAskedFor;
  const { data: dispute } = useQuery({ ...caseQuery(line.id), enabled });
  const { data: steps } = useQuery({
    ...stepsQuery(line.id, dispute?.version ?? line.version),
    enabled,
    placeholderData: (before) => (before?.some(({ seq }) => seq > 0) && dispute ? before : undefined),
  });
  return { dispute, steps };
}

function prefetch(client: QueryClient, { line }: AgendaEntry): void {
  if (line.sensitive) return;
  void client.prefetchQuery(caseQuery(line.id));
  void client.prefetchQuery(stepsQuery(line.id, line.version));
}

/** Reads what may be turned to next before it is: the two that follow, and the one before. */
export function useNeighbours(entries: readonly AgendaEntry[], at: number): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const n of [at + 1, at - 1, at + 2]) {
      const entry = entries[n];
      if (entry) prefetch(client, entry);
    }
  }, [client, entries, at]);
}
