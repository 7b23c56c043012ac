import { randomInt } from 'node:crypto';

/** How many there are at once. */
export const recoveryCodeCount = 10;
/** Without the letters that are mistaken for figures or for each other. @source Crockford's Base32 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lettersPerCode = 11;

/**
 * A recovery code: the number of its slot and 55 random bits, e.g. `3K7Q-9FWD-XT2M`. The slot is in the code so that
 * one slow hash is computed for a try and not ten.
 */
export function newRecoveryCode(slot: number): string {
  const letters = Array.from({ length: lettersPerCode }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${slot}${letters}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as it was made, whatever way it was typed. @returns undefined for what is no recovery code */
export function readRecoveryCode(
  typed: string,
): { readonly slot: number; readonly code: string } | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (!/^\d[0-9A-HJKMNP-TV-Z]{11}$/.test(letters)) return undefined;
  return { slot: Number(letters[0]), code: letters.replace(/(.{4})(?=.)/g, '$1-') };
}
