import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processFacts } from './processes.ts';

/** Where the product that runs on a data folder can be reached. */
export interface RunningProduct {
  readonly pid: number;
  /** Address of its HTTP interface, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Its database, password included: the file is readable by its owner only. */
  readonly databaseUrl: string;
}

const fileName = 'running.json';

/**
 * Writes `running.json` (mode 600) into the data folder, so that the command line finds this process.
 * @returns removes the file again, unless another process has written its own in the meantime
 */
export async function announceRunning(
  folder: string,
  addresses: Omit<RunningProduct, 'pid'>,
): Promise<() => Promise<void>> {
  const facts = await processFacts(process.pid);
  const announced = { pid: process.pid, startedAt: facts?.startedAt, ...addresses };
  const half = join(folder, `${fileName}.${process.pid}`);
  await writeFile(half, `${JSON.stringify(announced, null, 2)}\n`, { mode: 0o600 });
  await rename(half, join(folder, fileName));
  return async () => {
    const running = await findRunning(folder);
    if (running?.pid === process.pid) await rm(join(folder, fileName), { force: true });
  };
}

/**
 * The product that runs on this data folder, as it announced itself.
 * @returns undefined without a file, and for a stale one: its process is dead, or its pid belongs to another by now
 */
export async function findRunning(folder: string): Promise<RunningProduct | undefined> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => undefined);
  const announced = text === undefined ? undefined : parse(text);
  if (announced === undefined) return undefined;
  const facts = await processFacts(announced.pid);
  if (facts === undefined || facts.isZombie || facts.startedAt !== announced.startedAt) return undefined;
  return { pid: announced.pid, url: announced.url, databaseUrl: announced.databaseUrl };
}

function parse(text: string): (RunningProduct & { readonly startedAt?: string }) | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
