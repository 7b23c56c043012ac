import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewDecision } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { type Decision, type Meeting, meetingKey } from '../review-query.ts';

/** A decision as the form gives it. Each press has a key of its own: it happens once, also when the network sends it twice. */
export interface Asked {
  readonly decision: Omit<ReviewDecision, 'command'> & { readonly command: object };
  readonly key: string;
}

/** Writes a decision into the meeting on the screen at once; what else it changes is read again. */
function noted(meeting: Meeting | undefined, made: Decision): Meeting | undefined {
  if (meeting === undefined) return undefined;
  const withMade = (decisions: Decision[]) =>
    decisions.some(({ id }) => id === made.id)
      ? decisions.map((one) => (one.id === made.id ? made : one))
      : [...decisions, made];
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

/** Decides the same on several cases; each is applied or refused by itself. */
export function useDecidingOnMany(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ batch, key }: { readonly batch: object; readonly key: string }) =>
      bodyOf(
        await api.POST('/api/v1/review/meetings/{id}/batches', {
          params: { path: { id: meetingId } },
          headers: { 'idempotency-key': key },
          body: batch as never,
        }),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['dispute'] });
      readAgain(client, meetingId);
    },
  });
}

/** Takes a decision back, and what was decided together with it on the same case. */
export function useRetracting(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (decisionId: string) =>
      bodyOf(
        await api.POST('/api/v1/review/meetings/{id}/decisions/{decisionId}/retract', {
          params: { path: { id: meetingId, decisionId } },
        }),
      ),
    onSuccess: async ({ decisions, dispute }) => {
      await client.cancelQueries({ queryKey: meetingKey(meetingId) });
      client.setQueryData<Meeting>(meetingKey(meetingId), (meeting) => decisions.reduce(noted, meeting));
      client.setQueryData(['dispute', dispute.id], dispute);
    },
    onSettled: () => readAgain(client, meetingId),
  });
}

/** Takes back all that was decided together, case by case; each goes back or says why not. */
export function useRetractingBatch(meetingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (batchId: string) =>
      bodyOf(
        await api.POST('/api/v1/review/meetings/{id}/batches/{batchId}/retract', {
          params: { path: { id: meetingId, batchId } },
          headers: { 'idempotency-key': newKey() },
        }),
      ),
    onSuccess: async ({ results }) => {
      await client.cancelQueries({ queryKey: meetingKey(meetingId) });
      const back = results.flatMap(({ decisions }) => decisions);
      client.setQueryData<Meeting>(meetingKey(meetingId), (meeting) => back.reduce(noted, meeting));
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['dispute'] });
      readAgain(client, meetingId);
    },
  });
}
