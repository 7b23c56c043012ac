import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type Outcome, OutgoingError } from './outgoing.outcome.ts';
import { guardedLookup, type OutgoingRules, outgoingUrl } from './outgoing.rules.ts';

/** A call to a web service. */
export interface Call {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As far as an answer is read: ours says some words. */
const answerBytes = 64 * 1024;
/** Refusals that pass by themselves. @source RFC 9110, 15.5.9; RFC 8470; RFC 6585 */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);
/** No receiver keeps us waiting longer than this, whatever it says. */
const retryAfterAtMostMs = 24 * 3_600_000;

/**
 * Calls a web service once. No redirect is followed: it would lead where nobody has looked.
 * @param now  for a Retry-After that names an instant
 * @returns the text of a good answer, or what became of the try
 * @throws whatever the network says; see `outcomeOf`
 */
export async function call(
  { url, method, headers, body }: Call,
  rules: OutgoingRules,
  now: Date,
): Promise<{ readonly text: string } | Outcome> {
  const target = outgoingUrl(url, rules);
  const send = target.protocol === 'https:' ? secureRequest : plainRequest;
  const signal = AbortSignal.timeout(rules.timeoutMs);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = send(target, {
      method,
      headers: { ...headers, ...length },
      signal,
      lookup: guardedLookup(rules),
      // A connection of its own: none that was opened under other rules is used again.
      agent: false,
    });
    outgoing.on('response', resolve).on('error', reject).end(body);
  });
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return { text: await read(answer) };
  answer.destroy();
  const code = `http-${status}`;
  if (status < 500 && !passing.has(status)) return { result: 'refused', code };
  return { result: 'again', code, ...retryAfter(answer.headers['retry-after'], now) };
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // It was taken: whoever answers 200 at such length is not asked to take it again.
    if (bytes > answerBytes) throw new OutgoingError('answer-too-long', 'refused');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function retryAfter(header: string | undefined, now: Date): { readonly afterMs?: number } {
  if (header === undefined) return {};
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? { afterMs: Math.min(ms, retryAfterAtMostMs) } : {};
}
