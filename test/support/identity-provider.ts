import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';
import request from 'supertest';
import type { OidcSettings } from '#platform';

type Claims = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider on this machine, which a test can make dishonest. */
export interface IdentityProvider {
  /** What the product must be told to use it. */
  readonly settings: OidcSettings;
  /** Who signs in next, and what is known of them. */
  person: { subject: string; claims: Claims };
  /** Changes the claims of the next ID tokens; they are signed again. */
  tamper: ((claims: Claims) => Claims) | undefined;
  /** Signs the next ID tokens with a key of nobody. */
  isForged: boolean;
  /** Takes a browser from the address at which the product sends it to the way back. @returns path and query of that */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

/** Where the product is said to be; nothing listens there. */
const nowhere = 'http://127.0.0.1:1';
const clientSecret = 'a-secret-of-thirty-two-characters';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

function signed(claims: Claims, key: KeyObject): string {
  const text = `${base64({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${base64(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

/** Starts it. Call it in `beforeAll`, `close()` in `afterAll`. @param publicUrl  for browsers that go the way themselves */
export async function anIdentityProvider(
  usernameClaim = 'preferred_username',
  publicUrl = nowhere,
): Promise<IdentityProvider> {
  const [own, foreign] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  if (!own || !foreign) throw new Error('two keys were made');
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const speakAgain = silence();
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(
    issuer,
    configuration(own, publicUrl, () => it.person.claims),
  );
  const it: IdentityProvider = {
    settings: {
      issuer,
      clientId: 'fengqiao',
      clientSecret,
      publicUrl,
      usernameClaim,
      name: '县统一认证',
    },
    person: { subject: 'nobody', claims: {} },
    tamper: undefined,
    isForged: false,
    visit: (address) => visit(issuer, publicUrl, address),
    close: () => {
      speakAgain();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  provider.use(async (context, next) => {
    if (context.path.startsWith('/login/')) {
      context.respond = false;
      await provider.interactionFinished(context.req, context.res, {
        login: { accountId: it.person.subject },
      });
      return;
    }
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || body?.id_token === undefined) return;
    if (it.tamper === undefined && !it.isForged) return;
    const claims = claimsOf(body.id_token);
    body.id_token = signed(it.tamper?.(claims) ?? claims, it.isForged ? foreign : own);
  });
  const server: Server = provider.listen(port, '127.0.0.1');
  return it;
}

/** The package advises at length against what a test does; its advice would drown the results. */
function silence(): () => void {
  const { warn, info } = console;
  console.warn = () => undefined;
  console.info = () => undefined;
  return () => Object.assign(console, { warn, info });
}

function configuration(key: KeyObject, publicUrl: string, claims: () => Claims): Configuration {
  return {
    clients: [
      {
        client_id: 'fengqiao',
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/v1/session/oidc/callback`],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' } as never] },
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a-key-of-the-tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...claims() }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

async function visit(issuer: string, publicUrl: string, address: string): Promise<string> {
  const browser = request.agent(issuer);
  for (let next = new URL(address); ; ) {
    const { headers, status, text } = await browser.get(`${next.pathname}${next.search}`).redirects(0);
    if (headers.location === undefined)
      throw new Error(`the provider answers ${status}: ${text.slice(0, 300)}`);
    next = new URL(headers.location, issuer);
    if (next.origin === publicUrl) return `${next.pathname}${next.search}`;
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return await new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
