import { useQuery } from '@tanstack/react-query';
import { localTypesOn } from '#domain';
import { api, bodyOf, type Shapes } from './client.ts';

/** An edition of a local type. */
export type LocalType = Shapes['LocalType'];

/** The key under which they are kept; whoever changes one drops it. */
export const localTypesKey = ['local-types'] as const;

/** The local types of this part of the tree, with all their editions. */
export const useLocalTypes = () =>
  useQuery({
    queryKey: localTypesKey,
    queryFn: async () => bodyOf(await api.GET('/api/v1/local-types')),
    staleTime: 300_000,
  });

/** Those in use on a day, one for each code; today unless another is given. */
export function useLocalTypesOn(day?: string): readonly LocalType[] {
  const { data } = useLocalTypes();
  return data ? localTypesOn(data.items, day ?? data.today) : [];
}
