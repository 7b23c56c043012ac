import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unlockedMinutes } from '#domain';
import { api, bodyOf } from '../../api/client.ts';
import { useActor, useSession } from '../../session/actor.ts';
import { draftSecretFrom, heldKey } from './held-key.ts';

const sealingKey = ['sealing-key'] as const;
/** How often the server is asked whether the key is still open: another window may have closed it. */
const askedEveryMs = 15_000;
const openAtMostMs = unlockedMinutes * 60_000;

const read = async () => bodyOf(await api.GET('/api/v1/sealing-key'));

/** What this person has of keys for sealed notes. */
export type SealingKey = Awaited<ReturnType<typeof read>>;

/**
 * The key of this person, and until when it is open in this window: another one, and the same one loaded anew, asks for the
 * code again. The server says whether it is open, whose clock counts; without an answer it is held for shut after the time
 * that it may be open at most.
 */
export function useSealingKey() {
  const client = useQueryClient();
  const { data: session } = useSession();
  const held = heldKey.use();
  const { data, error, refetch } = useQuery({
    queryKey: sealingKey,
    queryFn: read,
    refetchInterval: ({ state }) => (state.data?.unlockedUntil ? askedEveryMs : false),
    refetchIntervalInBackground: true,
  });
  // A session that has ended took the open key with it, while the page still stands behind the question who is there.
  const until = session === null ? null : (data?.unlockedUntil ?? null);
  const isRead = data !== undefined;
  useEffect(() => {
    if (until === null) {
      if (isRead) heldKey.set(null);
      return;
    }
    const shut = () => {
      client.setQueryData<SealingKey>(sealingKey, (now) => now && { ...now, unlockedUntil: null });
    };
    const timer = setTimeout(shut, openAtMostMs);
    return () => clearTimeout(timer);
  }, [client, until, isRead]);
  const isHere = held !== null && held.keyId === data?.key?.id;
  return { key: data, until: isHere ? until : null, error, refetch };
}

/** What is done with the key of this person; each answers with what they have of keys then. */
export function useSealing() {
  const client = useQueryClient();
  const { staffId } = useActor();
  const onSuccess = async (now: SealingKey) => {
    // A question that was asked before would be answered with what was before.
    await client.cancelQueries({ queryKey: sealingKey });
    client.setQueryData(sealingKey, now);
  };
  // A code stays nowhere: not with what was sent, either.
  const options = { gcTime: 0, onSuccess } as const;
  return {
    unlock: useMutation({
      ...options,
      mutationFn: async (code: string) => {
        const now = bodyOf(await api.POST('/api/v1/sealing-key/unlocking', { body: { code } }));
        if (now.key === null) return now;
        const keyId = now.key.id;
        heldKey.set({ ownerId: staffId, keyId, secret: await draftSecretFrom(code, keyId) });
        return now;
      },
    }),
    lock: useMutation({
      ...options,
      mutationFn: async () => bodyOf(await api.POST('/api/v1/sealing-key/locking')),
    }),
    make: useMutation({
      ...options,
      mutationFn: async (code: string) => bodyOf(await api.POST('/api/v1/sealing-key', { body: { code } })),
    }),
    change: useMutation({
      ...options,
      mutationFn: async (body: { readonly oldCode: string; readonly code: string }) =>
        bodyOf(await api.POST('/api/v1/sealing-key/change', { body })),
    }),
    replace: useMutation({
      ...options,
      mutationFn: async (code: string) =>
        bodyOf(await api.POST('/api/v1/sealing-key/replacement', { body: { code } })),
    }),
    recover: useMutation({
      ...options,
      mutationFn: async (code: string) =>
        bodyOf(await api.POST('/api/v1/sealing-key/recovery', { body: { code } })),
    }),
  };
}
