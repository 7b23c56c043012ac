import { foreignContentType, foreignOrigin } from './auth.problems.ts';
import type { AuthRequest } from './identity.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Does the method promise to change nothing? */
export const isSafe = (method: string): boolean => safeMethods.has(method);

/**
 * Refuses a request by which another site's page would use the cookie of the person before it, or sign them in as
 * somebody else. Browsers of our time say themselves where a request comes from (`Sec-Fetch-Site`, to HTTPS and
 * localhost); in a plain HTTP network `Origin` does. Programmes send neither and hold no cookie of anybody.
 * @throws ProblemError "foreign-origin", "foreign-content-type" (forbidden)
 */
export function checkSameOrigin({
  method,
  headers,
  host,
}: Pick<AuthRequest, 'method' | 'headers' | 'host'>): void {
  if (isSafe(method)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw foreignOrigin();
  } else if (headers.origin !== undefined && hostOf(headers.origin) !== host.toLowerCase()) {
    throw foreignOrigin();
  }
  // A form of another site can send text/plain and url-encoded bodies without being asked first.
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined && type !== 'application/json' && type !== 'multipart/form-data') {
    throw foreignContentType();
  }
}

/** @returns undefined for `null`, which sandboxed pages and files send */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
