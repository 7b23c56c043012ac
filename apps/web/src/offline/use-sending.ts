import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** How often it is tried again where the browser does not notice that the line is back. */
const againMs = 30_000;

/**
 * Sends what waits on the device: at the start, whenever the line comes back, and now and then. What it needs for that is
 * loaded after the page has been drawn; where that fails, or the device cannot be read, the next time tries again.
 */
export function useSending(ownerId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | undefined;
    const send = async () => {
      const { sendWaiting, whenSent } = await import('./sending.ts');
      if (isGone) return;
      stop ??= whenSent((id) => void client.invalidateQueries({ queryKey: ['dispute', id] }));
      await sendWaiting(ownerId);
    };
    const trySending = () => void send().catch(() => undefined);
    trySending();
    const timer = setInterval(trySending, againMs);
    window.addEventListener('online', trySending);
    return () => {
      isGone = true;
      stop?.();
      clearInterval(timer);
      window.removeEventListener('online', trySending);
    };
  }, [ownerId, client]);
}
