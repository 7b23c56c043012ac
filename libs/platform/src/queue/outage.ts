import type { Logger } from '@nestjs/common';
import { errorCode } from '../database/transaction.ts';

/** Errors closer together than this belong to one outage. */
const QUIET_MS = 60_000;

/**
 * Reports the errors of one connection: one warning per outage, with the code alone. Connections repeat their
 * error every second while a server is away, and the error objects carry addresses and whole clients.
 * @returns the listener for the errors
 */
export function outageReporter(logger: Pick<Logger, 'warn'>, what: string): (error: unknown) => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const at = performance.now();
    if (at - lastAt > QUIET_MS) logger.warn(`${what}: ${failureCode(error)}`);
    lastAt = at;
  };
}

/**
 * The short, stable name of an error: its code, else its class. Never its message, which may quote what a
 * person wrote.
 */
export function failureCode(error: unknown): string {
  const code = errorCode(error);
  if (code !== undefined && /^[\w.-]{1,64}$/.test(code)) return code;
  return error instanceof Error ? error.constructor.name.slice(0, 64) : 'unknown';
}
