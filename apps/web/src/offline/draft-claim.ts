/** How long a window that is just closing may still have its draft; 300 was too short for a busy machine. */
const closingMs = 1000;

const prefix = 'fengqiao.draft.';

/** What this window has let go a moment ago; it takes a moment until it is free. */
let lettingGo: Promise<unknown> = Promise.resolve();

/** The ids of the drafts that are being written now, in this window or another. */
export async function claimedDrafts(): Promise<ReadonlySet<string>> {
  const { locks } = navigator as { readonly locks?: LockManager };
  await lettingGo;
  const { held = [] } = (await locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}

/**
 * Takes a draft for this window alone, until it lets go or is closed. Without locks, as over plain HTTP, windows share
 * nothing: each keeps its drafts in its own memory.
 * @param mayBeClosing  waits a moment for a window that is being closed or loaded anew
 * @returns how to let go; null when another window has it
 */
export async function claimDraft(id: string, mayBeClosing: boolean): Promise<(() => void) | null> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return () => undefined;
  await lettingGo;
  return await new Promise((resolve) => {
    const held = locks
      .request(
        prefix + id,
        mayBeClosing ? { signal: AbortSignal.timeout(closingMs) } : { ifAvailable: true },
        (lock) =>
          lock === null
            ? resolve(null)
            : new Promise<void>((end) =>
                resolve(() => {
                  end();
                  lettingGo = held;
                }),
              ),
      )
      .catch(() => resolve(null));
  });
}
