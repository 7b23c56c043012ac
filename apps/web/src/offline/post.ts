import { Problem } from '../api/problem.ts';

/** A line that hangs counts as one that is down. */
const longestMs = 30_000;

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
