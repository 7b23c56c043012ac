import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** How long the screen says that it was changed. */
const saidForMs = 6_000;
/** How long the answer to an own command may take before it is looked at again. */
const ownAnswerMs = 300;

/** The version of a case that this screen shows; 0 when it shows none yet. */
interface Shown {
  readonly version: number;
}

/**
 * Follows what others do: reads a case again when somebody has changed it, and the notifications when there are new ones.
 * Only the page that is looked at holds a line, because a browser opens six to one server and no more; coming back to a
 * page, it is told at once what it has missed.
 * @param isOpen  whether the door of the news lets this person in: it is closed to whoever sees no cases
 * @returns whether the case on the screen was changed by somebody else a moment ago
 */
export function useLive(disputeId: string | undefined, isOpen: boolean): boolean {
  const client = useQueryClient();
  const [changed, setChanged] = useState<string>();
  useEffect(() => {
    if (!isOpen) return;
    let line: EventSource | undefined;
    let said: ReturnType<typeof setTimeout> | undefined;
    const shown = () => client.getQueryData<Shown>(['dispute', disputeId])?.version ?? 0;
    const onDispute = (event: MessageEvent<string>) => {
      // The answer to this screen's own command is still under way, and will show what it did.
      if (client.isMutating() > 0) {
        setTimeout(onDispute, ownAnswerMs, event);
        return;
      }
      const { id, value }: { id: string; value: number } = JSON.parse(event.data);
      // It shows that already, or is still reading the case.
      if (shown() === 0 || shown() >= value) return;
      void client.invalidateQueries({ queryKey: ['dispute', id] });
      void client.invalidateQueries({ queryKey: ['disputes'], refetchType: 'none' });
      setChanged(id);
      clearTimeout(said);
      said = setTimeout(() => setChanged(undefined), saidForMs);
    };
    const onNotifications = () => {
      for (const key of ['notifications', 'my-day']) void client.invalidateQueries({ queryKey: [key] });
    };
    const follow = () => {
      line?.close();
      line = undefined;
      if (document.visibilityState !== 'visible') return;
      line = new EventSource(
        `/api/v1/live${disputeId === undefined ? '' : `?dispute=${disputeId}&seen=${shown()}`}`,
      );
      line.addEventListener('dispute', onDispute);
      line.addEventListener('notifications', onNotifications);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(said);
      line?.close();
    };
  }, [client, disputeId, isOpen]);
  return disputeId !== undefined && changed === disputeId;
}
