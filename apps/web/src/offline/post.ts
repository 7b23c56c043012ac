import { Problem } from '../api/problem.ts';

/** How long an answer may take: a line that hangs counts as one that is down. */
export const longestMs = 30_000;

/**
 * Sends what waits on the device under its own key: sent twice, it is taken once.
 * @throws Problem when the server refuses it, or no answer came within half a minute
 */
export async function post<Answer>(path: string, key: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(longestMs),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) throw await Problem.from(response);
  return (await response.json()) as Answer;
}

/** Is it of no use to send the next thing either? The line is down, somebody must sign in, or it was too much at once. */
export const holdsUpAll = (error: unknown): boolean =>
  error instanceof Problem && [0, 401, 429].includes(error.status);

/** Will the same be refused again however often it is sent? A person has to look at it. */
export const isRefusal = (error: unknown): error is Problem => error instanceof Problem && !error.isForLater;
