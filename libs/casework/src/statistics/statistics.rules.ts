/** Names the rules for injection. */
export const STATISTICS_RULES = Symbol('STATISTICS_RULES');

/** How an office prints its figures. */
export interface StatisticsRules {
  /** No percentage is printed over fewer cases than these. */
  readonly smallBelow: number;
}
