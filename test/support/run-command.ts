import { jest } from '@jest/globals';
import { commandLine } from '../../apps/cli/src/command-line.ts';

/** What a command ended with: its exit code and all that it wrote. */
interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Carries a command out in this process, with what it writes kept. */
export async function run(...args: readonly string[]): Promise<Ended> {
  const written: string[] = [];
  const keep = (text: unknown) => written.push(String(text)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    return { code: await commandLine(args), said: written.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
