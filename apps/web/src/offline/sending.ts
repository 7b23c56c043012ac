import { loadFiles, sendFiles } from './file-outbox.ts';
import { longestMs } from './post.ts';
import { loadReports, sendReports } from './report-outbox.ts';

let isAsked = false;
let isSending = false;
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
  await alone(async () => {
    while (isAsked) {
      isAsked = false;
      if (!(await load(ownerId)) || !(await isSignedIn(ownerId))) return;
      await sendReports(ownerId);
      await sendFiles(ownerId, tellSent);
    }
  });
  // Another window may have sent or refused something.
  await load(ownerId);
}

/** Reads what waits. @returns whether anything of it can be sent */
async function load(ownerId: string): Promise<boolean> {
  const waiting = [...(await loadReports(ownerId)), ...(await loadFiles(ownerId))];
  return waiting.some(({ refusal }) => refusal === undefined);
}

/** Does the work unless it is being done; without locks only this window is asked: the server takes each thing once. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (isSending) return;
  isSending = true;
  try {
    const { locks } = navigator as { readonly locks?: LockManager };
    if (locks === undefined) await work();
    else
      await locks.request('fengqiao.outbox', { ifAvailable: true }, async (lock) => lock && (await work()));
  } finally {
    isSending = false;
  }
}

/** Whoever has signed in since in another window would send this person's words as their own. */
async function isSignedIn(ownerId: string): Promise<boolean> {
  try {
    const response = await fetch('/api/v1/session', { signal: AbortSignal.timeout(longestMs) });
    const { actor } = (await response.json()) as { readonly actor?: { readonly staffId: string } };
    return actor?.staffId === ownerId;
  } catch {
    return false;
  }
}
