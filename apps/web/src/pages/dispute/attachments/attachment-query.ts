import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type Attachment = Shapes['Attachment'];

/** The files of a case that this person may open, the removed ones included. */
export const useAttachments = (disputeId: string) =>
  useQuery({
    queryKey: ['dispute', disputeId, 'attachments'],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}/attachments', { params: { path: { id: disputeId } } }))
        .items,
  });

/** Where the bytes of a file lie: `inline` to be shown, else to be saved. */
export const placeOf = (disputeId: string, { id }: Attachment, inline = false): string =>
  `/api/v1/disputes/${disputeId}/attachments/${id}${inline ? '?disposition=inline' : ''}`;

/** Removes a file; that it was there, and why it is gone, stays. */
export function useDetach(disputeId: string, attachmentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { reason: string }) =>
      bodyOf(
        await api.POST('/api/v1/disputes/{id}/attachments/{attachmentId}/removal', {
          params: { path: { id: disputeId, attachmentId } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', disputeId] }),
  });
}
