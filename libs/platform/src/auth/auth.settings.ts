import type { OidcSettings } from './oidc/oidc.settings.ts';

/** Injection token of the {@link AuthSettings}. */
export const AUTH_SETTINGS = Symbol('AUTH_SETTINGS');

/** How sign-ins behave in this installation. */
export interface AuthSettings {
  /** A session ends after so many hours without a request. */
  readonly sessionHours: number;
  /** … and in any case so many days after the sign-in. */
  readonly sessionDays: number;
  /** Whose role needs a second factor may do without for so many days after they were first told. */
  readonly secondFactorGraceDays: number;
  readonly oidc: OidcSettings | undefined;
  /** The cookie is sent over HTTPS only; false for plain HTTP in an office network or on one machine. */
  readonly isCookieSecure: boolean;
}
