import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** How often it is tried again where the browser does not notice that the line is back. */
const againMs = 30_000;

/**
 * Sends what waits on the device: at the start, whenever the line comes back, and now and then. What it needs for that is
 * loaded after the page has been drawn.
 */
export function useSending(ownerId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const outbox = import('./sending.ts');
    const send = () => void outbox.then(({ sendWaiting }) => sendWaiting(ownerId));
    const stopping = outbox.then(({ whenSent }) =>
      whenSent((id) => void client.invalidateQueries({ queryKey: ['dispute', id] })),
    );
    send();
    const timer = setInterval(send, againMs);
    window.addEventListener('online', send);
    return () => {
      void stopping.then((stop) => stop());
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [ownerId, client]);
}
