import { Inject, Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import { AUTH_SETTINGS, type AuthSettings } from '../auth.settings.ts';
import { oidcOff, oidcRefused, oidcUnavailable } from './oidc.problems.ts';
import type { OidcSettings } from './oidc.settings.ts';

/** Where the provider sends the browser back to. */
const callbackPath = '/api/v1/session/oidc/callback';
const timeoutSeconds = 10;

/** What must come back as it was sent. */
export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who somebody is at the provider. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The claim that the settings name, where the provider vouches for it. */
  readonly username: string | undefined;
}

/** Speaks with the identity provider: authorization code with PKCE, state and nonce; every signature is checked. */
@Injectable()
export class OidcClient {
  readonly #logger = new Logger('Oidc');
  #discovered: Promise<openid.Configuration> | undefined;

  constructor(@Inject(AUTH_SETTINGS) private readonly settings: AuthSettings) {}

  /** @throws ProblemError "oidc-off" (not-found) where no provider is set */
  get provider(): OidcSettings {
    if (this.settings.oidc === undefined) throw oidcOff();
    return this.settings.oidc;
  }

  /** Where to send the browser, and what to expect back. @throws ProblemError "oidc-unavailable" */
  async begin(): Promise<FlowSecrets & { readonly address: string }> {
    const provider = await this.#configuration();
    const secrets: FlowSecrets = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      codeVerifier: openid.randomPKCECodeVerifier(),
    };
    const address = openid.buildAuthorizationUrl(provider, {
      redirect_uri: `${this.provider.publicUrl}${callbackPath}`,
      scope: `openid profile${this.provider.usernameClaim === 'email' ? ' email' : ''}`,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { ...secrets, address: address.href };
  }

  /**
   * Exchanges the code of the way back and checks the token: signature, issuer, audience, time, nonce.
   * @param search  the query of the way back, with its `?`
   * @throws ProblemError "oidc-refused", the same for every reason; the log names it
   */
  async finish(search: string, secrets: FlowSecrets): Promise<ProviderIdentity> {
    const provider = await this.#configuration();
    const back = new URL(`${this.provider.publicUrl}${callbackPath}${search}`);
    try {
      const tokens = await openid.authorizationCodeGrant(provider, back, {
        pkceCodeVerifier: secrets.codeVerifier,
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('no ID token');
      const told = Object.hasOwn(claims, this.provider.usernameClaim)
        ? claims
        : await openid.fetchUserInfo(provider, tokens.access_token, claims.sub);
      return {
        issuer: claims.iss,
        subject: claims.sub,
        username: vouchedFor(told, this.provider.usernameClaim),
      };
    } catch (error) {
      this.#logger.warn({ msg: `sign-in refused ${reasonOf(error)}` });
      throw oidcRefused();
    }
  }

  async #configuration(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.provider;
    const server = new URL(issuer);
    this.#discovered ??= openid.discovery(server, clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      // The settings allow plain HTTP to this machine alone.
      execute: [
        openid.enableNonRepudiationChecks,
        ...(server.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
      ],
    });
    try {
      return await this.#discovered;
    } catch (error) {
      // Asked again at the next try: a provider that was away at the start must not stay away for ever.
      this.#discovered = undefined;
      this.#logger.warn({ msg: `provider unavailable ${reasonOf(error)}` });
      throw oidcUnavailable();
    }
  }
}

/** What somebody may have typed about themselves is no proof: an address or number counts when the provider checked it. */
function vouchedFor(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claims[name];
  if (typeof value !== 'string' || value === '') return undefined;
  if (['email', 'phone_number'].includes(name) && claims[`${name}_verified`] !== true) return undefined;
  return value;
}

/** The library's own code, never its words: these may quote what came in. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, error: named, name } = error as { code?: unknown; error?: unknown; name?: unknown };
  return [code, named, name].find(
    (text) => typeof text === 'string' && /^[\w.-]{1,64}$/.test(text),
  ) as string;
}
