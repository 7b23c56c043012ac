import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewDecision } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { type Decision, type Meeting, meetingKey } from '../review-query.ts';

/** A decision as the form gives it; the key makes it happen once, however often it is sent. */
export interface Asked {
  readonly decision: Omit<ReviewDecision, 'command'> & { readonly command: object };
  readonly key: string;
}

/** What became of one of several decisions. */
export interface Outcome {
  readonly disputeId: string;
  /** Null: applied. */
  readonly refusal: Problem | null;
}

/** Writes a decision into the meeting on the screen at once; what else it changes is read again. */
function noted(meeting: Meeting | undefined, made: Decision): Meeting | undefined {
  if (meeting === undefined) return undefined;
  const withMade = (decisions: Decision[]) => [...decisions.filter(({ id }) => id !== made.id), made];
  return {
    ...meeting,
    decisions: withMade(meeting.decisions),
    agenda: meeting.agenda.map((part) => ({
      ...part,
      entries: part.entries.map((entry) =>
        entry.line.id === made.disputeId ? { ...entry, decisions: withMade(entry.decisions) } : entry,
      ),
    })),
  };
}

/** After a decision: the meeting, the case and every list may be other than they were. */
function readAgain(client: QueryClient, meetingId: string): void {
  void client.invalidateQueries({ queryKey: meetingKey(meetingId) });
  for (const key of ['disputes', 'my-day']) void client.invalidateQueries({ queryKey: [key] });
}

async function send(meetingId: string, { decision, key }: Asked) {
  return bodyOf(
    await api.POST('/api/v1/review/meetings/{id}/decisions', {
      params: { path: { id: meetingId } },
      headers: { 'idempotency-key': key },
      body: decision as never,
    }),
  );
}

/** Decides on one case. A refusal is kept in the meeting by the server, and the case is shown as it now is. */
export function useDeciding(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => send(meetingId, asked),
    onSuccess: async ({ decision, dispute }) => {
      await client.cancelQueries({ queryKey: meetingKey(meetingId) });
      client.setQueryData<Meeting>(meetingKey(meetingId), (meeting) => noted(meeting, decision));
      client.setQueryData(['dispute', dispute.id], dispute);
      void client.invalidateQueries({ queryKey: ['dispute', dispute.id, 'history'] });
      readAgain(client, meetingId);
    },
    onError: (_, { decision: { disputeId } }) => {
      void client.invalidateQueries({ queryKey: ['dispute', disputeId] });
      readAgain(client, meetingId);
    },
  });
}

/** Decides on several cases, one after the other; each is applied or refused by itself. */
export function useDecidingOnMany(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (all: readonly Asked[]): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (const asked of all) {
        const { disputeId } = asked.decision;
        try {
          await send(meetingId, asked);
          outcomes.push({ disputeId, refusal: null });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          outcomes.push({ disputeId, refusal: error });
        }
      }
      return outcomes;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['dispute'] });
      readAgain(client, meetingId);
    },
  });
}
