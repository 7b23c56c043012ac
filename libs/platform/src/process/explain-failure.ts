import { ConfigError } from '../config/config.ts';
import { errorCode } from '../database/error-code.ts';
import { StartError } from '../database/start-error.ts';

/** A refusal as the rules and the border throw it; told by its words, since the plumbing does not know the law. */
interface Refusal extends Error {
  readonly messageZh?: string;
  readonly errors?: readonly { readonly pointer: string; readonly messageZh: string }[];
}

/**
 * What to print when a process or a command has failed: a fault that people can mend and a refusal in their own words,
 * Chinese first, and what the operating system says as it says it; anything else with its stack, because somebody has
 * to mend the program.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof StartError) return error.forPeople();
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { messageZh, message, errors = [], stack }: Refusal = error;
  if (messageZh === undefined) return isOfSystem(error) ? message : (stack ?? message);
  return [
    `${messageZh} · ${message}`,
    ...errors.map((fault) => `  ${fault.pointer} ${fault.messageZh}`),
  ].join('\n');
}

/** `ENOENT`, `ECONNREFUSED`: the message names the file or the address. */
function isOfSystem(error: Error): boolean {
  return /^E[A-Z]+$/.test(errorCode(error) ?? '') && error.message !== '';
}

/**
 * Runs the start of a process. When it fails, says why on stderr and ends with exit code 1, whatever of it still runs.
 */
export async function startOrExplain(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`\n${explainFailure(error)}\n`);
    process.exit(1);
  }
}
