import { randomBytes } from 'node:crypto';

/** Stands in a page wherever the nonce of the answer belongs; Vite writes it there by `html.cspNonce`. */
export const noncePlace = '{{nonce}}';

const nonceBytes = 16;

/** What sending a page needs of Fastify's reply. */
interface PageReply {
  header(name: string, value: string): PageReply;
  send(body: string): unknown;
}

/** Nothing from elsewhere; of what stands in the page itself only what bears the nonce of this very answer. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Answers an HTML page with a nonce of its own. It is never kept: a page out of a cache would bear a nonce that the
 * policy does not know.
 * @param template  the page, with {@link noncePlace} where a nonce belongs
 */
export function sendPage(reply: PageReply, template: string): unknown {
  const nonce = randomBytes(nonceBytes).toString('base64');
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .send(template.replaceAll(noncePlace, nonce));
}
