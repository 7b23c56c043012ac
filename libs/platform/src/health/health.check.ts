/** Injection token of the checks that an application adds. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

/** Something without which this process had better get no requests. */
export interface HealthCheck {
  /** Stable kebab-case name, e.g. `queue`. */
  readonly name: string;
  /** @throws anything when it is not well; only the code of the error is shown */
  check(): Promise<void>;
}
