import type { IncomingHttpHeaders } from 'node:http';
import type { SecondFactorDuty } from './second-factor/second-factor.demand.ts';

/** What an API key may be used for. `write` does not include `read`; `typical` is the library of typical cases and its feed. */
export const apiKeyScopes = ['read', 'write', 'import', 'typical'] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** The account of a request and how it was shown. */
export type Credential = {
  /** A second factor that the role would ask for; null when there is one. */
  readonly duty: SecondFactorDuty | null;
} & (
  | {
      readonly via: 'session';
      readonly accountId: string;
      readonly sessionId: string;
      /** The password was set by somebody else and must be replaced first. */
      readonly mustChange: boolean;
    }
  | {
      readonly via: 'api-key';
      readonly accountId: string;
      readonly apiKeyId: string;
      readonly scopes: readonly ApiKeyScope[];
    }
);

/** A credential with what was read of the person behind its account, for the `ActorSource` to understand. */
export interface Resumed<Of extends Credential = Credential> {
  readonly credential: Of;
  readonly facts: unknown;
}

/** A credential with the actor behind its account. */
export type Identity = Credential & { readonly actor: object };

/** An identity that a browser has shown. */
export type SessionIdentity = Extract<Identity, { readonly via: 'session' }>;

/** What signing in reads of a request, and what the guard leaves on it. */
export interface AuthRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Host and port as the browser saw them (behind a trusted proxy: as it forwarded them). */
  readonly host: string;
  /** Address of whoever asks (behind a trusted proxy: as it forwarded it). */
  readonly ip: string;
  identity?: Identity;
  actor?: object;
}
