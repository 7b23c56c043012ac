import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type AgreementAccount = Shapes['Agreement'];
export type AgreedPromise = Shapes['AgreedPromise'];

/** The agreements of a case with all that became of them, the first first. */
export const useAgreements = (id: string, version: number, isAsked = true) =>
  useQuery({
    queryKey: ['dispute', id, 'agreements', version],
    enabled: isAsked,
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}/agreements', { params: { path: { id } } })).items,
    placeholderData: (before) => before,
  });
