import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { handedOut, intoDownloads } from '../../../api/handed-out.ts';
import type { Dispute } from '../dispute-query.ts';

export type Dossier = Shapes['Dossier'];
export type DossierLine = Shapes['DossierLine'];

const caseAt = (id: string) => ({ params: { path: { id } } });

/** What lies in the dossier of a case and what is missing, as it stands at this version of the case. */
export const useDossier = ({ id, version }: Pick<Dispute, 'id' | 'version'>) =>
  useQuery({
    queryKey: ['dispute', id, 'dossier', version],
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/dossier', caseAt(id))),
    placeholderData: (before) => before,
  });

/** How a dossier is taken out. */
export type DossierForm = 'pdf' | 'zip';

/** Takes the whole dossier out; it is noted. */
export const useTakeOut = (id: string) =>
  useMutation({
    mutationFn: async ({ form, reason }: { readonly form: DossierForm; readonly reason: string }) =>
      intoDownloads(await handedOut(`/api/v1/disputes/${id}/dossier/${form}`, { reason })),
  });

/** The holds of a case, the latest first. */
export const useHolds = (id: string) =>
  useQuery({
    queryKey: ['dispute', id, 'holds'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/holds', caseAt(id))).items,
  });

/** Sets or ends the hold of a case. */
export function useChangeHold(id: string, isHeld: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) => {
      const sent = { ...caseAt(id), body: { reason } };
      return isHeld
        ? bodyOf(await api.POST('/api/v1/disputes/{id}/holds/end', sent))
        : bodyOf(await api.POST('/api/v1/disputes/{id}/holds', sent));
    },
    onSuccess: async ({ items }) => {
      client.setQueryData(['dispute', id, 'holds'], items);
      await client.invalidateQueries({ queryKey: ['dispute', id, 'dossier'] });
    },
  });
}
