import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Looked } from './follow.ts';

/** How long the screen says that it was changed. */
const saidForMs = 6_000;

/**
 * Follows what others do: reads a case or a meeting again when somebody has changed it, and the notifications when there are
 * new ones. Only the page that is looked at holds a line, because a browser opens six to one server and no more; coming back
 * to a page, it is told at once what it has missed.
 * @param isOpen  whether the door of the news lets this person in: it is closed to whoever sees no cases
 * @returns whether the case on the screen was changed by somebody else a moment ago
 */
export function useLive({ disputeId, meetingId }: Looked, isOpen: boolean): boolean {
  const client = useQueryClient();
  const [changed, setChanged] = useState<string>();
  useEffect(() => {
    if (!isOpen) return;
    let said: ReturnType<typeof setTimeout> | undefined;
    const onChanged = (id: string) => {
      setChanged(id);
      clearTimeout(said);
      said = setTimeout(() => setChanged(undefined), saidForMs);
    };
    // Loaded after the page has been drawn.
    const line = import('./follow.ts').then(({ follow }) =>
      follow(client, { disputeId, meetingId }, onChanged),
    );
    return () => {
      void line.then((stop) => stop());
      clearTimeout(said);
    };
  }, [client, disputeId, meetingId, isOpen]);
  return disputeId !== undefined && changed === disputeId;
}
