import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.generated.ts';
import { useWords } from '../../../words/words.ts';
import { codeWords } from './words.ts';

export type Channel = Shapes['Channel'];
export type Delivery = Shapes['Delivery'];
export type DeliveryState = Delivery['state'];

type Setting =
  paths['/api/v1/channels/{organisationId}']['put']['requestBody']['content']['application/json'];

const key = ['channels'] as const;
const logKey = ['deliveries'] as const;
const deliveriesOfPage = 50;

/** The channels of this part of the tree. */
export const useChannels = () =>
  useQuery({ queryKey: key, queryFn: async () => bodyOf(await api.GET('/api/v1/channels')).items });

/** Sets up a channel, or changes it. */
export function useSetChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ organisationId, ...body }: Setting & { readonly organisationId: string }) =>
      api.PUT('/api/v1/channels/{organisationId}', { params: { path: { organisationId } }, body }),
    onSuccess: () => {
      for (const queryKey of [key, logKey]) void client.invalidateQueries({ queryKey });
    },
  });
}

/** Sends a test message, and says what became of it. */
export const useTrial = (id: string) =>
  useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/channels/{id}/trial', { params: { path: { id } } })),
  });

/** What left by the channels, the newest first. */
export const useDeliveries = (state: DeliveryState | undefined) =>
  useInfiniteQuery({
    queryKey: [...logKey, state ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: before }) => {
      const query = { limit: deliveriesOfPage, ...(state ? { state } : {}), ...(before ? { before } : {}) };
      return bodyOf(await api.GET('/api/v1/deliveries', { params: { query } })).items;
    },
    getNextPageParam: (page) => (page.length < deliveriesOfPage ? undefined : page.at(-1)?.id),
  });

/** Sends again what was given up. */
export function useResend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/deliveries/{id}/resend', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: logKey }),
  });
}

/** @returns a function that says a code of the log in words, and one that has none as it is: http-404 */
export function useCodes(): (code: string) => string {
  const say = useWords(codeWords);
  const isKnown = (code: string): code is (typeof codeWords.keys)[number] =>
    codeWords.keys.some((known) => known === code);
  return (code) => (isKnown(code) ? say(code) : code);
}
