/** Wrong passwords that are free. */
export const freeFailures = 4;
/** The longest lock-out in minutes. */
export const lockOutMinutesAtMost = 60;

/**
 * For how many minutes an account stays locked after so many wrong passwords in a row: 1 after the fifth, then 2, 4 …
 * up to 60. While it is locked nothing counts, so nobody can be locked out for good by somebody else's guesses.
 */
export function lockOutMinutes(failures: number): number {
  return failures <= freeFailures ? 0 : Math.min(lockOutMinutesAtMost, 2 ** (failures - freeFailures - 1));
}
