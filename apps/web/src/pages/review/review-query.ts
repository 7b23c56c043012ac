import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CloseMeeting, OpenMeeting, PlanMeeting } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';

export type Meeting = Shapes['Meeting'];
export type MeetingLine = Shapes['MeetingLine'];
export type Decision = Shapes['Decision'];
export type AgendaEntry = Shapes['AgendaEntry'];
export type Minutes = Shapes['Minutes'];

const keys = {
  all: ['review'],
  meetings: (townshipId?: string) => ['review', 'meetings', townshipId ?? 'all'],
} as const;

/** Under which a meeting is kept; whoever decides in it writes there. */
export const meetingKey = (id: string) => ['review', 'meeting', id] as const;

const path = (id: string) => ({ params: { path: { id } } });

/** The meetings of one township, or of all of the person's, the latest first. */
export const useMeetings = (townshipId?: string) =>
  useInfiniteQuery({
    queryKey: keys.meetings(townshipId),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/review/meetings', {
          params: {
            query: { ...(townshipId ? { townshipId } : {}), ...(cursor === undefined ? {} : { cursor }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const readMeeting = async (id: string): Promise<Meeting> =>
  bodyOf(await api.GET('/api/v1/review/meetings/{id}', path(id)));

/** A meeting with its agenda. */
export const useMeeting = (id: string) =>
  useQuery({ queryKey: meetingKey(id), queryFn: () => readMeeting(id) });

/** A former edition of the minutes of a meeting that was opened again. @param edition  undefined: nothing is asked */
export const useFormerMinutes = (id: string, edition: number | undefined) =>
  useQuery({
    queryKey: ['review', 'minutes', id, edition],
    enabled: edition !== undefined,
    queryFn: async (): Promise<Minutes> =>
      bodyOf(
        await api.GET('/api/v1/review/meetings/{id}/minutes/{edition}', {
          params: { path: { id, edition: edition ?? 1 } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What changes a meeting answers with it; everything else that was read of the review is read again. */
function useChanging<Body>(send: (body: Body) => Promise<Meeting>, onDone?: (meeting: Meeting) => void) {
  const client = useQueryClient();
  return useMutation<Meeting, Error, Body>({
    mutationFn: send,
    onSuccess: (meeting) => {
      void client.invalidateQueries({ queryKey: keys.all });
      client.setQueryData(meetingKey(meeting.id), meeting);
      onDone?.(meeting);
    },
    // Another chair was faster: the meeting is shown as it now is, beside the refusal.
    onError: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Plans a meeting. */
export const usePlanning = (onDone: (meeting: Meeting) => void) =>
  useChanging(
    async (body: PlanMeeting) => bodyOf(await api.POST('/api/v1/review/meetings', { body: body as never })),
    onDone,
  );

/** Opens it: figures and agenda are frozen. */
export const useOpening = (id: string) =>
  useChanging(async (body: OpenMeeting) =>
    bodyOf(await api.POST('/api/v1/review/meetings/{id}/open', { ...path(id), body: body as never })),
  );

/** Closes it: minutes and slips are made. */
export const useClosing = (id: string) =>
  useChanging(async (body: CloseMeeting) =>
    bodyOf(await api.POST('/api/v1/review/meetings/{id}/close', { ...path(id), body: body as never })),
  );
