import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SealedWords } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { useKeyOf } from '../../../api/use-key-of.ts';
import type { Dispute } from '../dispute-query.ts';

export type SealedNotes = Shapes['SealedNotes'];
export type SealedNote = Shapes['SealedNote'];
export type Breaking = SealedNote['breakings'][number];
export type Holder = SealedNote['lacking'][number];

type Case = Pick<Dispute, 'id' | 'version'>;
const keyOf = ({ id, version }: Case) => ['dispute', id, 'sealed-notes', version] as const;

/** The sealed notes of a case as this person sees them, with nothing of what they say. */
export const useSealedNotes = (dispute: Case) =>
  useQuery({
    queryKey: keyOf(dispute),
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}/sealed-notes', { params: { path: { id: dispute.id } } })),
    placeholderData: (before) => before,
  });

/** What came of something: the notes as they are now; the case and its history have moved on. */
function useTaken(dispute: Case) {
  const client = useQueryClient();
  return async (now: SealedNotes) => {
    client.setQueryData(keyOf(dispute), now);
    await client.invalidateQueries({ queryKey: ['dispute', dispute.id] });
    await client.invalidateQueries({ queryKey: ['seal-requests'] });
  };
}

/** What a note says. Nothing keeps it but whoever asked: neither the memory of questions nor that of what was sent. */
export async function openedWords(disputeId: string, noteId: string): Promise<SealedWords> {
  const path = { id: disputeId, noteId };
  return bodyOf(await api.POST('/api/v1/disputes/{id}/sealed-notes/{noteId}/opening', { params: { path } }));
}

/** A note, and the keys that it is sealed to. */
export interface NoteToSeal {
  readonly words: SealedWords;
  readonly keyIds: readonly string[];
  /** Sent twice under one key it is there once. */
  readonly key: string;
}

/** Seals a note. */
export function useSeal(dispute: Case) {
  const onSuccess = useTaken(dispute);
  return useMutation({
    gcTime: 0,
    onSuccess,
    mutationFn: async ({ words, keyIds, key }: NoteToSeal) =>
      bodyOf(
        await api.POST('/api/v1/disputes/{id}/sealed-notes', {
          params: { path: { id: dispute.id }, header: { 'Idempotency-Key': key } },
          body: { ...words, keyIds: [...keyIds] },
        }),
      ),
  });
}

/** Opens a note to further keys. */
export function useWiden(dispute: Case) {
  const onSuccess = useTaken(dispute);
  return useMutation({
    onSuccess,
    mutationFn: async ({ noteId, keyIds }: { readonly noteId: string; readonly keyIds: readonly string[] }) =>
      bodyOf(
        await api.POST('/api/v1/disputes/{id}/sealed-notes/{noteId}/circle', {
          params: { path: { id: dispute.id, noteId } },
          body: { keyIds: [...keyIds] },
        }),
      ),
  });
}

/** A step of breaking a seal. */
export type BreakingStep = 'ask' | 'agree' | 'refuse' | 'takeBack';

/** Asks to break a seal, agrees, says no, or takes back; each with a reason. */
export function useBreaking(dispute: Case, noteId: string) {
  const onSuccess = useTaken(dispute);
  const keyFor = useKeyOf();
  return useMutation({
    onSuccess,
    mutationFn: async (sent: {
      readonly step: BreakingStep;
      readonly breakingId: string;
      readonly reason: string;
    }) => {
      const { step, breakingId, reason } = sent;
      const path = { id: dispute.id, noteId, breakingId };
      const header = { 'Idempotency-Key': keyFor(sent) };
      if (step === 'ask')
        return bodyOf(
          await api.POST('/api/v1/disputes/{id}/sealed-notes/{noteId}/breakings', {
            params: { path, header },
            body: { reason },
          }),
        );
      if (step === 'agree')
        return bodyOf(
          await api.POST('/api/v1/disputes/{id}/sealed-notes/{noteId}/breakings/{breakingId}/consent', {
            params: { path, header },
            body: { reason },
          }),
        );
      return bodyOf(
        await api.POST('/api/v1/disputes/{id}/sealed-notes/{noteId}/breakings/{breakingId}/refusal', {
          params: { path },
          body: { reason },
        }),
      );
    },
  });
}
