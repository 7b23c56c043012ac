/** Injection token of the {@link RateSettings}. */
export const RATE_SETTINGS = Symbol('RATE_SETTINGS');

/** How often a minute allows what; 0 is as often as anybody likes. */
export interface RateSettings {
  /** Requests of one address, behind which a whole office may sit. */
  readonly perAddress: number;
  /** Requests of one account, by browser and API key together. */
  readonly perAccount: number;
  /** Tries to sign in of one address; the lock-out of the account counts besides. */
  readonly signInsPerAddress: number;
  /** Codes of receipts that one address tries. */
  readonly codesPerAddress: number;
  /** Codes of receipts that are tried from anywhere. */
  readonly codesInAll: number;
}
