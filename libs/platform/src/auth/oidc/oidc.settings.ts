/** An identity provider (OpenID Connect) at which people sign in besides. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the product is reached, without a path, e.g. `https://fengqiao.yueshan.example`. */
  readonly publicUrl: string;
  /** The claim by which an account was registered, e.g. `preferred_username` or `email`. */
  readonly usernameClaim: string;
  /** Stands on the button. */
  readonly name: string;
}
