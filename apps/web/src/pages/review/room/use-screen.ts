import { useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../../../api/client.ts';
import { useCapable } from '../../../session/actor.ts';

/** Where a screen is, and how it goes elsewhere. */
export interface Place {
  /** The case that is shown, null for what is no case; undefined until somebody has turned a page. */
  readonly at: string | null | undefined;
  readonly go: (disputeId: string | null) => void;
  readonly isLinked: boolean;
  readonly link: (isLinked: boolean) => void;
}

/**
 * Turns pages with the other screens of the meeting. Whoever holds the review steers, and whoever turned last is followed;
 * others follow, until they turn a page themselves.
 */
export function usePlace(meetingId: string): Place {
  const steers = useCapable()('review.hold');
  const [at, setAt] = useState<string | null>();
  const [isLinked, link] = useState(true);
  const followed = useRef(0);
  const path = { params: { path: { id: meetingId } } };
  const { data } = useQuery({
    queryKey: ['review', 'screen', meetingId],
    queryFn: async () => bodyOf(await api.GET('/api/v1/review/meetings/{id}/screen', path)),
  });
  const mutationKey = ['review', 'turn', meetingId];
  // One after the other: the page that was turned to last is the one that stays.
  const turning = useMutation({
    mutationKey,
    scope: { id: `turn ${meetingId}` },
    mutationFn: async (disputeId: string | null) =>
      bodyOf(await api.PUT('/api/v1/review/meetings/{id}/screen', { ...path, body: { disputeId } })),
    // Where the line is down, this screen goes on by itself and tells its next page again.
    onSuccess: ({ turn }) => {
      followed.current = Math.max(followed.current, turn);
    },
  });
  const isTurning = useIsMutating({ mutationKey }) > 0;
  useEffect(() => {
    if (!data || !isLinked || isTurning || data.turn <= followed.current) return;
    followed.current = data.turn;
    setAt(data.disputeId);
  }, [data, isLinked, isTurning]);
  return {
    at,
    go: (disputeId) => {
      setAt(disputeId);
      if (!isLinked) return;
      if (!steers) return link(false);
      turning.mutate(disputeId);
    },
    isLinked,
    link: useCallback((linked: boolean) => {
      // What was turned to meanwhile is looked at now.
      followed.current = 0;
      link(linked);
    }, []),
  };
}
