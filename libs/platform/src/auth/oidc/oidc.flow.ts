import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.ts';
import { execute, query } from '../../database/transaction.ts';
import { AUTH_SETTINGS, type AuthSettings } from '../auth.settings.ts';
import type { AuthRequest } from '../identity.ts';
import type { CookieReply } from '../session.cookie.ts';
import type { FlowSecrets } from './oidc.client.ts';

const minutesAtProvider = 10;
const sweptPerFlow = 100;
const tokenBytes = 32;

/**
 * Sign-ins that are under way at the provider. Each is tied to the browser that began it by a cookie, and is good once:
 * nobody can be signed in as somebody else by an address that they were sent.
 */
@Injectable()
export class OidcFlow {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  async keep({ state, nonce, codeVerifier }: FlowSecrets, reply: CookieReply): Promise<void> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const now = this.clock.now();
    await execute(this.dataSource, {
      text: `with swept as (delete from oidc_flow where token_hash in (
               select token_hash from oidc_flow where expires_at <= $5::timestamptz - interval '1 minute'
               order by expires_at limit $6 for update skip locked))
             insert into oidc_flow (token_hash, state, nonce, code_verifier, expires_at)
             values ($1, $2, $3, $4, $5::timestamptz + make_interval(mins => $7))`,
      values: [hashOf(token), state, nonce, codeVerifier, now, sweptPerFlow, minutesAtProvider],
    });
    // Lax: the browser comes back from another site.
    reply.setCookie(this.#cookieName, token, { ...this.#attributes, maxAge: minutesAtProvider * 60 });
  }

  /** @returns undefined when this browser has begun none, too long ago, or has come back already */
  async take(request: Pick<AuthRequest, 'cookies'>, reply: CookieReply): Promise<FlowSecrets | undefined> {
    const token = request.cookies[this.#cookieName];
    if (token === undefined) return undefined;
    reply.clearCookie(this.#cookieName, this.#attributes);
    const [row] = await query<{ state: string; nonce: string; code_verifier: string; expires_at: Date }>(
      this.dataSource,
      {
        text: 'delete from oidc_flow where token_hash = $1 returning state, nonce, code_verifier, expires_at',
        values: [hashOf(token)],
      },
    );
    if (row === undefined || row.expires_at <= this.clock.now()) return undefined;
    return { state: row.state, nonce: row.nonce, codeVerifier: row.code_verifier };
  }

  get #cookieName(): string {
    return this.settings.isCookieSecure ? '__Host-fengqiao_oidc' : 'fengqiao_oidc';
  }

  get #attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.isCookieSecure } as const;
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
