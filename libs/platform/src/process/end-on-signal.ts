import { failureCode } from '../queue/outage.ts';
import { exitWithParent, type ParentWatch } from './exit-with-parent.ts';

/** How the process ends. */
export interface EndOptions extends ParentWatch {
  /** Milliseconds that closing may take, default 9,000: containers are killed after 10 s. */
  readonly patienceMs?: number;
}

/**
 * Ends the process in order when it is told to: by Ctrl-C, SIGTERM, a closed terminal, or because npm is gone. Exit code 0
 * when all is closed, 1 when closing fails or takes too long. Further signals change nothing: what is under way would
 * be lost a moment before it is done.
 * @param close  answers what is under way and lets go of everything
 */
export function endOnSignal(close: () => Promise<unknown>, options: EndOptions = {}): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => giveUp('too-late'), options.patienceMs ?? 9_000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => giveUp(failureCode(error)),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  exitWithParent(end, options);
}

function giveUp(reason: string): void {
  process.stderr.write(`未能正常退出 · Did not end in order: ${reason}\n`);
  process.exit(1);
}
