import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { officeKeys } from '../../api/office.ts';
import type { paths } from '../../api/schema.generated.ts';
import { sessionKey, useActor } from '../../session/actor.ts';

export type Leave = Shapes['Leave'];
type NewLeave = paths['/api/v1/me/leave']['post']['requestBody']['content']['application/json'];

const leaveKey = ['leave'] as const;

/** Somebody's leaves, and those of colleagues for whom they stand in. */
export function useLeave(personId: string) {
  const isOwn = useActor().staffId === personId;
  return useQuery({
    queryKey: [...leaveKey, personId],
    queryFn: async () =>
      bodyOf(
        isOwn
          ? await api.GET('/api/v1/me/leave')
          : await api.GET('/api/v1/staff/{id}/leave', { params: { path: { id: personId } } }),
      ),
  });
}

/** Sends something after which other people may stand in for others. */
function useChangingLeave<Input>(send: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Not waited for: the form closes once the server has taken what was sent, however slow the line is to read again.
    onSuccess: () => {
      for (const queryKey of [leaveKey, officeKeys.staff, sessionKey])
        void client.invalidateQueries({ queryKey });
    },
  });
}

/** Enters a leave of somebody. */
export function useEnterLeave(personId: string) {
  const isOwn = useActor().staffId === personId;
  return useChangingLeave((body: NewLeave) =>
    isOwn
      ? api.POST('/api/v1/me/leave', { body })
      : api.POST('/api/v1/staff/{id}/leave', { params: { path: { id: personId } }, body }),
  );
}

/** Ends a leave of somebody, or calls it off. */
export function useEndLeave(personId: string) {
  const isOwn = useActor().staffId === personId;
  return useChangingLeave((id: string) =>
    isOwn
      ? api.POST('/api/v1/me/leave/{id}/end', { params: { path: { id } } })
      : api.POST('/api/v1/staff/{id}/leave/{leaveId}/end', {
          params: { path: { id: personId, leaveId: id } },
        }),
  );
}
