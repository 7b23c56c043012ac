import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RetentionClass, RetentionDecision } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

/** A term as the server answers it: the usual one, or that of this place. */
export type Rule = Shapes['RetentionRule'];

const key = ['retention'] as const;

/** The terms, and the dossiers whose term is over. */
export const useRetention = () =>
  useQuery({ queryKey: key, queryFn: async () => bodyOf(await api.GET('/api/v1/retention')) });

/** Sets a term of this place. */
export function useDecideTerm(name: RetentionClass) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RetentionDecision) =>
      api.PUT('/api/v1/retention/{class}', { params: { path: { class: name } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Goes back to the usual term. */
export function useForgetTerm(name: RetentionClass) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/retention/{class}', { params: { path: { class: name } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
