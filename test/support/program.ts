import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A process of its own that runs our source, for tests that kill it. */
export interface Program {
  readonly child: ChildProcess;
  /** The next line on stdout, as JSON. @throws Error when the program ends before, with what it wrote to stderr */
  line<Line>(): Promise<Line>;
  /** Sends SIGKILL and resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
}

const loader = fileURLToPath(new URL('./typescript.mjs', import.meta.url));

/**
 * Starts a TypeScript file as a process.
 * @param file  URL of the file
 * @param options  uid and gid to run as another user (root only), env to add
 */
export function startProgram(
  file: URL,
  args: readonly string[],
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env'> = {},
): Program {
  const child = spawn(process.execPath, ['--import', loader, fileURLToPath(file), ...args], {
    ...options,
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
    // A channel beside them, over which a test may tell it something; who does not listen is not kept alive by it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const lines = createInterface({ input: child.stdout ?? Readable.from([]) })[Symbol.asyncIterator]();
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return {
    child,
    exited,
    line: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`the program ended without a line: ${complaint}`);
      return JSON.parse(next.value);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
