import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type LocalTypeEdition, type LocalTypeEnd, localTypeEdition } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { localTypesKey } from '../../../api/local-types.ts';

/** How many cases an edition concerns; nothing is asked while it is not whole. */
export function usePreview(edition: object) {
  const whole = localTypeEdition.safeParse({ reason: '…', ...edition });
  const body = whole.data;
  return useQuery({
    queryKey: [...localTypesKey, 'preview', body],
    enabled: body !== undefined,
    retry: false,
    queryFn: async () =>
      bodyOf(await api.POST('/api/v1/local-types/preview', { body: body as LocalTypeEdition })),
  });
}

/** Makes an edition. */
export function useMakeEdition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: LocalTypeEdition) => bodyOf(await api.POST('/api/v1/local-types', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: localTypesKey }),
  });
}

/** Ends the use of a type. */
export function useEndType(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: LocalTypeEnd) =>
      bodyOf(await api.POST('/api/v1/local-types/{id}/end', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: localTypesKey }),
  });
}
