import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from '../error-code.ts';

/** What can be learnt about a living process of this machine. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** Dead, but its parent has not taken notice yet: it still counts as alive for PostgreSQL. */
  readonly isZombie: boolean;
  /** Command line, arguments separated by blanks; undefined when hidden from us. */
  readonly command: string | undefined;
  /** Working directory; undefined when hidden from us or not known on this system. */
  readonly folder: string | undefined;
  /** Kernel's start time of the process, to tell it from a later one with the same pid; undefined when not known. */
  readonly startedAt: string | undefined;
}

/** @returns undefined when there is no process with this pid */
export async function processFacts(pid: number): Promise<ProcessFacts | undefined> {
  if (!isAlive(pid)) return undefined;
  return process.platform === 'linux' ? await factsFromProc(pid) : await factsFromPs(pid);
}

/** True also for a zombie and for a process of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Waits until the process is gone (or a zombie). @returns false when it is still there after `timeoutMs` */
export async function isGoneWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const facts = await processFacts(pid);
    if (facts === undefined || facts.isZombie) return true;
    if (Date.now() > deadline) return false;
    await pause(25);
  }
}

async function factsFromProc(pid: number): Promise<ProcessFacts | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (line === undefined) return isAlive(pid) ? hidden(pid) : undefined;
  // The second field is the program's name in brackets and may hold blanks and brackets itself.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return {
    pid,
    parent: Number(fields[1]),
    isZombie: fields[0] === 'Z' || fields[0] === 'X',
    command: command === '' ? undefined : command.split('\0').join(' ').trim(),
    folder: await readlink(`/proc/${pid}/cwd`).catch(() => undefined),
    startedAt: fields[19],
  };
}

async function factsFromPs(pid: number): Promise<ProcessFacts | undefined> {
  const format = ['-o', 'ppid=', '-o', 'stat=', '-o', 'command=', '-p', String(pid)];
  const answer = await promisify(execFile)('ps', format).catch(() => undefined);
  if (answer === undefined) return isAlive(pid) ? hidden(pid) : undefined;
  const [parent = '', state = '', ...command] = answer.stdout.trim().split(/\s+/);
  return {
    ...hidden(pid),
    parent: Number(parent),
    isZombie: state.startsWith('Z'),
    command: command.join(' '),
  };
}

function hidden(pid: number): ProcessFacts {
  return { pid, parent: 0, isZombie: false, command: undefined, folder: undefined, startedAt: undefined };
}
