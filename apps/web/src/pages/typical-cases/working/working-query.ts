import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TypicalReason } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import type { paths } from '../../../api/schema.generated.ts';
import { pathOf, typicalKey } from '../typical-query.ts';

export type Working = Shapes['TypicalWorking'];
export type Edition = Shapes['TypicalEdition'];
export type Waiting = Shapes['TypicalWaiting'];

/** The whole of what a person has made of a draft. */
export type Revision =
  paths['/api/v1/typical-cases/{id}/working']['put']['requestBody']['content']['application/json'];

const keyOf = (id: string) => [...typicalKey, 'working', id] as const;

/**
 * An edition beside the original. The server notes who has read the case for it: it is read when the page is opened and after
 * a step, never again and again.
 */
export const useWorking = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => bodyOf(await api.GET('/api/v1/typical-cases/{id}/working', pathOf(id))),
  });

/** What is being written and reviewed, of cases that this person sees whole. */
export const useUnderway = () =>
  useQuery({
    queryKey: [...typicalKey, 'underway'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/typical-cases/underway')).items,
  });

/** What was made of a case. @param version  of the case: what may be made of it changes with it */
export const useEditions = (disputeId: string, version: number, isAsked: boolean) =>
  useQuery({
    queryKey: [...typicalKey, 'of', disputeId, version],
    enabled: isAsked,
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/typical-cases', pathOf(disputeId))),
  });

/** Makes the automatic draft of a case. */
export function useDraft(disputeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { readonly nameMediators: boolean }) =>
      bodyOf(await api.POST('/api/v1/disputes/{id}/typical-cases', { ...pathOf(disputeId), body })),
    // Also when it was refused: somebody else may have begun one.
    onSettled: () => client.invalidateQueries({ queryKey: typicalKey }),
  });
}

/** Reads an edition as it stands on the server now; where that fails, as it was known. */
export function useReadingAgain(working: Working): () => Promise<Working> {
  const client = useQueryClient();
  const queryKey = keyOf(working.id);
  return async () => {
    await client.refetchQueries({ queryKey, exact: true });
    return client.getQueryData<Working>(queryKey) ?? working;
  };
}

/** Shows at once what the server answered, and lets every list be read anew. */
function useKeeping() {
  const client = useQueryClient();
  return async (working: Working) => {
    // A reading that began before would show it as it was.
    await client.cancelQueries({ queryKey: keyOf(working.id), exact: true });
    client.setQueryData(keyOf(working.id), working);
    for (const part of ['library', 'one', 'underway', 'of'])
      void client.invalidateQueries({ queryKey: [...typicalKey, part] });
  };
}

/** Saves the whole of what a person has made of the draft. */
export function useSave(id: string) {
  const keep = useKeeping();
  return useMutation({
    mutationFn: async (body: Revision) =>
      bodyOf(await api.PUT('/api/v1/typical-cases/{id}/working', { ...pathOf(id), body })),
    onSuccess: keep,
  });
}

/** Where somebody else was faster, what they have made of it is shown. */
function useCatchingUp(id: string) {
  const client = useQueryClient();
  return (error: Error) => {
    if (error instanceof Problem && [409, 412].includes(error.status))
      void client.refetchQueries({ queryKey: keyOf(id), exact: true });
  };
}

/** A step of an edition, under the version that was read. */
export type Step = { readonly version: number } & (
  | { readonly step: 'submission' }
  | { readonly step: 'release'; readonly consent?: string | undefined }
  | { readonly step: 'return'; readonly reason: string }
);

/** Hands a draft in or back, or releases it. */
export function useStep(id: string) {
  const keep = useKeeping();
  const catchUp = useCatchingUp(id);
  return useMutation({
    mutationFn: async ({ version, ...asked }: Step) => {
      const to = pathOf(id);
      if (asked.step === 'return')
        return bodyOf(
          await api.POST('/api/v1/typical-cases/{id}/return', {
            ...to,
            body: { version, reason: asked.reason },
          }),
        );
      if (asked.step === 'submission')
        return bodyOf(await api.POST('/api/v1/typical-cases/{id}/submission', { ...to, body: { version } }));
      const body = { version, ...(asked.consent ? { consent: asked.consent } : {}) };
      return bodyOf(await api.POST('/api/v1/typical-cases/{id}/release', { ...to, body }));
    },
    onSuccess: keep,
    onError: catchUp,
  });
}

/** Gives a draft up, or takes a released one back. */
export function useEnd(id: string) {
  const client = useQueryClient();
  const catchUp = useCatchingUp(id);
  return useMutation({
    mutationFn: (body: TypicalReason) =>
      api.POST('/api/v1/typical-cases/{id}/withdrawal', { ...pathOf(id), body }),
    onSuccess: async () => {
      client.removeQueries({ queryKey: [...typicalKey, 'one', id] });
      await client.invalidateQueries({ queryKey: typicalKey });
    },
    onError: catchUp,
  });
}
