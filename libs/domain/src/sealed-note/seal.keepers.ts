import { confidentialRights } from '../dispute/dispute.rights.ts';
import { isCapable } from '../organisation/capabilities.ts';
import type { Role } from '../organisation/organisation.codes.ts';

/** Somebody of the township who has a key, and might keep half of another. */
export interface PossibleKeeper {
  readonly staffId: string;
  readonly roles: readonly Role[];
  /** Heads a unit. */
  readonly isHead: boolean;
}

/** Who keeps which half of the key of a note: one of each must act to break its seal. Both are empty, or neither. */
export interface Keepers<P> {
  readonly leading: readonly P[];
  readonly guiding: readonly P[];
}

/**
 * Deals the two halves: one to whoever leads the township, one to the heads of the justice office. Where there is no leader
 * with a key, the centre takes that half; where the office has none, the centre takes the other, but nobody keeps both.
 * @param possible  people with a key who are no mediators of the case
 * @source decision 0053
 */
export function keepersAmong<P extends PossibleKeeper>(possible: readonly P[]): Keepers<P> {
  const leading = firstOf([
    possible.filter(({ roles }) => roles.includes('leader')),
    headed(possible, 'centre'),
  ]);
  const others = possible.filter((person) => !leading.includes(person));
  const guiding = firstOf([headed(others, 'office'), headed(others, 'centre')]);
  return leading.length === 0 || guiding.length === 0 ? { leading: [], guiding: [] } : { leading, guiding };
}

/** The heads among those of a role; where none has a key, all of them. */
function headed<P extends PossibleKeeper>(people: readonly P[], role: Role): readonly P[] {
  const all = people.filter(({ roles }) => roles.includes(role));
  return firstOf([all.filter(({ isHead }) => isHead), all]);
}

const firstOf = <P>(groups: readonly (readonly P[])[]): readonly P[] =>
  groups.find((group) => group.length > 0) ?? [];

/** Whoever may mediate a case, or keep half of a seal, has a use for a code; nobody else is shown anything of it. */
export const hasUseForCode = (roles: readonly Role[]): boolean =>
  roles.some((role) => confidentialRights[role].length > 0) || isCapable(roles, 'seal.keep');
