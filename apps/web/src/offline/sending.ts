import { loadFiles, sendFiles } from './file-outbox.ts';
import { sendReports } from './report-outbox.ts';

let isAsked = false;
const sentListeners = new Set<(disputeId: string) => void>();

/** Tells when something reached a case. @returns the end of listening */
export function whenSent(listener: (disputeId: string) => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

const tellSent = (disputeId: string): void => {
  for (const listener of sentListeners) listener(disputeId);
};

/**
 * Sends everything that waits on this device: reports, then files. One at a time in all windows of the browser; what is
 * added meanwhile is sent in the same go.
 */
export async function sendWaiting(ownerId: string): Promise<void> {
  isAsked = true;
  await navigator.locks.request('fengqiao.outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return void (await loadFiles(ownerId));
    while (isAsked) {
      isAsked = false;
      await sendReports(ownerId);
      await sendFiles(ownerId, tellSent);
    }
  });
}
