import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SetSchedule } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';

export type Schedule = Shapes['ReviewSchedule'];

const key = (townshipId: string) => ['review', 'schedule', townshipId] as const;

/** When, where and with whom a township holds its weekly review. @param townshipId  undefined: nothing is asked */
export const useSchedule = (townshipId: string | undefined) =>
  useQuery({
    queryKey: key(townshipId ?? ''),
    enabled: townshipId !== undefined,
    queryFn: async (): Promise<Schedule> =>
      bodyOf(
        await api.GET('/api/v1/review/schedule', {
          params: { query: townshipId === undefined ? {} : { townshipId } },
        }),
      ),
  });

/** Sets it; a meeting that is planned may have moved along. */
export function useScheduling() {
  const client = useQueryClient();
  return useMutation<Schedule, Error, SetSchedule>({
    mutationFn: async (body) => bodyOf(await api.PUT('/api/v1/review/schedule', { body: body as never })),
    onSuccess: (schedule) => client.setQueryData(key(schedule.townshipId), schedule),
    onSettled: () => client.invalidateQueries({ queryKey: ['review'] }),
  });
}
