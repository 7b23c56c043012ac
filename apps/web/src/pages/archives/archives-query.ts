import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DestructionDecision, type DestructionProposal, statesToArchive } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

export type ListLine = Shapes['DestructionLine'];
export type List = Shapes['DestructionList'];
/** A case that has ended and whose dossier is open. */
export type WaitingCase = Shapes['DisputeLine'];
/** A dossier whose term is over. */
export type Due = NonNullable<ReturnType<typeof useDue>['data']>['dossiers'][number];

const key = ['destruction-lists'] as const;
const one = (id: string) => ({ params: { path: { id } } });

/** The cases that wait for nothing but their dossier being shut, what is due soonest first. */
export const useWaiting = () =>
  useInfiniteQuery({
    queryKey: ['disputes', 'to-archive'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/disputes', {
          params: {
            query: {
              state: [...statesToArchive],
              dossier: ['open'],
              sort: 'nextDueOn',
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The dossiers whose term is over, the longest overdue first. */
export const useDue = () =>
  useQuery({ queryKey: ['retention'], queryFn: async () => bodyOf(await api.GET('/api/v1/retention')) });

/** The lists of destruction, what awaits somebody first. */
export const useLists = () =>
  useQuery({ queryKey: key, queryFn: async () => bodyOf(await api.GET('/api/v1/destruction-lists')).items });

/** One list, with its dossiers. */
export const useList = (id: string) =>
  useQuery({
    queryKey: [...key, id],
    queryFn: async () => bodyOf(await api.GET('/api/v1/destruction-lists/{id}', one(id))),
  });

/** Proposes a list: the first signature. */
export function usePropose() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: DestructionProposal) =>
      bodyOf(await api.POST('/api/v1/destruction-lists', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['retention'] });
      await client.invalidateQueries({ queryKey: key });
    },
  });
}

/** Signs a list as the second, or refuses it. */
export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: DestructionDecision) =>
      bodyOf(await api.POST('/api/v1/destruction-lists/{id}/decision', { ...one(id), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Where the register of a list is downloaded. */
export const registerOf = (id: string): string => `/api/v1/destruction-lists/${id}/register.docx`;
