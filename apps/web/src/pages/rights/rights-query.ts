import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

export type Rights = Shapes['Rights'];

/**
 * What somebody may see and do; without a person, oneself.
 * @param dispute  case number or id
 * @param isAsked  false waits
 */
export const useRights = (personId: string | undefined, dispute: string | undefined, isAsked = true) =>
  useQuery({
    enabled: isAsked,
    queryKey: ['rights', personId ?? 'mine', dispute ?? null],
    queryFn: async (): Promise<Rights> => {
      const query = dispute ? { dispute } : {};
      return personId === undefined
        ? bodyOf(await api.GET('/api/v1/rights', { params: { query } }))
        : bodyOf(await api.GET('/api/v1/staff/{id}/rights', { params: { path: { id: personId }, query } }));
    },
    retry: false,
  });
