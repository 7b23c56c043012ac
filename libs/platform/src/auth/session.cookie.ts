import type { AuthRequest } from './identity.ts';

/** Name of the cookie that holds the token of a session. */
const sessionCookieName = 'fengqiao_session';

/** What signing in and out writes to an answer. */
export interface CookieReply {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
}

/** The token that a browser sent. @returns undefined when it sent none */
export const sessionTokenOf = ({ cookies }: Pick<AuthRequest, 'cookies'>): string | undefined =>
  cookies[sessionCookieName];

/**
 * Hands out a token. Without an age: the cookie ends with the browser, since offices share computers, and the server
 * counts its hours anyway. Strict: nobody links into the product from another site.
 */
export function giveSessionCookie(reply: CookieReply, token: string, isSecure: boolean): void {
  reply.setCookie(sessionCookieName, token, attributes(isSecure));
}

/** Takes the token back. */
export function takeSessionCookie(reply: CookieReply, isSecure: boolean): void {
  reply.clearCookie(sessionCookieName, attributes(isSecure));
}

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;
