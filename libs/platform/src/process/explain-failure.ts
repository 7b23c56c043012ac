import { ConfigError } from '../config/config.ts';
import { errorCode } from '../database/error-code.ts';
import { StartError } from '../database/start-error.ts';

/**
 * What to print when a process cannot start or go on: a fault that people can mend in its own words, Chinese first, and
 * what the operating system says as it says it; anything else with its stack, because somebody has to mend the program.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof StartError) return error.forPeople();
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  return isOfSystem(error) ? error.message : (error.stack ?? error.message);
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
