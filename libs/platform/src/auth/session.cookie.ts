import type { AuthRequest } from './identity.ts';

/** What signing in and out writes to an answer. */
export interface CookieReply {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
}

/**
 * Name of the cookie that holds the token of a session. Over HTTPS browsers take a name with this prefix only from this
 * very host and only for HTTPS, so neither a neighbouring site nor somebody on the wire can slip another session in.
 */
const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-fengqiao_session' : 'fengqiao_session');

/** The token that a browser sent. @returns undefined when it sent none */
export const sessionTokenOf = (
  { cookies }: Pick<AuthRequest, 'cookies'>,
  isSecure: boolean,
): string | undefined => cookies[cookieName(isSecure)];

/**
 * Hands out a token. Without an age: the cookie ends with the browser, since offices share computers, and the server
 * counts its hours anyway. Strict: nobody links into the product from another site.
 */
export function giveSessionCookie(reply: CookieReply, token: string, isSecure: boolean): void {
  reply.setCookie(cookieName(isSecure), token, attributes(isSecure));
}

/** Takes the token back. */
export function takeSessionCookie(reply: CookieReply, isSecure: boolean): void {
  reply.clearCookie(cookieName(isSecure), attributes(isSecure));
}

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;
