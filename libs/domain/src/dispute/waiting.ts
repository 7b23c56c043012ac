/** Who held a case from an instant on. */
export interface Holding {
  readonly at: string;
  /** Null once nobody holds it. */
  readonly holderId: string | null;
}

/** Milliseconds that each holder let the case wait, in the order in which they held it. */
export interface WaitingTime {
  readonly holderId: string;
  readonly ms: number;
}

/**
 * Charges every moment of a case to whoever held it: no gap, no overlap, so the sum is its age.
 * @param holdings  the holder after each event, in order of time
 * @param until     the end of the count: now, or the moment at which the case ended
 */
export function waitingTimes(holdings: readonly Holding[], until: string): readonly WaitingTime[] {
  const totals = new Map<string, number>();
  holdings.forEach(({ at, holderId }, n) => {
    if (holderId === null) return;
    const end = holdings[n + 1]?.at ?? until;
    totals.set(holderId, (totals.get(holderId) ?? 0) + Math.max(0, Date.parse(end) - Date.parse(at)));
  });
  return [...totals].map(([holderId, ms]) => ({ holderId, ms }));
}
