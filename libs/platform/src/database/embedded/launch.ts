import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';

/** The file that {@link launch} runs; its name in a command line tells a guarded PostgreSQL from an orphan. */
export const watchdogFile = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));

/** How many of the last lines of a program are kept to find out why it failed. */
const linesKept = 40;
/** How long to wait for the last lines of a program that has ended. */
const lastLinesMs = 300;

/** A program of PostgreSQL under its watchdog. */
export interface Launched {
  /** Resolves with the exit code once the program is gone, whoever ended it. */
  readonly exited: Promise<number>;
  /** Its last 40 lines. */
  output(): string;
  /** From now on it no longer keeps this process alive: a product that forgets to stop its database still ends. */
  release(): void;
  /** Tells it to stop and resolves when it has. */
  stop(): Promise<number>;
}

/**
 * Starts a program of PostgreSQL under a watchdog, which stops it when this process ends in whatever way.
 * @param account  the user to run as; undefined = as this process
 * @param log      takes each line that the program prints
 */
export function launch(
  command: string,
  args: readonly string[],
  account: Account | undefined,
  log: (line: string) => void,
): Launched {
  const order = JSON.stringify({ command, args, uid: account?.uid, gid: account?.gid });
  const watchdog = spawn(process.execPath, [watchdogFile, String(process.pid), order], {
    // Its own process group: Ctrl-C in a terminal must reach the product only.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    // Nothing of the caller's environment: PGPORT, LC_ALL or NODE_OPTIONS=--inspect would change what happens.
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
  });
  const lines: string[] = [];
  for (const stream of [watchdog.stdout, watchdog.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      log(line);
    });
  }
  // The pipe breaks when the watchdog is killed; `exited` tells of it.
  watchdog.stdin.on('error', () => undefined);

  const exited = new Promise<number>((resolve) => {
    watchdog.on('error', (error) => {
      lines.push(error.message);
      resolve(127);
    });
    // By 'close' the last lines have been read. It never comes when only the watchdog was killed: PostgreSQL
    // still holds the pipes then.
    watchdog.on('exit', (code) => {
      const timer = setTimeout(() => resolve(code ?? 1), lastLinesMs);
      watchdog.on('close', () => {
        clearTimeout(timer);
        resolve(code ?? 1);
      });
    });
  });
  return {
    exited,
    output: () => lines.join('\n'),
    release: () => {
      watchdog.unref();
      for (const stream of watchdog.stdio) if (stream instanceof Socket) stream.unref();
    },
    stop: () => {
      watchdog.ref();
      watchdog.stdin.end();
      return exited;
    },
  };
}
