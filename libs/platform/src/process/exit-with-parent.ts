/** How closely the parent is watched. */
export interface ParentWatch {
  /** Milliseconds between two looks, default 500. */
  readonly everyMs?: number;
  /** Default: only when npm has started us. A product left behind by a shell that was closed shall go on. */
  readonly isWanted?: boolean;
}

/**
 * Shuts down when npm is killed: npm passes on neither SIGKILL nor, without `exec` in the script, any other signal,
 * and an orphan would keep the port and the data folder. Does not keep the process alive.
 * @param shutdown  the same orderly way out as for SIGTERM; called once
 * @returns ends the watch
 */
export function exitWithParent(shutdown: () => void, watch: ParentWatch = {}): () => void {
  const isWanted = watch.isWanted ?? process.env.npm_lifecycle_event !== undefined;
  if (!isWanted) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan is handed to process 1 or to a subreaper: the number changes, whatever it becomes.
    if (process.ppid === parent) return;
    clearInterval(timer);
    shutdown();
  }, watch.everyMs ?? 500);
  timer.unref();
  return () => clearInterval(timer);
}
