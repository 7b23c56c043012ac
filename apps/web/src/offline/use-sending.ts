import { useEffect } from 'react';
import { loadReports, sendWaiting } from './report-outbox.ts';

/** How often it is tried again where the browser does not notice that the line is back. */
const againMs = 30_000;

/** Sends what waits on the device: at the start, whenever the line comes back, and now and then. */
export function useSending(ownerId: string): void {
  useEffect(() => {
    const send = () => void sendWaiting(ownerId);
    void loadReports(ownerId).then(send);
    const timer = setInterval(send, againMs);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [ownerId]);
}
