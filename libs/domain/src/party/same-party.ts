import { normalIdNumber } from './party.checks.ts';
import type { PartyKind } from './party.codes.ts';
import { isSameName, type Simplified } from './same-name.ts';

/** By what two parties are told apart. */
export interface KnownParty {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber?: string | null | undefined;
}

/**
 * Are these the same, as far as is known? Numbers decide where both are known; otherwise the name does, however it was typed, which is enough
 * among the parties of two cases that somebody has found to be one.
 */
export function isSameParty(one: KnownParty, other: KnownParty, simplified?: Simplified): boolean {
  if (one.idNumber && other.idNumber) return normalIdNumber(one.idNumber) === normalIdNumber(other.idNumber);
  return one.kind === other.kind && isSameName(one.name, other.name, simplified);
}
