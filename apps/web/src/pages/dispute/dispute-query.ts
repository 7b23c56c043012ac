import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CommandType } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';

export type Dispute = Shapes['Dispute'];

const path = (id: string) => ({ params: { path: { id } } });

/** One case as this person may see it. */
export const useDispute = (id: string) =>
  useQuery({
    queryKey: ['dispute', id],
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}', path(id))),
  });

/** What happened to it, oldest first. */
export const useHistory = (id: string, version: number) =>
  useQuery({
    queryKey: ['dispute', id, 'history', version],
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/history', path(id))).items,
    placeholderData: (before) => before,
  });

/** Where an event is sent: HOLD_SESSION → /hold-session. */
const doorOf = (id: string, type: CommandType) =>
  `/api/v1/disputes/${id}/${type.toLowerCase().replaceAll('_', '-')}`;

/** An event that somebody wants to happen. */
export interface Sending {
  readonly type: CommandType;
  readonly body: object;
  /** The version that the person saw; the server refuses when somebody was faster. */
  readonly version: number;
  /** One key per form that was opened: sent twice, it happens once. */
  readonly key: string;
}

/** Sends events to a case. */
export function useSend(id: string) {
  const client = useQueryClient();
  return useMutation<Dispute, Error, Sending>({
    mutationFn: async ({ type, body, version, key }) => {
      const response = await fetch(doorOf(id, type), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"`, 'idempotency-key': key },
        body: JSON.stringify(body),
      }).catch(() => {
        throw Problem.unreachable();
      });
      if (!response.ok) throw await Problem.from(response);
      return (await response.json()) as Dispute;
    },
    onSuccess: async (dispute) => {
      // A reading that began before the command would show the case as it was, and the next command would be refused.
      await client.cancelQueries({ queryKey: ['dispute', id], exact: true });
      client.setQueryData(['dispute', id], dispute);
      for (const key of ['disputes', 'my-day', 'notifications'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
