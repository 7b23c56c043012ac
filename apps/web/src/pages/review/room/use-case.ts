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

/**
 * A case as the room needs it, read again when the agenda tells of a newer one. A sensitive one is read only once somebody has
 * said why, and is not kept after that.
 * @param isShown  nothing hides it
 */
export function useCase({ line }: AgendaEntry, isShown: boolean) {
  const client = useQueryClient();
  const { id, version } = line;
  const { data } = useQuery({ ...caseQuery(id), enabled: isShown });
  const dispute = isShown ? data : undefined;
  const { data: steps } = useQuery({
    ...stepsQuery(id, Math.max(dispute?.version ?? 0, version)),
    enabled: isShown,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
  const isOld = dispute !== undefined && dispute.version < version;
  useEffect(() => {
    if (isOld) void client.invalidateQueries({ queryKey: ['dispute', id], exact: true });
  }, [client, id, isOld]);
  useEffect(() => {
    if (!isShown) client.removeQueries({ queryKey: ['dispute', id] });
  }, [client, id, isShown]);
  return { dispute, steps: isShown ? steps : undefined };
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
